#include <riskshare/report.hpp>

#include <riskshare/by_service.hpp>
#include <riskshare/explanation.hpp>
#include <riskshare/month_end/months.hpp>

#include "joint_finance_report.hpp"
#include "present/writers/writers.hpp"

namespace riskshare {
inline namespace v0 {
namespace {

report::JointFinanceReport joint(const Settlement& settlement,
                                 const std::optional<Journal>& journal)
{
    return report::joint_finance_report(settlement, by_service(settlement),
                                        months(settlement.position), journal);
}

/// Ready for a writer. A variance is called adverse or favourable in the formal report.
present::Report shown(const Settlement& settlement, const ReportOptions& options)
{
    Display display = options.display;
    display.adverse_words = true;
    return present::displayed(report::to_report(joint(settlement, options.journal), display.unit),
                              display);
}

}  // namespace

std::string report_to_html(const Settlement& settlement, const ReportOptions& options)
{
    return report::to_html(joint(settlement, options.journal), explain(settlement),
                           options.display);
}

std::string report_to_markdown(const Settlement& settlement, const ReportOptions& options)
{
    return present::to_markdown(shown(settlement, options), options.display.unit);
}

std::string report_to_text(const Settlement& settlement, const ReportOptions& options)
{
    return present::to_terminal_text(shown(settlement, options), options.display.unit,
                                     present::Colour::off);
}

std::string report_to_csv(const Settlement& settlement, const ReportOptions& options)
{
    return present::to_csv(shown(settlement, options), options.display.unit);
}

std::string report_to_json(const Settlement& settlement)
{
    return report::to_json(joint(settlement, std::nullopt));
}

}  // namespace v0
}  // namespace riskshare
