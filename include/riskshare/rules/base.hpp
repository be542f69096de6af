#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include <riskshare/values/money.hpp>

namespace riskshare {

/// What one partner contributes to a service, the partner known by its place in the agreement.
struct BudgetLine {
    std::size_t partner;
    Money gross;
    Money income;
};

/// A service's budget: the sum of its contributions, net of the income that comes with them.
///
/// Units: pence. Fails: MoneyOverflow, also where only gross or income exceeds 64 bits of pence.
/// Source: docs/rules.md 3.
[[nodiscard]] Money net_budget(std::span<const BudgetLine> lines);

/// Adds what each partner contributes, gross or net, to its amount in the base.
///
/// Shapes: base: one per partner. Units: pence. Fails: MoneyOverflow. Source: docs/rules.md 5,
/// base.
void add_gross_contributions(std::span<Money> base, std::span<const BudgetLine> lines);
void add_net_contributions(std::span<Money> base, std::span<const BudgetLine> lines);

}  // namespace riskshare
