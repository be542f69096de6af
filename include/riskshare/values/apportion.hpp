#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include <riskshare/values/money.hpp>
#include <riskshare/values/percentage.hpp>

namespace riskshare {

/// Splits a total into one part per weight by largest remainder, so that nothing is lost.
///
/// Shapes:   weights: n >= 1; limits: n, or empty for none; result: n, same order. Units: pence.
/// Requires: weights >= 0 and not all zero unless the total is zero; limits >= 0, and those of the
///           parties with a weight come to at least |total|. Throws std::invalid_argument
///           otherwise: in a release build too, since going on would lose money.
/// Ensures:  the parts sum to the total; a zero weight gets zero; no part exceeds its limit;
/// without
///           limits every part is within a penny of its quota total * weight / sum of weights; the
///           parts of -total are the parts of total negated.
/// Odd pence go to the largest fractional parts, ties to the earlier party.
/// Source:   docs/rules.md 2.
[[nodiscard]] std::vector<Money> apportion(Money total, std::span<const Money> weights,
                                           std::span<const Money> limits = {});
[[nodiscard]] std::vector<Money> apportion(Money total, std::span<const Percentage> weights,
                                           std::span<const Money> limits = {});
[[nodiscard]] std::vector<Money> apportion(Money total, std::span<const std::int64_t> weights,
                                           std::span<const Money> limits = {});

}  // namespace riskshare
