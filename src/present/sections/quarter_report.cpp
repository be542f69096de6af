#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "columns.hpp"
#include "present/reports.hpp"
#include "present/wording.hpp"

namespace riskshare::present {
namespace {

/// `ADV` or `FAV` as a cell.
Cell adverse_cell(Money variance) { return std::string{adverse_word(variance)}; }

std::string outturn_words(const Position& position)
{
    return position.figures().basis == Basis::forecast ? "Forecast outturn" : "Outturn";
}

/// A table of the pooled services and their total.
Section services_section(const QuarterStatement& statement, Section section,
                         const std::vector<ColumnOf<MonthFigures>>& columns)
{
    NamedRows<MonthFigures> rows;
    const auto& services = statement.position.agreement().terms().services;
    for (const PooledMonth& pooled : statement.services) {
        rows.emplace_back(services[pooled.service].name, pooled.figures);
    }
    rows.emplace_back("Pooled fund", statement.total);
    section.table = table_of("Service", columns, rows);
    total_last_row(section.table);
    section.table.may_be_turned = true;
    return section;
}

Section variances_section(const QuarterStatement& statement)
{
    using M = const MonthFigures&;
    const std::string outturn = outturn_words(statement.position);
    Section section = services_section(
        statement, {"Services of the pooled fund", {"Net of income."}},
        {{"Budget", [](M m) { return as_quantity(net(m.latest_budget)); }},
         {"Budget to date", [](M m) { return net_of(m.budget_to_date); }},
         {"Actual to date", [](M m) { return net_of(m.actual_to_date); }},
         {"Variance to date", [](M m) { return as_variance(m.variance_to_date()); }},
         {"To date", [](M m) { return adverse_cell(m.variance_to_date().value_or(0_p)); }},
         {outturn, [](M m) { return as_quantity(net(m.outturn)); }},
         {"Variance", [](M m) { return as_variance(m.variance()); }},
         {"For the year", [](M m) { return adverse_cell(m.variance()); }}});
    add_difference(section.table, "Variance to date", "Actual to date", "Budget to date");
    add_difference(section.table, "Variance", outturn, "Budget");
    if (!statement.total.budget_to_date || !statement.total.actual_to_date) {
        section.footnotes.emplace_back("Figures to date are blank where the position does not "
                                       "state them for every ledger.");
    }
    return section;
}

Section gross_section(const QuarterStatement& statement)
{
    using M = const MonthFigures&;
    const std::string outturn = outturn_words(statement.position);
    return services_section(
        statement, {"Expenditure and income"},
        {{"Budget, expenditure", [](M m) { return as_quantity(m.latest_budget.gross); }},
         {"Budget, income", [](M m) { return as_quantity(m.latest_budget.income); }},
         {"Expenditure to date",
          [](M m) { return m.actual_to_date ? as_quantity(m.actual_to_date->gross) : Cell{}; }},
         {"Income to date",
          [](M m) { return m.actual_to_date ? as_quantity(m.actual_to_date->income) : Cell{}; }},
         {outturn + ", expenditure", [](M m) { return as_quantity(m.outturn.gross); }},
         {outturn + ", income", [](M m) { return as_quantity(m.outturn.income); }}});
}

Row paid_row(const std::string& name, const PaidAgainstDue& paid)
{
    return {name, as_quantity(paid.due), as_quantity(paid.paid), as_quantity(paid.still_due)};
}

/// Without rows where nobody has instalments.
Section paid_in_section(const QuarterStatement& statement)
{
    const Agreement& agreement = statement.position.agreement();
    const PositionFigures& figures = statement.position.figures();
    Section section{fmt::format("Contributions by the end of {}",
                                month_name(figures.financial_year, figures.month))};
    if (!statement.all_paid_in) { return section; }
    Table& table = section.table;
    table.header = {"Partner", "Due", "Paid", "Still to pay"};
    const std::vector<std::string> names = partner_names(agreement);
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (const auto& paid = statement.paid_in[i]) {
            table.rows.push_back(paid_row(names[i], *paid));
        }
    }
    table.rows.push_back(paid_row("Total", *statement.all_paid_in));
    table.sums = {{Sum::Of::columns, 3, {1}, {2}}};
    total_last_row(table);
    section.footnotes.emplace_back("Only contributions paid by instalments.");
    return section;
}

/// The pool's balance now, where that is known, and at the end of the year.
Section balance_section(const QuarterStatement& statement)
{
    Section section{"Net position of the pooled fund"};
    Table& table = section.table;
    table.header = {"", "Amount"};
    const MonthFigures& total = statement.total;
    const Money budget = net(total.latest_budget);
    const Money outturn = net(total.outturn);
    if (statement.in_hand) {
        table.rows = {{"Paid in", as_quantity(statement.all_paid_in->paid)},
                      {"Spent to date, net", as_quantity(net(*total.actual_to_date))},
                      {"In hand, or overdrawn (-)", as_quantity(*statement.in_hand)}};
        table.sums.push_back({Sum::Of::rows, 2, {0}, {1}});
    }
    const std::size_t first = table.rows.size();
    table.rows.push_back({"Contributions for the year, net", as_quantity(budget)});
    table.rows.push_back({outturn_words(statement.position) + ", net", as_quantity(outturn)});
    table.rows.push_back({"Surplus, or deficit (-)", as_quantity(budget - outturn)});
    table.sums.push_back({Sum::Of::rows, first + 2, {first}, {first + 1}});
    return section;
}

/// The host keeps the accounts of the pooled fund, so it signs.
Section signature_section(const Agreement& agreement)
{
    const std::string& host = *agreement.terms().host;
    return {"",
            {fmt::format("Signed for {}, host of the pooled fund: ..........................  "
                         "Date: ............",
                         partner_names(agreement)[*agreement.find_partner(host)])}};
}

std::string title_of(const Position& position)
{
    const PositionFigures& figures = position.figures();
    const std::string month = month_name(figures.financial_year, figures.month);
    const std::string part = ends_quarter(figures.month)
                                 ? fmt::format("quarter {}, to {}", figures.month / 3, month)
                                 : fmt::format("to month {}, {}", figures.month, month);
    return fmt::format("{}: statement of the pooled fund, {}", name_and_year(position.agreement()),
                       part);
}

}  // namespace

Report quarter_report(const QuarterStatement& statement)
{
    Report report{title_of(statement.position),
                  {{"", {period(statement.position.figures()) + "."}}}};
    add_tables(report.sections, {variances_section(statement), gross_section(statement),
                                 paid_in_section(statement), balance_section(statement)});
    report.sections.push_back(signature_section(statement.position.agreement()));
    return report;
}

}  // namespace riskshare::present
