#include <utility>

#include <fmt/format.h>

#include <riskshare/compare.hpp>

#include "engine/shows.hpp"
#include "present/reports.hpp"
#include "rules/burden_parts.hpp"
#include "settlement_sections.hpp"
#include "settlement_view.hpp"

namespace riskshare::present {
namespace {

/// `£1.00 more` or `£1.00 less`.
std::string more_or_less(const SettlementView& view, Money difference)
{
    return fmt::format("{} {}", view.money(magnitude(difference)),
                       difference > 0_p ? "more" : "less");
}

/// A partner's gain or loss under the second agreement, and the rule it comes through.
std::string in_words(const SettlementView& view, std::string_view name,
                     const PartnerDifference& difference)
{
    std::vector<std::string> parts;
    std::string_view only_rule;
    for (const BurdenPart& part : burden_parts) {
        const Money amount = part.of(difference.burden);
        if (amount == 0_p) { continue; }
        parts.push_back(fmt::format("{} {}", more_or_less(view, amount), part.phrase));
        only_rule = part.phrase;
    }
    const std::string result =
        difference.borne == 0_p ? "the same" : more_or_less(view, difference.borne);
    const std::string through = parts.empty()       ? ""
                                : parts.size() == 1 ? fmt::format(", all {}", only_rule)
                                                    : ": " + listed(parts);
    return fmt::format("Under the second, {} bears {}{}.", name, result, through);
}

/// A table of two agreements, side by side.
class Beside {
public:
    explicit Beside(std::string first_column)
        : table_{{std::move(first_column), "First", "Second", "Difference"},
                 {},
                 {{Sum::Of::columns, 3, {2}, {1}}}}
    {}
    void add(std::string_view name, Money first, Money second)
    {
        table_.rows.push_back({std::string{name}, as_variance(first), as_variance(second),
                               as_variance(second - first)});
    }
    [[nodiscard]] Table& table() { return table_; }

private:
    Table table_;
};

Section borne_by_all(const SettlementView& view, const Settlement& second)
{
    Beside beside{"Partner"};
    for (std::size_t i = 0; i < view.names.size(); ++i) {
        const PartnerResult& partner = view.settlement.partners[i];
        beside.add(view.names[i], partner.borne, second[partner.id].borne);
    }
    if (view.settlement.reserve != 0_p || second.reserve != 0_p) {
        beside.add("The reserve", view.settlement.reserve, second.reserve);
    }
    add_total(beside.table());
    return {"What each partner bears", {}, std::move(beside.table())};
}

Section partner_section(const SettlementView& view, const Settlement& second, std::size_t index)
{
    const PartnerResult& before = view.settlement.partners[index];
    const PartnerResult& after = second[before.id];
    Beside beside{""};
    for (const BurdenPart& part : burden_parts) {
        if (!shows(view.settlement, part) && !shows(second, part)) { continue; }
        beside.add(part.title, part.of(before.burden), part.of(after.burden));
    }
    beside.add("Borne", before.borne, after.borne);
    total_last_row(beside.table());
    beside.add("Net risk payment", before.net_risk_payment, after.net_risk_payment);
    beside.add("Ledger settlement", before.ledger_settlement, after.ledger_settlement);
    return {view.names[index], {}, std::move(beside.table())};
}

}  // namespace

Report comparison_report(const Compared& first, const Compared& second, Unit unit)
{
    const SettlementView view{first.settlement, unit};
    const Comparison comparison = compare(first.settlement, second.settlement);

    Section opening{"",
                    {fmt::format("First: {}. Second: {}. Both settle the same figures.", first.name,
                                 second.name)}};
    for (std::size_t i = 0; i < view.names.size(); ++i) {
        opening.paragraphs.push_back(in_words(view, view.names[i], comparison.partners[i]));
    }
    opening.paragraphs.push_back(fmt::format("Risk shared: {} under the first, {} under the "
                                             "second.",
                                             shared_part(first.settlement),
                                             shared_part(second.settlement)));

    Report report{fmt::format("{}, compared: {}", name_and_year(view.agreement()),
                              period(view.position().figures())),
                  {std::move(opening), borne_by_all(view, second.settlement)}};
    for (std::size_t i = 0; i < view.names.size(); ++i) {
        report.sections.push_back(partner_section(view, second.settlement, i));
    }
    return report;
}

}  // namespace riskshare::present
