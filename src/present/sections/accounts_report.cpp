#include "present/reports.hpp"

#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "present/wording.hpp"

namespace riskshare::present {
namespace {

Section which_view_section()
{
    return {"",
            {"As a joint operation each partner books its own share of every service: where no "
             "partner controls the pool alone and what matters needs all of them to agree (IFRS "
             "11).",
             "With a lead the host books everything gross, and every other partner what it pays: "
             "where the host controls the pool (IFRS 10) or acts for the others.",
             "Which applies is for the partners to judge and to agree with their auditors before "
             "they sign. Aligned services stay in their owners' books and are not in here."}};
}

std::vector<Cell> booked_row(const std::string& name, const std::vector<Money>& by_partner,
                             Money reserve, bool with_reserve)
{
    std::vector<Cell> row{name};
    for (const Money amount : by_partner) { row.push_back(as_quantity(amount)); }
    if (with_reserve) { row.push_back(as_quantity(reserve)); }
    row.push_back(as_quantity(sum(by_partner) + reserve));
    return row;
}

Section joint_operation_section(const AccountingViews& views, const std::vector<std::string>& names)
{
    const JointOperation& joint = views.joint_operation;
    bool with_reserve = false;
    for (const BookedShares& booked : joint.services) {
        with_reserve = with_reserve || booked.reserve != 0_p;
    }
    Section section{"Joint operation: what each partner books, net"};
    Table& table = section.table;
    table.header = {"Service"};
    table.header.insert(table.header.end(), names.begin(), names.end());
    if (with_reserve) { table.header.emplace_back("Reserve"); }
    table.header.emplace_back("All");
    for (const BookedShares& booked : joint.services) {
        const std::string& name = views.position.agreement().terms().services[booked.service].name;
        table.rows.push_back(booked_row(name, booked.by_partner, booked.reserve, with_reserve));
    }
    table.rows.push_back(booked_row("Pooled fund", joint.net_cost, joint.reserve, with_reserve));
    Sum all{Sum::Of::columns, table.header.size() - 1, {}};
    for (std::size_t i = 1; i < all.total; ++i) { all.added.push_back(i); }
    table.sums = {total_of_rows(table), std::move(all)};
    table.may_be_turned = true;
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
    table.sums = {total_of_rows(table), {Sum::Of::columns, 4, {2}, {3}}};
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
    table.rows.push_back({"All", as_quantity(sum(views.joint_operation.net_cost)),
                          as_quantity(sum(views.lead->net_cost))});
    table.sums = {total_of_rows(table)};
    return section;
}

}  // namespace

Report accounts_report(const AccountingViews& views)
{
    const PositionFigures& figures = views.position.figures();
    const std::vector<std::string> names = partner_names(views.position.agreement());
    Report report{fmt::format("{} {}: the pooled fund in the partners' accounts", figures.agreement,
                              to_text(figures.financial_year))};
    report.sections.push_back(
        {"", {period(figures.financial_year, figures.month, figures.basis) + "."}});
    report.sections.push_back(which_view_section());
    report.sections.push_back(joint_operation_section(views, names));
    if (views.lead) {
        report.sections.push_back(lead_section(*views.lead, names));
        report.sections.push_back(net_cost_section(views, names));
    }
    return report;
}

}  // namespace riskshare::present
