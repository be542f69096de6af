#include <algorithm>

#include <fmt/format.h>

#include "party_columns.hpp"
#include "present/wording.hpp"
#include "settlement_sections.hpp"

namespace riskshare::present {
namespace {

/// One figure of every partner.
template <class Read>
std::vector<Money> of_ending(const EndingResult& ending, Read read)
{
    std::vector<Money> amounts;
    for (const EndingPartnerResult& partner : ending.partners) { amounts.push_back(read(partner)); }
    return amounts;
}

/// The rules that the agreement has for what is left, `Equipment is divided equally.`
std::string how_divided(const Subject& subject)
{
    std::vector<std::string> rules;
    for (const EndingRule& rule : subject.agreement().terms().ending) {
        const bool is_used = std::ranges::any_of(
            subject.settlement.ending->items,
            [&](const EndingItemResult& item) { return item.kind == rule.kind; });
        if (is_used) {
            rules.push_back(fmt::format("{} {}", to_words(rule.kind), divided(rule.split)));
        }
    }
    return fmt::format("Divided by the agreement: {}.", listed(rules));
}

}  // namespace

Section ending_items_section(const Subject& subject)
{
    Section section{"Ending: what is left and each partner's part of it",
                    {"Who holds an asset keeps it and owes the others their parts; who meets a "
                     "liability is owed theirs."}};
    const std::vector<EndingItem>& stated = *subject.position().figures().ending;
    section.table.header = {"", "Held or met by"};
    PartyColumns columns{section.table, subject, false};
    const std::vector<EndingItemResult>& items = subject.settlement.ending->items;
    for (std::size_t i = 0; i < items.size(); ++i) {
        columns.add(
            {fmt::format("{} ({})", i < stated.size() ? stated[i].name : "Left in the reserve",
                         to_words(items[i].kind)),
             items[i].held_by},
            Sense::quantity, items[i].by_partner);
    }
    if (items.empty()) {
        section.paragraphs = {"Nothing is left to divide."};
        section.table = {};
        return section;
    }
    section.footnotes = {how_divided(subject)};
    return section;
}

Section ending_partners_section(const Subject& subject)
{
    Section section{"Ending: settlement",
                    {"The assets that a partner keeps and its parts of the liabilities, less its "
                     "parts of the assets and the liabilities that it meets."}};
    section.table.header = {""};
    PartyColumns columns{section.table, subject, false};
    const EndingResult& ending = *subject.settlement.ending;
    using P = const EndingPartnerResult&;
    columns.add({"Assets kept"}, Sense::quantity,
                of_ending(ending, [](P p) { return p.share.assets_held; }));
    columns.add({"Parts of the assets"}, Sense::quantity,
                of_ending(ending, [](P p) { return p.share.assets; }));
    columns.add({"Liabilities met"}, Sense::quantity,
                of_ending(ending, [](P p) { return p.share.liabilities_met; }));
    columns.add({"Parts of the liabilities"}, Sense::quantity,
                of_ending(ending, [](P p) { return p.share.liabilities; }));
    columns.add({"Settlement"}, Sense::variance,
                of_ending(ending, [](P p) { return p.settlement; }));
    section.table.sums.insert(section.table.sums.begin(), {Sum::Of::rows, 4, {0, 3}, {1, 2}});
    add_pays_or_receives(section.table, 4);
    return section;
}

}  // namespace riskshare::present
