#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include <riskshare/values/money.hpp>
#include <riskshare/values/percentage.hpp>

namespace riskshare {

/// Splits a total into one part per weight by largest remainder. No penny is lost: odd pence go to
/// the largest fractional parts, ties to the earlier party.
///
/// Shapes:   weights n >= 1; limits n, or empty for none; result n, in the same order. Pence.
/// Requires: weights >= 0, not all zero unless the total is zero; limits >= 0, and the limits of
///           parties with a weight come to at least |total|. Throws Misuse otherwise,
///           in release builds too: going on would lose money.
/// Ensures:  the parts sum to the total; a zero weight gets zero; no part exceeds its limit;
///           unless limits bite, each part is within a penny of total * weight / sum of weights;
///           the parts of -total are those of total, negated.
/// Source:   docs/rules.md 2.
[[nodiscard]] std::vector<Money> apportion(Money total, std::span<const Money> weights,
                                           std::span<const Money> limits = {});
[[nodiscard]] std::vector<Money> apportion(Money total, std::span<const Percentage> weights,
                                           std::span<const Money> limits = {});
[[nodiscard]] std::vector<Money> apportion(Money total, std::span<const std::int64_t> weights,
                                           std::span<const Money> limits = {});

}  // namespace riskshare
