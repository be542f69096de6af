#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "party_columns.hpp"
#include "present/reports.hpp"
#include "present/wording.hpp"

namespace riskshare::present {
namespace {

Section which_view_section()
{
    return {"",
            {"Joint operation: each partner books its own share of every service. This applies "
             "where no partner controls the pool alone and key decisions need all of them to agree "
             "(IFRS 11).",
             "With a lead: the host books everything gross, and each other partner books what it "
             "pays. This applies where the host controls the pool (IFRS 10) or acts for the "
             "others.",
             "The partners decide which applies and agree it with their auditors before they sign. "
             "Aligned services stay in their owners' books and are not shown here."}};
}

Section joint_operation_section(const AccountingViews& views, const std::vector<std::string>& names)
{
    const JointOperation& joint = views.joint_operation;
    const bool has_reserve = std::ranges::any_of(
        joint.services, [](const BookedShares& booked) { return booked.reserve != 0_p; });
    Section section{"Joint operation: what each partner books, net"};
    section.table.header = {"Service"};
    PartyColumns columns{section.table, names, has_reserve};
    for (const BookedShares& booked : joint.services) {
        columns.add({views.position.agreement().terms().services[booked.service].name},
                    Sense::quantity, booked.by_partner, booked.reserve);
    }
    columns.add({"Pooled fund"}, Sense::quantity, joint.net_cost, joint.reserve);
    total_last_row(section.table);
    return section;
}

Section lead_section(const LeadBooks& lead, const std::vector<std::string>& names)
{
    Section section{fmt::format("With a lead: what {} and the others book", names[lead.host])};
    Table& table = section.table;
    table.header = {"In the books of", "Entry", "Expenditure", "Income", "Net"};
    const std::string& host = names[lead.host];
    Money gross = lead.spending.gross;
    Money income = lead.spending.income;
    const auto add = [&](const std::string& entry, Money expenditure, Money received) {
        table.rows.push_back({host, entry, as_quantity(expenditure), as_quantity(received),
                              as_quantity(expenditure - received)});
    };
    add("Services of the pooled fund", gross, income);
    const auto add_income = [&](const std::string& entry, Money received) {
        if (received == 0_p) { return; }
        add(entry, 0_p, received);
        income += received;
    };
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (i != lead.host) { add_income("Paid by " + names[i], lead.net_cost[i]); }
    }
    add_income("From the reserve, or to it (-)", lead.reserve);
    add("Net cost", gross, income);
    table.sums = {{Sum::Of::columns, 4, {2}, {3}}};
    total_last_row(table);
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (i == lead.host) { continue; }
        table.rows.push_back({names[i], "Paid to the pooled fund", as_quantity(lead.net_cost[i]),
                              as_quantity(0_p), as_quantity(lead.net_cost[i])});
    }
    return section;
}

/// Both views come to the same.
Section net_cost_section(const AccountingViews& views, const std::vector<std::string>& names)
{
    Section section{"What the pool cost each partner, net"};
    Table& table = section.table;
    table.header = {"Partner", "Joint operation", "With a lead"};
    for (std::size_t i = 0; i < names.size(); ++i) {
        table.rows.push_back({names[i], as_quantity(views.joint_operation.net_cost[i]),
                              as_quantity(views.lead->net_cost[i])});
    }
    add_total(table);
    return section;
}

}  // namespace

Report accounts_report(const AccountingViews& views)
{
    const std::vector<std::string> names = partner_names(views.position.agreement());
    Report report{name_and_year(views.position.agreement()) +
                  ": the pooled fund in the partners' accounts"};
    report.sections = {{"", {period(views.position.figures()) + "."}},
                       which_view_section(),
                       joint_operation_section(views, names)};
    if (views.lead) {
        report.sections.push_back(lead_section(*views.lead, names));
        report.sections.push_back(net_cost_section(views, names));
    }
    return report;
}

}  // namespace riskshare::present
