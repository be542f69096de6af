#pragma once

#include <optional>
#include <span>

#include <riskshare/values/money.hpp>
#include <riskshare/values/percentage.hpp>

namespace riskshare {

/// How much of the risk is really shared: all net risk payments over all shareable variances, each
/// without its sign, to the nearest hundredth of a percent, halves upwards. 0% where each partner
/// bears what it would bear anyhow. At most 200%, as what one partner pays another receives, unless
/// a decision moves more than there is. Nothing where there is no variance, or one so small beside
/// what a decision moves that a Percentage does not hold the result.
///
/// Shapes: one payment per partner, one variance per service. Units: pence. Source:
/// docs/rules.md 6.
[[nodiscard]] std::optional<Percentage> risk_shared(std::span<const Money> net_risk_payments,
                                                    std::span<const Money> shareable_variances);

}  // namespace riskshare
