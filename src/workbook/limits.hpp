#pragma once

#include <cstdint>

#include <riskshare/export.hpp>
#include <riskshare/settlement.hpp>

namespace riskshare::workbook {

/// The most that the amounts of a workbook may come to together, in pence: of three steps the first
/// that is half as much again as they are now, so that there is room to change them, or the last.
/// Up to that, every figure on the way to the result is exact in a double.
///
/// Fails: WorkbookRefused where the settlement has more than a workbook holds.
/// Source: docs/limits.md.
[[nodiscard]] RISKSHARE_EXPORT std::int64_t most_amounts(const Settlement& settlement);

}  // namespace riskshare::workbook
