#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include <riskshare/values/money.hpp>

namespace riskshare {

/// Divides every amount of a column by the same weights, so that the table adds up both ways: each
/// row to its amount, each column to its own exact total.
///
/// Shapes:   rows: m, of either sign; weights: n >= 1; result: m rows of n. Units: pence.
/// Requires: weights >= 0 and not all zero, and columns that come to whole pence: the sum of the
///           rows times any weight can be divided by the sum of the weights. Throws
///           std::invalid_argument otherwise.
/// Ensures:  every cell is its exact amount, row * weight / sum of weights, cut to one of the two
///           whole pence next to it, or itself where it is whole.
/// Each row is apportioned as apportion() does it; where a column then misses its total, a penny
/// moves along the shortest chain of rows that mends it.
/// Source:   docs/rules.md 7; the table is found as a flow in a network (Bacharach 1966).
[[nodiscard]] std::vector<std::vector<Money>>
apportion_table(std::span<const Money> rows, std::span<const std::int64_t> weights);

}  // namespace riskshare
