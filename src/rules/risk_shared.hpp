#pragma once

#include <optional>
#include <span>

#include <riskshare/values/money.hpp>
#include <riskshare/values/percentage.hpp>

namespace riskshare {
inline namespace v0 {

/// The part of the risk that is shared: all net risk payments over all shareable variances, each
/// without its sign, to the nearest hundredth of a percent, halves upwards. 0% where each partner
/// bears the same as without a risk share. At most 200%, as each payment counts for its payer and
/// its receiver, unless a decision moves more. Empty where there is no variance, or where a
/// decision moves so much more that a Percentage cannot hold the result.
///
/// Shapes: one payment per partner, one variance per service. Pence.
/// Source: docs/rules.md 6.
[[nodiscard]] std::optional<Percentage> risk_shared(std::span<const Money> net_risk_payments,
                                                    std::span<const Money> shareable_variances);

}  // namespace v0
}  // namespace riskshare
