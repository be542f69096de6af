#pragma once

#include <cstddef>
#include <vector>

#include <riskshare/values/money.hpp>

#include "report.hpp"

namespace riskshare::present {

struct CellPlace {
    std::size_t row;
    std::size_t column;
};

/// Makes the rounded figures of a table add up to the totals shown, down and across.
///
/// Starts from the nearest figures. Where a sum does not hold, one figure of it moves by one step:
/// one that rounding took furthest the other way, ties to the earlier. Where that upsets another
/// sum, a figure of that one moves too, and so on; the shortest such chain is taken. Each figure
/// stays next to its exact amount whatever the signs, so that one that was exact, zero above all,
/// is never touched; nor is a total that is part of nothing else, and a bottom line only where
/// nothing else will do. Where there is no such chain the sum is left as it is.
///
/// Requires: `shown` is `exact` with every figure rounded to a multiple of the step.
/// Returns:  the figures that are no longer the nearest.
std::vector<CellPlace> add_up(const Table& exact, Table& shown, Money step);

}  // namespace riskshare::present
