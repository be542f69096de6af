#include "columns.hpp"

namespace riskshare::present {

void add_difference(Table& table, std::string_view total, std::string_view from,
                    std::string_view less)
{
    const auto find = [&](std::string_view title) -> std::optional<std::size_t> {
        const auto found = std::ranges::find(table.header, title);
        if (found == table.header.end()) { return std::nullopt; }
        return static_cast<std::size_t>(found - table.header.begin());
    };
    const auto at = find(total);
    const auto added = find(from);
    const auto subtracted = find(less);
    if (!at || !added || !subtracted) { return; }
    table.sums.push_back({Sum::Of::columns, *at, {*added}, {*subtracted}});
}

}  // namespace riskshare::present
