#include "report.hpp"

#include <algorithm>
#include <numeric>

namespace riskshare::present {

bool is_total(const Table& table, Sum::Of of, std::size_t index)
{
    return std::ranges::any_of(table.sums,
                               [&](const Sum& sum) { return sum.of == of && sum.total == index; });
}

std::size_t lines_of(const Table& table, const Sum& sum)
{
    return sum.of == Sum::Of::rows ? table.header.size() : table.rows.size();
}

Sum total_of_rows(const Table& table)
{
    Sum all{Sum::Of::rows, table.rows.size() - 1, {}};
    all.added.resize(all.total);
    std::iota(all.added.begin(), all.added.end(), std::size_t{0});
    return all;
}

Table turned(const Table& table)
{
    Table result{{table.header.front()}, {}, table.sums, table.may_be_turned};
    for (const auto& row : table.rows) { result.header.push_back(std::get<std::string>(row[0])); }
    for (std::size_t column = 1; column < table.header.size(); ++column) {
        std::vector<Cell> cells{table.header[column]};
        for (const auto& row : table.rows) { cells.push_back(row[column]); }
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
