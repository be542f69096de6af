#include "present/reports.hpp"

#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "present/wording.hpp"

namespace riskshare::present {
namespace {

Cell net_or_nothing(const std::optional<GrossAndIncome>& spending)
{
    return spending ? as_quantity(net(*spending)) : Cell{""};
}

std::string outturn_words(const Position& position)
{
    return position.figures().basis == Basis::forecast ? "Forecast outturn" : "Outturn";
}

std::vector<Cell> row_of(const std::string& name, const MonthFigures& figures)
{
    const auto to_date = figures.variance_to_date();
    return {name,
            as_quantity(net(figures.latest_budget)),
            net_or_nothing(figures.budget_to_date),
            net_or_nothing(figures.actual_to_date),
            to_date ? as_variance(*to_date) : Cell{""},
            to_date ? adverse_or_favourable(*to_date) : "",
            as_quantity(net(figures.outturn)),
            as_variance(figures.variance()),
            adverse_or_favourable(figures.variance())};
}

Section variances_section(const QuarterStatement& statement)
{
    Section section{"Services of the pooled fund", {"Net of income."}};
    Table& table = section.table;
    table.header = {"Service",
                    "Budget",
                    "Budget to date",
                    "Actual to date",
                    "Variance to date",
                    "To date",
                    outturn_words(statement.position),
                    "Variance",
                    "For the year"};
    const auto& services = statement.position.agreement().terms().services;
    for (const PooledMonth& pooled : statement.services) {
        table.rows.push_back(row_of(services[pooled.service].name, pooled.figures));
    }
    table.rows.push_back(row_of("Pooled fund", statement.total));
    table.sums = {
        total_of_rows(table), {Sum::Of::columns, 4, {3}, {2}}, {Sum::Of::columns, 7, {6}, {1}}};
    table.may_be_turned = true;
    if (!statement.total.budget_to_date || !statement.total.actual_to_date) {
        section.footnotes.emplace_back("What the position does not say to date of every ledger is "
                                       "left out.");
    }
    return section;
}

std::vector<Cell> gross_row(const std::string& name, const MonthFigures& figures)
{
    const auto& to_date = figures.actual_to_date;
    return {name,
            as_quantity(figures.latest_budget.gross),
            as_quantity(figures.latest_budget.income),
            to_date ? as_quantity(to_date->gross) : Cell{""},
            to_date ? as_quantity(to_date->income) : Cell{""},
            as_quantity(figures.outturn.gross),
            as_quantity(figures.outturn.income)};
}

Section gross_section(const QuarterStatement& statement)
{
    Section section{"Expenditure and income"};
    Table& table = section.table;
    const std::string outturn = outturn_words(statement.position);
    table.header = {
        "Service",        "Budget, expenditure",     "Budget, income",    "Expenditure to date",
        "Income to date", outturn + ", expenditure", outturn + ", income"};
    const auto& services = statement.position.agreement().terms().services;
    for (const PooledMonth& pooled : statement.services) {
        table.rows.push_back(gross_row(services[pooled.service].name, pooled.figures));
    }
    table.rows.push_back(gross_row("Pooled fund", statement.total));
    table.sums = {total_of_rows(table)};
    table.may_be_turned = true;
    return section;
}

std::vector<Cell> paid_row(const std::string& name, const PaidAgainstDue& paid)
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
    table.rows.push_back(paid_row("All", *statement.all_paid_in));
    table.sums = {total_of_rows(table), {Sum::Of::columns, 3, {1}, {2}}};
    section.footnotes.emplace_back("Of contributions that are paid by instalments.");
    return section;
}

/// What is in the pool now, where that is known, and what will be at the end of the year.
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

/// Whoever keeps the accounts of the pooled fund answers for its statement.
Section signature_section(const Agreement& agreement)
{
    const std::string& host = *agreement.terms().host;
    return {"",
            {fmt::format("Signed for {}, host of the pooled fund: ..........................  "
                         "Date: ............",
                         partner_names(agreement)[*agreement.find_partner(host)])}};
}

std::string title_of(const PositionFigures& figures)
{
    const std::string month = month_name(figures.financial_year, figures.month);
    const std::string part = ends_quarter(figures.month)
                                 ? fmt::format("quarter {}, to {}", figures.month / 3, month)
                                 : fmt::format("to month {}, {}", figures.month, month);
    return fmt::format("{} {}: statement of the pooled fund, {}", figures.agreement,
                       to_text(figures.financial_year), part);
}

}  // namespace

Report quarter_report(const QuarterStatement& statement)
{
    const PositionFigures& figures = statement.position.figures();
    Report report{title_of(figures)};
    report.sections.push_back(
        {"", {period(figures.financial_year, figures.month, figures.basis) + "."}});
    report.sections.push_back(variances_section(statement));
    report.sections.push_back(gross_section(statement));
    if (Section paid_in = paid_in_section(statement); !paid_in.table.rows.empty()) {
        report.sections.push_back(std::move(paid_in));
    }
    report.sections.push_back(balance_section(statement));
    report.sections.push_back(signature_section(statement.position.agreement()));
    return report;
}

}  // namespace riskshare::present
