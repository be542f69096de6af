#include <utility>

#include <fmt/format.h>

#include <riskshare/rules/vat.hpp>

#include "rules/vat_regime.hpp"
#include "settlement_sections.hpp"

namespace riskshare::present {
namespace {

const Service& service_of(const SettlementView& view, const ServiceVat& vat)
{
    return view.terms().services[*view.agreement().find_service(vat.id)];
}

/// `Council`, or `ICB, agent for Council`.
std::string deliverer(const SettlementView& view, const Vat& stated)
{
    const std::string_view name = view.party(stated.delivered_by);
    if (!stated.agent_for) { return std::string{name}; }
    return fmt::format("{}, agent for {}", name, view.party(*stated.agent_for));
}

Section vat_section(const SettlementView& view, const VatTable& vat)
{
    Section section{"VAT",
                    {"Irrecoverable VAT is part of the outturn and variance above; it is not added "
                     "again. The partners decide how VAT is treated."}};
    Table& table = section.table;
    table.header = {"Service",   "Delivered by",  "Recovers", "Incurred",
                    "Recovered", "Irrecoverable", "Budgeted", "Of the variance"};
    const auto add = [&](const std::string& name, std::string delivered_by, std::string recovers,
                         const VatAmounts& amounts) {
        table.rows.push_back({name, std::move(delivered_by), std::move(recovers),
                              as_quantity(amounts.incurred), as_quantity(amounts.recovered),
                              as_quantity(amounts.irrecoverable), as_quantity(amounts.budgeted),
                              as_variance(amounts.of_variance)});
    };
    for (const ServiceVat& service : vat.services) {
        const Vat& stated = *service_of(view, service).vat;
        add(service_of(view, service).name, deliverer(view, stated),
            to_words(*find_recovery(stated, partner_of_regime(stated))), service.amounts);
    }
    if (table.rows.empty()) { return section; }
    add("Total", "", "", vat.total);
    table.sums = {{Sum::Of::columns, 5, {3}, {4}}, {Sum::Of::columns, 7, {5}, {6}}};
    total_last_row(table);
    return section;
}

Section moving_section(const SettlementView& view, const VatTable& vat)
{
    Section section{"What moving a service to another partner's VAT regime would cost",
                    {"The purchases and the year stay the same. A positive amount costs more than "
                     "now."}};
    Table& table = section.table;
    table.header = {"Service",           "Moved to",           "Recovers",
                    "Irrecoverable now", "Irrecoverable then", "Cost of moving"};
    for (const ServiceVat& service : vat.services) {
        const Service& stated = service_of(view, service);
        for (const VatMove& move : service.moving) {
            table.rows.push_back({stated.name, std::string{view.party(move.to)},
                                  to_words(*find_recovery(*stated.vat, move.to)),
                                  as_quantity(service.amounts.irrecoverable),
                                  as_quantity(move.irrecoverable), as_quantity(move.cost)});
        }
    }
    table.sums = {{Sum::Of::columns, 5, {4}, {3}}};
    return section;
}

Section partial_exemption_section(const SettlementView& view, const VatTable& vat)
{
    Section section{"Partial exemption: the 5% test",
                    {"A local authority is within the limit while its VAT on exempt activities is "
                     "at most 5% of all its VAT. Above it, its advisers say what follows."}};
    Table& table = section.table;
    table.header = {"Partner", "VAT on all purchases", "Exempt VAT", "Limit", "Headroom", "Result"};
    for (const PartialExemption& test : vat.partial_exemption) {
        const bool is_within = test.headroom >= 0_p;
        table.rows.push_back({std::string{view.party(test.partner)}, as_quantity(test.vat),
                              as_quantity(test.exempt), as_quantity(test.limit),
                              as_quantity(test.headroom),
                              is_within ? "within" : "exceeded by " + view.money(-test.headroom)});
    }
    table.sums = {{Sum::Of::columns, 4, {3}, {2}}};
    return section;
}

}  // namespace

std::vector<Section> vat_sections(const SettlementView& view)
{
    const VatTable vat = riskshare::vat(view.position());
    std::vector<Section> sections;
    add_tables(sections, {vat_section(view, vat), moving_section(view, vat),
                          partial_exemption_section(view, vat)});
    return sections;
}

}  // namespace riskshare::present
