#include <fmt/format.h>

#include "present/reports.hpp"
#include "settlement_sections.hpp"

namespace riskshare::present {

Report settlement_report(const Settlement& settlement, const ByService* analysis, Unit unit)
{
    const SettlementView view{settlement, unit};
    Report report{fmt::format("{}, settlement: {}", name_and_year(view.agreement()),
                              period(view.position().figures())),
                  {headline_section(view), fund_section(view.agreement())}};
    std::vector<Section>& sections = report.sections;
    add_tables(sections, {not_pooled_section(view.agreement()), services_section(view),
                          adjustments_section(view), in_view_section(view)});
    add_tables(sections, vat_sections(view));
    add_tables(sections, risk_share_sections(view));
    add_tables(sections, {ring_fenced_section(view), borne_section(view)});
    if (analysis != nullptr) { sections.push_back(by_service_section(view, *analysis)); }
    add_tables(sections, {net_risk_payment_section(view), ledger_settlement_section(view)});
    for (Section& section : ending_sections(view)) { sections.push_back(std::move(section)); }
    sections.push_back(payments_section(view));
    return report;
}

}  // namespace riskshare::present
