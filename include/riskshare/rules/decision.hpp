#pragma once

#include <span>
#include <vector>

#include <riskshare/values/money.hpp>

namespace riskshare {

/// What a decision changes for each party: what it bears as decided, less what it would by the
/// formula.
///
/// Shapes:   one figure per party, each. Units: pence; a party that keeps money bears less than 0.
/// Requires: both come to the same total; throws std::invalid_argument otherwise.
/// Fails:    MoneyOverflow.
/// Ensures:  the changes sum to zero.
/// Example:  decided 5, 1, 0 where the formula gives 4, 0, 2: changes 1, 1, -2.
/// Source:   docs/rules.md 5, decisions.
[[nodiscard]] std::vector<Money> changed_by_decision(std::span<const Money> decided,
                                                     std::span<const Money> formula);

/// What is left of the reserve for a formula to draw on: its opening balance, less what decisions
/// draw. What they add cannot be drawn on in the same settlement.
///
/// Shape:    decided: the reserve's part of each decision. Units: pence.
/// Requires: no more is drawn than the balance; throws std::invalid_argument otherwise.
/// Example:  of 100, with decisions that draw 30 and add 50: 70.
/// Source:   docs/rules.md 5, decisions.
[[nodiscard]] Money left_by_decisions(Money balance, std::span<const Money> decided);

}  // namespace riskshare
