#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <riskshare/facts/problem.hpp>

#include "layout.hpp"
#include "printed_amount.hpp"

namespace riskshare::importing {

struct Row {
    std::size_t number;  ///< as a spreadsheet counts, blank rows too
    std::vector<std::string> cells;
};

/// A CSV: its header, and the rows below it that are not blank. Blank cells past the header are
/// dropped.
struct CsvTable {
    Row header;
    std::vector<Row> rows;
};

/// Reads a CSV as in RFC 4180, with line ends of any kind. Absent, and reported, if it is not one.
[[nodiscard]] std::optional<CsvTable> read_csv(std::string_view bytes, const Layout& layout,
                                               Problems& problems);

/// `row 14, column D "Actual"`. Requires: a column of the header.
[[nodiscard]] std::string cell_place(const CsvTable& table, const Row& row, std::size_t column);

/// The column with a header, white space apart. Absent, and reported, unless there is exactly one.
[[nodiscard]] std::optional<std::size_t> find_column(const CsvTable& table,
                                                     const std::string& header, Problems& problems);

/// True if the row has as many cells as the header. Reports it otherwise.
[[nodiscard]] bool is_even(const CsvTable& table, const Row& row, Problems& problems);

/// The amount in a cell of an even row. Absent if the cell is blank, or if it is not an amount,
/// which is reported.
[[nodiscard]] std::optional<PrintedAmount> amount_in(const CsvTable& table, const Row& row,
                                                     std::size_t column, PrintedUnit unit,
                                                     Problems& problems);

/// The remedy for an unknown word: the word probably meant, or `otherwise`.
[[nodiscard]] std::string did_you_mean(std::string_view word,
                                       const std::vector<std::string_view>& known,
                                       std::string_view otherwise);

}  // namespace riskshare::importing
