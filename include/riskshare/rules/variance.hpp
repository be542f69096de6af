#pragma once

#include <span>

#include <riskshare/values/money.hpp>

namespace riskshare {

/// The outturn less the budget. Positive is an overspend, negative an underspend.
///
/// Units:  pence, net of income. Fails: MoneyOverflow.
/// Source: docs/rules.md 1 and 4.
[[nodiscard]] constexpr Money variance(Money outturn, Money budget) { return outturn - budget; }

/// The variance left to share once the agreed adjustments are taken out.
///
/// Units:  pence. Fails: MoneyOverflow.
/// Source: docs/rules.md 4; Plymouth's risk cap model: net of planned overspends, adjusted for
///         agreed service developments.
[[nodiscard]] Money shareable_variance(Money variance, std::span<const Money> adjustments);

}  // namespace riskshare
