#pragma once

#include <span>
#include <vector>

#include <riskshare/values/money.hpp>

namespace riskshare {
inline namespace v0 {

/// Attributes an amount to services in proportion to their variances of the same sign: overspends
/// bear an overspend, underspends keep an underspend.
///
/// Shapes:   one amount per covered service. Pence.
/// Requires: some variance has the sign of the amount, unless that is zero (see apportion()).
/// Source:   docs/rules.md 5, `responsible`.
[[nodiscard]] std::vector<Money> attribute(Money amount,
                                           std::span<const Money> shareable_variances);

}  // namespace v0
}  // namespace riskshare
