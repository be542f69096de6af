#pragma once

#include <cstdint>

#include <riskshare/settlement.hpp>

namespace riskshare::workbook {

/// The most that the amounts of a workbook may come to together, in pence: of three steps the first
/// that is at least twice what they are now, so that there is room to change them. Up to the
/// last step, every figure on the way to the result is exact in a double.
///
/// Fails: WorkbookRefused where the settlement has more than a workbook holds.
/// Source: docs/limits.md.
[[nodiscard]] std::int64_t most_amounts(const Settlement& settlement);

}  // namespace riskshare::workbook
