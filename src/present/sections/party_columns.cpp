#include "party_columns.hpp"

#include <utility>

namespace riskshare::present {

PartyColumns::PartyColumns(Table& table, std::span<const std::string> names, bool with_reserve)
    : table_{table}, with_reserve_{with_reserve}
{
    if (table.header.empty()) { table.header.emplace_back(); }
    Sum all{Sum::Of::columns, 0, {}};
    const auto add_party = [&](const std::string& name) {
        all.added.push_back(table.header.size());
        table.header.push_back(name);
    };
    for (const std::string& name : names) { add_party(name); }
    if (with_reserve) { add_party("Reserve"); }
    all.total = table.header.size();
    table.header.emplace_back("All");
    table.sums.push_back(std::move(all));
    table.may_be_turned = true;
}

void PartyColumns::add(Row first, Sense sense, std::span<const Money> by_partner,
                       std::optional<Money> reserve)
{
    for (const Money money : by_partner) { first.emplace_back(Amount{money, sense}); }
    if (with_reserve_) { first.push_back(reserve ? Cell{Amount{*reserve, sense}} : Cell{}); }
    first.emplace_back(Amount{sum(by_partner) + reserve.value_or(0_p), sense});
    table_.rows.push_back(std::move(first));
}

void add_pays_or_receives(Table& table)
{
    Row words(table.header.size());
    bool is_needed = false;
    for (std::size_t column = 1; column + 1 < table.header.size(); ++column) {
        const auto* amount = std::get_if<Amount>(&table.rows.back()[column]);
        if (amount == nullptr || amount->money == 0_p) { continue; }
        words[column] = amount->money > 0_p ? "pays" : "receives";
        is_needed = true;
    }
    if (is_needed) { table.rows.push_back(std::move(words)); }
}

}  // namespace riskshare::present
