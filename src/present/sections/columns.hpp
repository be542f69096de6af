#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <riskshare/month_end/months.hpp>

#include "present/report.hpp"

/// Tables that show the same figures of many things.

namespace riskshare::present {

/// A column: its title, and its cell for one of the things.
template <class Thing>
struct ColumnOf {
    std::string title;
    Cell (*cell)(const Thing&);
};

/// The things, each with the name of its row.
template <class Thing>
using NamedRows = std::vector<std::pair<std::string, Thing>>;

template <class Thing>
[[nodiscard]] Table table_of(std::string first, const std::vector<ColumnOf<Thing>>& columns,
                             const NamedRows<Thing>& things)
{
    Table table{{std::move(first)}};
    for (const ColumnOf<Thing>& column : columns) { table.header.push_back(column.title); }
    for (const auto& [name, thing] : things) {
        Row row{name};
        for (const ColumnOf<Thing>& column : columns) { row.push_back(column.cell(thing)); }
        table.rows.push_back(std::move(row));
    }
    return table;
}

/// The columns that have something to show.
template <class Thing>
[[nodiscard]] std::vector<ColumnOf<Thing>> used_columns(std::vector<ColumnOf<Thing>> columns,
                                                        const NamedRows<Thing>& things)
{
    std::erase_if(columns, [&](const ColumnOf<Thing>& column) {
        return std::ranges::all_of(
            things, [&](const auto& named) { return column.cell(named.second) == Cell{}; });
    });
    return columns;
}

/// Adds that one column is another less a third, where the table has all three.
void add_difference(Table& table, std::string_view total, std::string_view from,
                    std::string_view less);

/// The net amount; empty where the position does not state it.
[[nodiscard]] inline Cell net_of(const std::optional<GrossAndIncome>& spending)
{
    return spending ? as_quantity(net(*spending)) : Cell{};
}

}  // namespace riskshare::present
