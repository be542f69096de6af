#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include <riskshare/export.hpp>
#include <riskshare/position.hpp>
#include <riskshare/text/words.hpp>
#include <riskshare/values/money.hpp>

namespace riskshare {
inline namespace v0 {

/// The figures on which two ledgers should agree: receivable and payable, or income and expenditure
/// in the year to date.
enum class BalanceKind { receivables_and_payables, income_and_expenditure };
constexpr auto words_for(BalanceKind)
{
    return words<BalanceKind>({"receivables_and_payables", "income_and_expenditure"});
}

/// Two ledgers' figures for one balance between them. A figure is absent if the ledger states none
/// for the other partner; it then counts as zero.
struct ComparedBalance {
    BalanceKind kind;
    std::size_t creditor;                ///< the partner that is owed, or that earns
    std::size_t debtor;                  ///< the partner that owes, or that spends
    std::optional<Money> creditor_says;  ///< its receivable, or its income
    std::optional<Money> debtor_says;    ///< its payable, or its expenditure
    Money difference;                    ///< the creditor's figure less the debtor's
    Money threshold;

    /// True if both ledgers say the same.
    [[nodiscard]] bool is_the_same() const { return creditor_says && creditor_says == debtor_says; }
    /// True if the difference is at most the threshold.
    [[nodiscard]] bool is_within_threshold() const { return magnitude(difference) <= threshold; }

    bool operator==(const ComparedBalance&) const = default;
};

/// The balances of each pair of partners in declared order. A pair without any is left out.
struct RISKSHARE_EXPORT AgreedBalances {
    Position position;  ///< with the ledgers' figures
    std::vector<ComparedBalance> compared;

    /// True if every difference is within its threshold.
    [[nodiscard]] bool is_agreed() const;

    bool operator==(const AgreedBalances&) const = default;
};

/// Compares the partners' ledgers with each other. A threshold is zero where the agreement states
/// none.
///
/// Units: pence. Fails: MoneyOverflow. Source: docs/rules.md 13; the NHS agreement of balances.
[[nodiscard]] RISKSHARE_EXPORT AgreedBalances agreed_balances(const Position& position);

/// The same in the form of docs/formats.md, ending in a newline.
[[nodiscard]] RISKSHARE_EXPORT std::string to_json(const AgreedBalances& balances);

}  // namespace v0
}  // namespace riskshare
