#pragma once

#include <span>
#include <vector>

#include <riskshare/values/money.hpp>

namespace riskshare {
inline namespace v0 {

/// Holds each partner's payment to a maximum. The rest stays with those who would have received it,
/// in proportion to how much that was. Returns the changes.
///
/// Shapes:   payments, one per partner, positive where it pays, then the reserve's; maximum, one
///           per partner; result as payments. Pence.
/// Requires: the payments sum to zero and no maximum is negative; throws Misuse otherwise.
/// Fails:    MoneyOverflow.
/// Ensures:  the changes sum to zero, no partner pays more than its maximum, and no receiver comes
///           to pay.
/// Example:  payments 7, 3, -8, -2, the first held to 2: changes -5, 0, 4, 1.
/// Source:   docs/rules.md 5, what the cap limits.
[[nodiscard]] std::vector<Money> held_to_maximum(std::span<const Money> payments,
                                                 std::span<const Money> maximum);

}  // namespace v0
}  // namespace riskshare
