#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include <riskshare/values/money.hpp>

namespace riskshare {
inline namespace v0 {

/// Divides every row by the same weights, so that the table adds up both ways: each row to its
/// amount, each column to its exact total. Rows are first apportioned one by one; where a column
/// then misses its total, pennies move along the shortest chain of rows that mends it.
///
/// Shapes:   rows m, of either sign; weights n >= 1; result m rows of n. Pence.
/// Requires: weights >= 0, not all zero; each column comes to whole pence, that is, the sum of the
///           rows times its weight divides by the sum of weights. Throws Misuse otherwise.
/// Ensures:  each cell is row * weight / sum of weights, rounded up or down to a whole penny.
/// Source:   docs/rules.md 7; the table is a flow in a network (Bacharach 1966).
[[nodiscard]] std::vector<std::vector<Money>>
apportion_table(std::span<const Money> rows, std::span<const std::int64_t> weights);

}  // namespace v0
}  // namespace riskshare
