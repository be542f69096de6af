#pragma once

#include <span>

#include <riskshare/export.hpp>
#include <riskshare/values/money.hpp>

namespace riskshare {
inline namespace v0 {

/// The two amounts of a variance, net of income.
struct OutturnAndBudget {
    Money outturn;
    Money budget;
};

/// The outturn less the budget. Positive is an overspend, negative an underspend.
///
/// Units:   pence. Fails: MoneyOverflow.
/// Example: variance({.outturn = 120'00_p, .budget = 100'00_p}) is £20.00.
/// Source:  docs/rules.md 1 and 4.
[[nodiscard]] constexpr Money variance(const OutturnAndBudget& of)
{
    return of.outturn - of.budget;
}

/// The part of one service's variance that is left to share: the variance less all the agreed
/// adjustments of that service. A positive adjustment is spending that is not shared: one of £5.00
/// leaves £15.00 of an overspend of £20.00, and makes £25.00 of an underspend of £20.00.
///
/// Shapes: any number of adjustments, of either sign. Pence. Fails: MoneyOverflow.
/// Source: docs/rules.md 4; Plymouth's risk cap model: net of planned overspends, adjusted for
///         agreed service developments.
[[nodiscard]] RISKSHARE_EXPORT Money shareable_variance(Money variance,
                                                        std::span<const Money> adjustments);

}  // namespace v0
}  // namespace riskshare
