#include <optional>

#include <riskshare/month_end/months.hpp>
#include <riskshare/settle.hpp>

#include "commands.hpp"
#include "facts.hpp"
#include "joint_finance_report.hpp"

namespace riskshare::command {

std::string report(const Request& request)
{
    const auto [agreement, position] = read_facts(request);
    const Settlement settlement = riskshare::settle(agreement, *position);
    check_size_by_service(settlement, request, "the report");
    std::optional<Journal> journal;
    if (request.posted) { journal = journal_to_post(settlement, agreement, request); }
    const JointFinanceReport joint =
        joint_finance_report(settlement, months_of(settlement.position), journal);
    if (request.format == Format::json) { return to_json(joint); }
    if (request.format == Format::html) { return to_html(joint, request.display); }
    Request with_words = request;
    with_words.display.adverse_words = true;
    return write(to_report(joint, request.display.unit), with_words);
}

}  // namespace riskshare::command
