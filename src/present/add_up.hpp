#pragma once

#include <cstddef>
#include <vector>

#include <riskshare/values/money.hpp>

#include "report.hpp"

namespace riskshare::present {

/// A cell of a table.
struct CellIndex {
    std::size_t row;
    std::size_t column;
};

/// Makes the rounded figures of a table add up to the totals shown, down and across.
///
/// Starts from the nearest figures. Where a sum does not hold, one of its figures moves by one
/// step: the one that rounding took furthest the other way, ties to the earlier. Where that upsets
/// another sum, a figure of that one moves too, and so on; the shortest such chain is taken.
/// Without one, the sum is left as it is. Each figure stays next to its exact amount, so an exact
/// figure, such as zero, never moves. A total that is part of no other sum never moves either, and
/// a bottom line only as a last resort.
///
/// Requires: `shown` is `exact` with every figure rounded to a multiple of the step.
/// Returns:  the figures that are no longer the nearest.
std::vector<CellIndex> add_up(const Table& exact, Table& shown, Money step);

}  // namespace riskshare::present
