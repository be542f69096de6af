#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <riskshare/figures.hpp>
#include <riskshare/financial_year.hpp>
#include <riskshare/money.hpp>
#include <riskshare/settlement.hpp>

namespace riskshare {

/// What an account is for: spending on a service, what is owed between two partners, or the fund's
/// reserve.
enum class AccountKind { service, balance, reserve };

/// One line of a journal in one partner's ledger. Positive is a debit, negative a credit.
struct JournalLine {
    std::string ledger;  ///< the partner whose ledger it is, by id
    AccountKind kind;
    std::string account;  ///< the code that this ledger has for it
    std::string service;  ///< by id; empty on a line that nets balances between partners
    std::string with;     ///< the partner on the other side, or `reserve`
    Money amount;
    std::string narrative;
    std::string clause;
};

/// What is posted in one go. The lines of each ledger come to nothing, service by service.
struct Journal {
    std::string agreement;
    FinancialYear financial_year;
    int month;
    Basis basis;
    int number;  ///< 1 for the first of the year; each journal has the next
    std::vector<JournalLine> lines;
};

/// All that the ledgers need to hold of the settlement by the end of its month. A forecast is
/// posted month by month, in twelfths; an outturn whole.
///
/// Requires: `settlement` is as settle() gave it.
[[nodiscard]] std::vector<JournalLine> journal_lines_needed(const Settlement& settlement);

/// What is still to be posted: what the month needs less what was posted before, account by
/// account. No lines where that is everything.
///
/// Fails: InputError where the journals posted before are of another agreement or year, do not
///        balance, or are not those numbered from 1 without a gap; MoneyOverflow.
[[nodiscard]] Journal journal_of(const Settlement& settlement, std::span<const Journal> posted);

}  // namespace riskshare
