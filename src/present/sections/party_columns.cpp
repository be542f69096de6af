#include "party_columns.hpp"

#include <utility>

namespace riskshare::present {

PartyColumns::PartyColumns(Table& table, const Subject& subject, bool with_reserve)
    : table_{table}, with_reserve_{with_reserve}
{
    Sum sum{Sum::Of::columns, 0, {}};
    for (const std::string& name : subject.names) {
        sum.added.push_back(table.header.size());
        table.header.push_back(name);
    }
    if (with_reserve) {
        sum.added.push_back(table.header.size());
        table.header.emplace_back("Reserve");
    }
    sum.total = table.header.size();
    table.header.emplace_back("All");
    table.sums.push_back(std::move(sum));
    table.may_be_turned = true;
}

void PartyColumns::add(std::vector<Cell> first, Sense sense, std::span<const Money> by_partner,
                       std::optional<Money> reserve)
{
    for (const Money amount : by_partner) { first.emplace_back(Figure{amount, sense}); }
    if (with_reserve_) { first.push_back(reserve ? Cell{Figure{*reserve, sense}} : Cell{""}); }
    first.emplace_back(Figure{sum(by_partner) + reserve.value_or(0_p), sense});
    table_.rows.push_back(std::move(first));
}

void add_pays_or_receives(Table& table, std::size_t row)
{
    std::vector<Cell> words{""};
    bool is_needed = false;
    for (std::size_t column = 1; column < table.header.size(); ++column) {
        const auto* figure = std::get_if<Figure>(&table.rows[row][column]);
        const bool is_party = column + 1 < table.header.size() && figure != nullptr;
        is_needed = is_needed || (is_party && figure->amount != 0_p);
        words.emplace_back(!is_party || figure->amount == 0_p ? ""
                           : figure->amount > 0_p             ? "pays"
                                                              : "receives");
    }
    if (is_needed) { table.rows.push_back(std::move(words)); }
}

}  // namespace riskshare::present
