#include <riskshare/rules/ending.hpp>

#include "apportion.hpp"
#include "rules.hpp"

namespace riskshare::workbook {
namespace {

/// One thing that is left.
struct Item {
    std::string name;
    EndingKind kind;
    std::size_t held_by;
    Formula amount;
};

std::vector<Item> items_of(const Facts& facts, const StatedTerms& terms,
                           const StatedFigures& figures, const Formula& reserve)
{
    const Agreement& agreement = facts.agreement();
    const auto& stated = *facts.settlement.position.figures().ending;
    std::vector<Item> items;
    for (std::size_t i = 0; i < stated.size(); ++i) {
        items.push_back({stated[i].name, stated[i].kind, *agreement.find_partner(stated[i].held_by),
                         figures.ending[i]});
    }
    if (agreement.has_reserve()) {
        items.push_back({"Left in the reserve", EndingKind::unspent_balance,
                         *agreement.find_partner(*agreement.terms().host),
                         terms.reserve.value_or(number(0)) - reserve});
    }
    return items;
}

ByParty divide(const Facts& facts, const Item& item, const WorkedFund& fund, Sheet& sheet)
{
    const std::size_t place = *facts.agreement().find_ending_rule(item.kind);
    const EndingSplit& split = facts.terms().ending[place].split;
    if (const auto* to = std::get_if<To>(&split)) {
        ByParty parts(facts.partners.size(), number(0));
        parts[*facts.agreement().find_partner(to->partner)] = item.amount;
        return parts;
    }
    Division division{item.name, item.amount, facts.partners, {}, facts.most, facts.most};
    if (std::holds_alternative<ByContributions>(split)) {
        division.weights = fund.integrated.net_by_partner;
    } else {
        division.most_weights = 0;
        for (const std::int64_t weight :
             in_lowest_terms(facts.agreement().ending()[place].weights)) {
            division.weights.push_back(number(weight));
            division.most_weights += weight;
        }
    }
    return apportion(sheet, division);
}

}  // namespace

WorkedEnding work_ending(const Facts& facts, const StatedTerms& terms, const StatedFigures& figures,
                         const WorkedFund& fund, const Formula& reserve, Sheet& sheet)
{
    sheet.heading("What is left as the agreement ends", "10");
    const std::vector<Item> items = items_of(facts, terms, figures, reserve);
    const std::size_t partners = facts.partners.size();
    WorkedEnding ending;
    std::vector<ByParty> parts;
    parts.reserve(items.size());
    for (const Item& item : items) { parts.push_back(divide(facts, item, fund, sheet)); }

    sheet.subheading("All of it");
    std::vector<std::string> headings{"Item", "Asset: 1", "Held or met by, place", "Amount"};
    for (const std::string& name : facts.partners) { headings.push_back("Part of " + name); }
    Table table = sheet.table(headings, items.size());
    std::vector<Formula> is_held;
    std::vector<Formula> holders;
    std::vector<std::vector<Formula>> columns(partners);
    for (std::size_t i = 0; i < items.size(); ++i) {
        table.name(i, items[i].name);
        is_held.push_back(table.put(i, 1, number(is_asset(items[i].kind) ? 1 : 0)));
        holders.push_back(table.put(i, 2, number(static_cast<std::int64_t>(items[i].held_by) + 1)));
        ending.amounts.push_back(table.put(i, 3, items[i].amount));
        ending.parts.emplace_back();
        for (std::size_t k = 0; k < partners; ++k) {
            columns[k].push_back(table.put(i, 4 + k, parts[i][k]));
            ending.parts.back().push_back(columns[k].back());
        }
    }

    sheet.subheading("What each partner has and pays");
    Table sums = sheet.table(
        {"Partner", "Assets held", "Assets", "Liabilities met", "Liabilities", "Settlement"},
        partners);
    for (std::size_t k = 0; k < partners; ++k) {
        const auto key = static_cast<std::int64_t>(k) + 1;
        sums.name(k, facts.partners[k]);
        ending.assets_held.push_back(
            sums.put(k, 1, sum_where(ending.amounts, is_held, 1, holders, key)));
        ending.assets.push_back(sums.put(k, 2, sum_where(columns[k], is_held, 1)));
        ending.liabilities_met.push_back(
            sums.put(k, 3, sum_where(ending.amounts, is_held, 0, holders, key)));
        ending.liabilities.push_back(sums.put(k, 4, sum_where(columns[k], is_held, 0)));
        ending.settlement.push_back(sums.put(k, 5,
                                             ending.assets_held[k] + ending.liabilities[k] -
                                                 ending.assets[k] - ending.liabilities_met[k]));
    }
    return ending;
}

}  // namespace riskshare::workbook
