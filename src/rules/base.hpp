#pragma once

#include <span>

#include <riskshare/rules/net.hpp>
#include <riskshare/values/money.hpp>

namespace riskshare {
inline namespace v0 {

/// A service's budget: the sum of its contributions, net of the income that comes with them.
///
/// Units: pence. Fails: MoneyOverflow, also where only gross or income exceeds 64 bits of pence.
/// Source: docs/rules.md 3.
[[nodiscard]] Money net_budget(std::span<const Line> lines);

/// Adds each partner's contribution, gross or net, to its amount in the base.
///
/// Shapes: base, one per partner. Pence. Fails: MoneyOverflow. Source: docs/rules.md 5, base.
void add_gross_contributions(std::span<Money> base, std::span<const Line> lines);
void add_net_contributions(std::span<Money> base, std::span<const Line> lines);

}  // namespace v0
}  // namespace riskshare
