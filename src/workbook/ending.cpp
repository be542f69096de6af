#include <variant>

#include <riskshare/rules/ending.hpp>

#include "agreed/agreement.hpp"
#include "apportion.hpp"
#include "rules.hpp"
#include "values/overloaded.hpp"

namespace riskshare::workbook {
namespace {

/// One asset or liability.
struct Item {
    std::string name;
    EndingKind kind;
    std::size_t held_by;
    Formula amount;
};

std::vector<Item> items_of(const Context& context, const StatedTerms& terms,
                           const StatedFigures& figures, const Formula& reserve)
{
    const Agreement& agreement = context.agreement();
    const auto& stated = *context.settlement.position.figures().ending;
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

ByParty divide(const Context& context, const Item& item, const WorkedFund& fund, Sheet& sheet)
{
    const std::size_t rule = *find_ending_rule(context.agreement(), item.kind);
    Division division{item.name, item.amount, context.partners, {}, context.most, context.most};
    const auto by_weights = [&] {
        const Weights weights = fixed_weights(agreed_ending(context.agreement())[rule].weights);
        division.weights = weights.each;
        division.most_weights = weights.most;
        return apportion(sheet, division);
    };
    return std::visit(overloaded{[&](const ByContributions&) {
                                     division.weights = fund.integrated.net_by_partner;
                                     return apportion(sheet, division);
                                 },
                                 [&](const Equal&) { return by_weights(); },
                                 [&](const Fixed&) { return by_weights(); },
                                 [&](const To& to) {
                                     ByParty parts(context.partners.size(), number(0));
                                     parts[*context.agreement().find_partner(to.partner)] =
                                         item.amount;
                                     return parts;
                                 }},
                      context.terms().ending[rule].split);
}

}  // namespace

WorkedEnding work_ending(const Context& context, const StatedTerms& terms,
                         const StatedFigures& figures, const WorkedFund& fund,
                         const Formula& reserve, Sheet& sheet)
{
    sheet.heading("What is left when the agreement ends", "10");
    const std::vector<Item> items = items_of(context, terms, figures, reserve);
    const std::size_t partners = context.partners.size();
    WorkedEnding ending;
    std::vector<ByParty> parts;
    parts.reserve(items.size());
    for (const Item& item : items) { parts.push_back(divide(context, item, fund, sheet)); }

    sheet.subheading("All assets and liabilities");
    std::vector<std::string> headings{"Item", "Asset: 1", "Held or met by, no.", "Amount"};
    for (const std::string& name : context.partners) { headings.push_back("Part of " + name); }
    Table table = sheet.table(headings, items.size());
    std::vector<Formula> is_held;
    std::vector<Formula> holders;
    std::vector<std::vector<Formula>> columns(partners);
    for (std::size_t i = 0; i < items.size(); ++i) {
        table.name(i, items[i].name);
        is_held.push_back(table.put(i, 1, number(is_asset(items[i].kind) ? 1 : 0)));
        holders.push_back(table.put(i, 2, number_of(items[i].held_by)));
        ending.amounts.push_back(table.put(i, 3, items[i].amount));
        ending.parts.emplace_back();
        for (std::size_t k = 0; k < partners; ++k) {
            columns[k].push_back(table.put(i, 4 + k, parts[i][k]));
            ending.parts.back().push_back(columns[k].back());
        }
    }

    sheet.subheading("What each partner keeps, owes and pays");
    Table sums = sheet.table(
        {"Partner", "Assets held", "Assets", "Liabilities met", "Liabilities", "Settlement"},
        partners);
    for (std::size_t k = 0; k < partners; ++k) {
        const std::int64_t key = number_of(k).value;
        sums.name(k, context.partners[k]);
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
