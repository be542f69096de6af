#pragma once

#include <riskshare/text/words.hpp>
#include <riskshare/values/money.hpp>

namespace riskshare {
inline namespace v0 {

/// The side of the budget that a variance is on.
enum class Direction { overspend, underspend };
constexpr auto words_for(Direction) { return words<Direction>({"overspend", "underspend"}); }

/// The direction of a variance, which says which bands apply. Zero counts as an overspend.
/// Source: docs/rules.md 5.
[[nodiscard]] constexpr Direction direction_of(Money variance)
{
    return variance < 0_p ? Direction::underspend : Direction::overspend;
}

}  // namespace v0
}  // namespace riskshare
