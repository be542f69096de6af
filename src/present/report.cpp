#include "report.hpp"

#include <algorithm>
#include <numeric>

#include "values/naming.hpp"

namespace riskshare::present {
namespace {

/// The total of a column; empty text where it has no amounts.
Cell total_of(const Table& table, std::size_t column)
{
    std::vector<Money> amounts;
    Sense sense = Sense::quantity;
    for (const Row& row : table.rows) {
        const auto* amount = std::get_if<Amount>(&row[column]);
        if (amount == nullptr) { continue; }
        amounts.push_back(amount->money);
        sense = amount->sense;
    }
    return amounts.empty() ? Cell{} : Amount{sum(amounts), sense};
}

}  // namespace

void add_tables(std::vector<Section>& sections, std::vector<Section> candidates)
{
    for (Section& section : candidates) {
        if (!section.table.rows.empty()) { sections.push_back(std::move(section)); }
    }
}

bool is_total(const Table& table, Sum::Of of, std::size_t index)
{
    return std::ranges::any_of(table.sums,
                               [&](const Sum& sum) { return sum.of == of && sum.total == index; });
}

bool has_amounts(const Table& table, std::size_t column)
{
    return std::ranges::any_of(
        table.rows, [&](const Row& row) { return std::holds_alternative<Amount>(row[column]); });
}

bool is_right_aligned(const Table& table, std::size_t column)
{
    const auto is_percentage = [&](const Row& row) {
        const auto* text = std::get_if<std::string>(&row[column]);
        return text != nullptr && text->ends_with('%') && text->find(' ') == std::string::npos;
    };
    return has_amounts(table, column) || std::ranges::any_of(table.rows, is_percentage);
}

std::size_t lines_of(const Table& table, const Sum& sum)
{
    return sum.of == Sum::Of::rows ? table.header.size() : table.rows.size();
}

void total_last_row(Table& table)
{
    Sum all{Sum::Of::rows, table.rows.size() - 1, {}};
    all.added.resize(all.total);
    std::iota(all.added.begin(), all.added.end(), std::size_t{0});
    table.sums.insert(table.sums.begin(), std::move(all));
}

void add_total(Table& table, std::string name)
{
    if (table.rows.empty()) { return; }
    Row total{std::move(name)};
    for (std::size_t i = 1; i < table.header.size(); ++i) {
        total.push_back(
            naming("the total of column", table.header[i], [&] { return total_of(table, i); }));
    }
    table.rows.push_back(std::move(total));
    total_last_row(table);
}

Table turned(const Table& table)
{
    Table result{{table.header.front()}, {}, table.sums, table.may_be_turned};
    for (const Row& row : table.rows) { result.header.push_back(std::get<std::string>(row[0])); }
    for (std::size_t column = 1; column < table.header.size(); ++column) {
        Row cells{table.header[column]};
        for (const Row& row : table.rows) { cells.push_back(row[column]); }
        result.rows.push_back(std::move(cells));
    }
    // The header and the first column change places, so a row's number differs by one.
    for (Sum& sum : result.sums) {
        const bool was_of_rows = sum.of == Sum::Of::rows;
        const auto turn = [&](std::size_t& i) { was_of_rows ? ++i : --i; };
        sum.of = was_of_rows ? Sum::Of::columns : Sum::Of::rows;
        turn(sum.total);
        std::ranges::for_each(sum.added, turn);
        std::ranges::for_each(sum.subtracted, turn);
    }
    return result;
}

}  // namespace riskshare::present
