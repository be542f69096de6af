#pragma once

#include <cstddef>

#include "printed_amount.hpp"
#include "json/reading.hpp"

namespace riskshare::importing {

enum class Encoding { utf8, windows_1252 };

/// The layout of a CSV.
struct Layout {
    char delimiter = ',';
    Encoding encoding = Encoding::utf8;
    std::size_t header_row = 1;  ///< as a spreadsheet counts; rows above are skipped
    PrintedUnit unit = PrintedUnit::pounds;
};

/// Reads the layout from the fields of an object that has one.
[[nodiscard]] Layout read_layout(json::Fields& fields);

}  // namespace riskshare::importing
