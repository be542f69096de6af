#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include <riskshare/values/money.hpp>

/// The content of a report before it is laid out. The sections build it; the writers turn it into a
/// terminal's text, Markdown, CSV or HTML.

namespace riskshare::present {

/// The sense of an amount: a variance changes its sign with the reader's convention, a quantity
/// never does. An amount over or under, borne or paid is a variance; a budget, a limit or a balance
/// is a quantity.
enum class Sense { quantity, variance };

struct Amount {
    Money money;
    Sense sense;
    std::string_view word{};  ///< `ADV` or `FAV`, where the display says so

    friend bool operator==(const Amount&, const Amount&) = default;
};

/// Text or an amount; empty text where there is no amount to show.
using Cell = std::variant<std::string, Amount>;

[[nodiscard]] inline Cell as_quantity(Money money) { return Amount{money, Sense::quantity}; }
[[nodiscard]] inline Cell as_variance(Money money) { return Amount{money, Sense::variance}; }
[[nodiscard]] inline Cell as_quantity(const std::optional<Money>& money)
{
    return money ? as_quantity(*money) : Cell{};
}
[[nodiscard]] inline Cell as_variance(const std::optional<Money>& money)
{
    return money ? as_variance(*money) : Cell{};
}

/// One row of a table that is made of others, in every column of amounts; or one column, in every
/// row. Rows and columns count from zero; the header is not a row.
struct Sum {
    enum class Of { rows, columns };
    Of of;
    std::size_t total;
    std::vector<std::size_t> added;
    std::vector<std::size_t> subtracted{};
};

using Row = std::vector<Cell>;

/// The first column names each row.
struct Table {
    std::vector<std::string> header;
    std::vector<Row> rows{};
    std::vector<Sum> sums{};
    bool may_be_turned = false;  ///< columns may become rows where there are too many of them
};

/// A numbered sentence and its details, each under a name.
struct Point {
    std::string number;
    std::string text;
    std::vector<std::pair<std::string, std::string>> details{};
};

/// In this order on the page. Empty parts are left out.
struct Section {
    std::string title{};
    std::vector<std::string> paragraphs{};
    Table table{};
    std::vector<std::string> footnotes{};
    std::vector<Point> points{};
};

struct Report {
    std::string title;
    std::vector<Section> sections{};
};

/// Adds the sections whose tables have rows.
void add_tables(std::vector<Section>& sections, std::vector<Section> candidates);

/// True if the row, or the column, is the total of others.
[[nodiscard]] bool is_total(const Table& table, Sum::Of of, std::size_t index);

[[nodiscard]] bool has_amounts(const Table& table, std::size_t column);

/// True if the column reads best with its right edge straight: amounts, or percentages.
[[nodiscard]] bool is_right_aligned(const Table& table, std::size_t column);

/// The number of lines of a sum: one per column for a sum of rows, one per row for one of columns.
[[nodiscard]] std::size_t lines_of(const Table& table, const Sum& sum);

/// Makes the last row the total of all before it. Rounding fits that sum before all others.
void total_last_row(Table& table);

/// Adds a row that is the total of all before it, in every column of amounts. None to a table
/// without rows. Fails: MoneyOverflow.
void add_total(Table& table, std::string name = "Total");

/// The same table with its columns as rows.
[[nodiscard]] Table turned(const Table& table);

}  // namespace riskshare::present
