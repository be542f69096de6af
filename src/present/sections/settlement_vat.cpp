#include "settlement_sections.hpp"

#include <utility>

#include <fmt/format.h>

#include <riskshare/rules/vat.hpp>

#include "present/wording.hpp"

namespace riskshare::present {
namespace {

const Service& service_of(const Subject& subject, const ServiceVat& vat)
{
    return subject.agreement().terms().services[*subject.agreement().find_service(vat.id)];
}

/// `Council`, or `ICB, agent for Council`.
std::string deliverer(const Subject& subject, const Vat& stated)
{
    const std::string_view name = subject.party(stated.delivered_by);
    if (!stated.agent_for) { return std::string{name}; }
    return fmt::format("{}, agent for {}", name, subject.party(*stated.agent_for));
}

std::vector<Cell> vat_row(std::string name, std::string delivered_by, std::string recovers,
                          const VatAmounts& amounts)
{
    return {std::move(name),
            std::move(delivered_by),
            std::move(recovers),
            as_quantity(amounts.incurred),
            as_quantity(amounts.recovered),
            as_quantity(amounts.irrecoverable),
            as_quantity(amounts.budgeted),
            as_variance(amounts.of_variance)};
}

}  // namespace

Section vat_section(const Subject& subject, const VatTable& vat)
{
    Section section{"VAT",
                    {"Irrecoverable VAT is a cost within the outturn and the variance above, shown "
                     "apart here and added to nothing. How VAT is treated is for the partners to "
                     "say."}};
    if (vat.services.empty()) { return section; }
    Table& table = section.table;
    table.header = {"Service",   "Delivered by",  "Recovers", "Incurred",
                    "Recovered", "Irrecoverable", "Budgeted", "Of the variance"};
    Sum all{Sum::Of::rows, vat.services.size(), {}};
    for (const ServiceVat& service : vat.services) {
        const Vat& stated = *service_of(subject, service).vat;
        const VatRecovery& recovery = *find_recovery(stated, partner_of_regime(stated));
        all.added.push_back(table.rows.size());
        table.rows.push_back(vat_row(service_of(subject, service).name, deliverer(subject, stated),
                                     to_words(recovery), service.amounts));
    }
    table.rows.push_back(vat_row("Total", "", "", vat.total));
    table.sums = {std::move(all), {Sum::Of::columns, 5, {3}, {4}}, {Sum::Of::columns, 7, {5}, {6}}};
    return section;
}

Section vat_moving_section(const Subject& subject, const VatTable& vat)
{
    Section section{"What moving a service to another partner's VAT regime would cost",
                    {"On the same purchases, in the same year. Positive: dearer than now."}};
    Table& table = section.table;
    table.header = {"Service",           "Moved to",           "Recovers",
                    "Irrecoverable now", "Irrecoverable then", "Cost of moving"};
    for (const ServiceVat& service : vat.services) {
        const Service& stated = service_of(subject, service);
        for (const VatMove& move : service.moving) {
            table.rows.push_back({stated.name, std::string{subject.party(move.to)},
                                  to_words(*find_recovery(*stated.vat, move.to)),
                                  as_quantity(service.amounts.irrecoverable),
                                  as_quantity(move.irrecoverable), as_quantity(move.cost)});
        }
    }
    table.sums = {{Sum::Of::columns, 5, {4}, {3}}};
    return section;
}

Section partial_exemption_section(const Subject& subject, const VatTable& vat)
{
    Section section{"Partial exemption: the 5% test",
                    {"Is a local authority's VAT on exempt activities at most 5% of all its VAT? "
                     "What follows where it is not is for its advisers to say."}};
    Table& table = section.table;
    table.header = {"Partner", "VAT on all purchases", "Exempt VAT", "Limit", "Headroom", "Result"};
    for (const PartialExemption& test : vat.partial_exemption) {
        const bool is_within = test.headroom >= 0_p;
        table.rows.push_back(
            {std::string{subject.party(test.partner)}, as_quantity(test.vat),
             as_quantity(test.exempt), as_quantity(test.limit), as_quantity(test.headroom),
             is_within ? "within" : "exceeded by " + subject.money(-test.headroom)});
    }
    table.sums = {{Sum::Of::columns, 4, {3}, {2}}};
    return section;
}

}  // namespace riskshare::present
