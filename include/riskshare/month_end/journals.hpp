#pragma once

#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <riskshare/agreement.hpp>
#include <riskshare/by_service.hpp>
#include <riskshare/export.hpp>
#include <riskshare/facts/figures.hpp>
#include <riskshare/facts/problem.hpp>
#include <riskshare/settlement.hpp>
#include <riskshare/text/words.hpp>
#include <riskshare/values/financial_year.hpp>
#include <riskshare/values/money.hpp>

namespace riskshare {
inline namespace v0 {

/// An account of spending on a service, of what two partners owe each other, or of the fund's
/// reserve.
enum class AccountKind { service, balance, reserve };
constexpr auto words_for(AccountKind)
{
    return words<AccountKind>({"service", "balance", "reserve"});
}

/// One line of a journal in one partner's ledger. Positive is a debit, negative a credit.
struct JournalLine {
    std::string ledger;  ///< the partner whose ledger it is, by id
    Required<AccountKind> kind;
    std::string account;  ///< the ledger's code for it
    std::string service;  ///< by id; empty on a line that nets balances between partners
    std::string with;     ///< the partner on the other side, or `reserve`
    Money amount;
    std::string narrative;
    std::string clause{};

    bool operator==(const JournalLine&) const = default;
};

/// Lines posted together. Each ledger's lines add up to zero, service by service, and two ledgers
/// say opposites of each other.
struct Journal {
    std::string agreement;
    FinancialYear financial_year;
    int month;
    Required<Basis> basis;
    int number;  ///< 1 for the first of the year; each journal has the next
    std::vector<JournalLine> lines{};

    bool operator==(const Journal&) const = default;
};

/// All that the ledgers need to hold of the settlement by the end of its month: by ledger, then by
/// service with netting last, then by kind of account, then by the partner it is with, the reserve
/// last. A forecast is posted in twelfths, month by month; an outturn whole.
///
/// Requires: `settlement` is as settle() gave it and `by_service` is of it.
/// Fails:    InputError if the reserve takes part and the agreement names no host; MoneyOverflow.
/// Source:   docs/rules.md 12.
[[nodiscard]] RISKSHARE_EXPORT std::vector<JournalLine>
journal_lines_needed(const Settlement& settlement, const ByService& by_service);
[[nodiscard]] RISKSHARE_EXPORT std::vector<JournalLine>
journal_lines_needed(const Settlement& settlement);

/// The lines still to post: those the month needs less those posted before, account by account.
///
/// Fails:  InputError if the journals posted before are not those of the agreement numbered from 1
///         without a gap, have problems, or are of later months; each place begins with the
///         journal's index. Otherwise as journal_lines_needed().
/// Source: docs/rules.md 12.
[[nodiscard]] RISKSHARE_EXPORT Journal journal(const Settlement& settlement,
                                               const ByService& by_service,
                                               std::span<const Journal> posted);
[[nodiscard]] RISKSHARE_EXPORT Journal journal(const Settlement& settlement,
                                               std::span<const Journal> posted);

/// Every problem of a posted journal: another agreement or year, unknown names, lines that do not
/// balance or that the other ledger does not mirror.
[[nodiscard]] RISKSHARE_EXPORT Problems problems_in(const Journal& journal,
                                                    const Agreement& agreement);

/// Reads a journal from JSON text. Fails: InputError with every problem in it.
[[nodiscard]] RISKSHARE_EXPORT Journal parse_journal(std::string_view json,
                                                     const Agreement& agreement);
/// The same without an exception: the journal, or else every problem.
[[nodiscard]] RISKSHARE_EXPORT std::variant<Journal, Problems>
try_parse_journal(std::string_view json, const Agreement& agreement);

/// The journal in the form of docs/formats.md, which parse_journal() reads.
[[nodiscard]] RISKSHARE_EXPORT std::string to_json(const Journal& journal);

/// Its JSON Schema.
[[nodiscard]] RISKSHARE_EXPORT std::string_view journals_schema();

}  // namespace v0
}  // namespace riskshare
