#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include <riskshare/values/money.hpp>

/// What a report says, before anything is decided about how it looks. The reports build it, and the
/// writers turn it into a terminal's text, Markdown or CSV.

namespace riskshare::present {

/// Does a figure change its sign with the reader's convention? What is over or under, borne or paid
/// does; a budget, a limit or a balance never.
enum class Sense { quantity, variance };

struct Figure {
    Money amount;
    Sense sense;
    std::string_view word{};  ///< `ADV` or `FAV`, where the display says so

    friend bool operator==(const Figure&, const Figure&) = default;
};

/// Text, or a figure; empty text where there is no figure to show.
using Cell = std::variant<std::string, Figure>;

[[nodiscard]] inline Cell as_quantity(Money amount) { return Figure{amount, Sense::quantity}; }
[[nodiscard]] inline Cell as_variance(Money amount) { return Figure{amount, Sense::variance}; }

/// One row of a table that is made of others, in every column of figures; or one column, in every
/// row. Rows and columns count from zero, a table's header not being a row.
struct Sum {
    enum class Of { rows, columns };
    Of of;
    std::size_t total;
    std::vector<std::size_t> added;
    std::vector<std::size_t> subtracted{};
};

/// The first column says what each row is.
struct Table {
    std::vector<std::string> header;
    std::vector<std::vector<Cell>> rows{};
    std::vector<Sum> sums{};
    bool may_be_turned = false;  ///< may columns become rows where there are too many of them?
};

/// A numbered sentence and what is to be said about it, each detail under a name.
struct Item {
    std::string number;
    std::string text;
    std::vector<std::pair<std::string, std::string>> details{};
};

/// In this order on the page. Whatever is empty is left out.
struct Section {
    std::string title{};
    std::vector<std::string> paragraphs{};
    Table table{};
    std::vector<std::string> footnotes{};
    std::vector<Item> items{};
};

struct Report {
    std::string title;
    std::vector<Section> sections{};
};

/// Is the row, or the column, the total of others?
[[nodiscard]] bool is_total(const Table& table, Sum::Of of, std::size_t index);

/// How many lines a sum runs through: a sum of rows through each column, one of columns each row.
[[nodiscard]] std::size_t lines_of(const Table& table, const Sum& sum);

/// The sum that makes the last row so far the total of all before it.
[[nodiscard]] Sum total_of_rows(const Table& table);

/// The same table with its columns as rows.
[[nodiscard]] Table turned(const Table& table);

}  // namespace riskshare::present
