#include "apportion.hpp"
#include "rules.hpp"

namespace riskshare::workbook {

ByParty held_to_maximum(const Context& context, const ByParty& before, const ByParty& maximum,
                        Sheet& sheet)
{
    Table table =
        sheet.table({"Party", "Would pay", "Most", "Not paid", "Would receive"}, before.size());
    std::vector<std::string> names = context.partners;
    names.emplace_back("Reserve");
    std::vector<Formula> not_paid;
    std::vector<Formula> received;
    for (std::size_t i = 0; i < before.size(); ++i) {
        table.name(i, names[i]);
        const Formula pays = table.put(i, 1, before[i]);
        if (i < maximum.size()) {
            const Formula most = table.put(i, 2, maximum[i]);
            not_paid.push_back(table.put(i, 3, larger(number(0), larger(number(0), pays) - most)));
        } else {
            not_paid.push_back(table.put(i, 3, number(0)));
        }
        received.push_back(table.put(i, 4, larger(number(0), -pays)));
    }
    const std::vector<Formula> kept =
        apportion(sheet, {"What is not paid stays with those who would have received it",
                          sum(not_paid), names, received, context.most, context.most});
    sheet.subheading("What the limit changes");
    Table changes = sheet.table({"Party", "Changes"}, before.size());
    ByParty change;
    for (std::size_t i = 0; i < before.size(); ++i) {
        changes.name(i, names[i]);
        change.push_back(changes.put(i, 1, kept[i] - not_paid[i]));
    }
    return change;
}

}  // namespace riskshare::workbook
