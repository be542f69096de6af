#pragma once

#include <span>
#include <vector>

#include <riskshare/values/money.hpp>

namespace riskshare {
inline namespace v0 {

/// The change a decision makes for each party: the amount decided less the formula's.
///
/// Shapes:   one amount per party. Pence; a party that keeps money bears less than zero.
/// Requires: both lists have the same total; throws Misuse otherwise.
/// Fails:    MoneyOverflow.
/// Ensures:  the changes sum to zero.
/// Example:  decided 5, 1, 0 where the formula gives 4, 0, 2: changes 1, 1, -2.
/// Source:   docs/rules.md 5, decisions.
[[nodiscard]] std::vector<Money> changed_by_decision(std::span<const Money> decided,
                                                     std::span<const Money> formula);

/// The reserve that is left for formulas: its opening balance less the amounts decisions draw. The
/// amounts they add cannot be drawn in the same settlement.
///
/// Shapes:   decided, the reserve's part of each decision. Pence.
/// Requires: decisions draw no more than the balance; throws Misuse otherwise.
/// Example:  of 100, with decisions that draw 30 and add 50: 70.
/// Source:   docs/rules.md 5, decisions.
[[nodiscard]] Money left_by_decisions(Money balance, std::span<const Money> decided);

}  // namespace v0
}  // namespace riskshare
