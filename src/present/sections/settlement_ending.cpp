#include <algorithm>

#include <fmt/format.h>

#include "party_columns.hpp"
#include "settlement_sections.hpp"

namespace riskshare::present {
namespace {

/// The rules that divide the items left: `As agreed: equipment equally.`
std::string how_divided(const SettlementView& view)
{
    std::vector<std::string> rules;
    for (const EndingRule& rule : view.terms().ending) {
        const auto& items = view.settlement.ending->items;
        const EndingKind kind = rule.kind;
        if (std::ranges::find(items, kind, &EndingItemResult::kind) == items.end()) { continue; }
        rules.push_back(fmt::format("{} {}", to_words(rule.kind), divided(rule.split)));
    }
    return fmt::format("As agreed: {}.", listed(rules));
}

Section items_section(const SettlementView& view)
{
    const std::string title = "Ending: what is left, and each partner's part";
    const std::vector<EndingItemResult>& items = view.settlement.ending->items;
    if (items.empty()) { return {title, {"Nothing is left to divide."}}; }
    Section section{title,
                    {"A partner that holds an asset keeps it and owes the others their parts; one "
                     "that meets a liability is owed theirs."}};
    section.table.header = {"", "Held or met by"};
    PartyColumns columns{section.table, view.names, false};
    const std::vector<EndingItem>& stated = *view.position().figures().ending;
    for (std::size_t i = 0; i < items.size(); ++i) {
        columns.add(
            {fmt::format("{} ({})", i < stated.size() ? stated[i].name : "Left in the reserve",
                         to_words(items[i].kind)),
             items[i].held_by},
            Sense::quantity, items[i].by_partner);
    }
    section.footnotes = {how_divided(view)};
    return section;
}

Section partners_section(const SettlementView& view)
{
    Section section{"Ending settlement",
                    {"Assets kept and parts of the liabilities, less parts of the assets and "
                     "liabilities met."}};
    PartyColumns columns{section.table, view.names, false};
    const auto add = [&](std::string name, Money EndingShare::*figure) {
        columns.add_each(std::move(name), Sense::quantity, view.settlement.ending->partners,
                         [&](const EndingPartnerResult& p) { return p.share.*figure; });
    };
    add("Assets kept", &EndingShare::assets_held);
    add("Parts of the assets", &EndingShare::assets);
    add("Liabilities met", &EndingShare::liabilities_met);
    add("Parts of the liabilities", &EndingShare::liabilities);
    columns.add_each("Ending settlement", Sense::variance, view.settlement.ending->partners,
                     &EndingPartnerResult::settlement);
    section.table.sums.insert(section.table.sums.begin(), {Sum::Of::rows, 4, {0, 3}, {1, 2}});
    add_pays_or_receives(section.table);
    return section;
}

}  // namespace

std::vector<Section> ending_sections(const SettlementView& view)
{
    if (!view.settlement.ending) { return {}; }
    return {items_section(view), partners_section(view)};
}

}  // namespace riskshare::present
