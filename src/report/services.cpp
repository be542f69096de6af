#include "chapters.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "present/sections/columns.hpp"
#include "present/sections/settlement_sections.hpp"
#include "present/wording.hpp"

namespace riskshare::report {

using namespace present;

namespace {

std::string outturn_in_words(const JointFinanceReport& report)
{
    const Basis basis = report.settlement.position.figures().basis;
    return basis == Basis::forecast ? "Forecast" : "Outturn";
}

/// The columns of a month, of which those that no service has a figure for are left out.
std::vector<ColumnOf<MonthFigures>> month_columns(const JointFinanceReport& report)
{
    using M = const MonthFigures&;
    return {
        {"RAG", [](M m) -> Cell { return as_heading(to_text(m.rag())); }},
        {"Original budget", [](M m) { return as_quantity(net(m.original_budget)); }},
        {"Latest budget", [](M m) { return as_quantity(net(m.latest_budget)); }},
        {"Budget to date", [](M m) { return net_of(m.budget_to_date); }},
        {"Actual to date", [](M m) { return net_of(m.actual_to_date); }},
        {"Variance to date", [](M m) { return as_variance(m.variance_to_date()); }},
        {outturn_in_words(report), [](M m) { return as_quantity(net(m.outturn)); }},
        {"Variance", [](M m) { return as_variance(m.variance()); }},
        {"Of budget",
         [](M m) -> Cell { return part_of(m.variance(), net(m.latest_budget)).value_or("n/a"); }},
        {"Movement", [](M m) { return as_variance(m.movement()); }}};
}

/// Adds the services of a fund. Returns the indexes of their rows.
std::vector<std::size_t> add_services(NamedRows<MonthFigures>& rows,
                                      const JointFinanceReport& report, Fund fund)
{
    std::vector<std::size_t> added;
    for (const std::size_t i : services_in({report.settlement}, fund)) {
        added.push_back(rows.size());
        rows.emplace_back(report.settlement.agreement().terms().services[i].name,
                          report.months.services[i].total);
    }
    return added;
}

Section months_section(const JointFinanceReport& report)
{
    Section section{"Budget, month and forecast, service by service"};
    NamedRows<MonthFigures> rows;
    std::vector<Sum> sums;
    Sum integrated{Sum::Of::rows, 0, {}};
    const auto add_fund = [&](Fund fund, std::string title, const MonthFigures& total) {
        std::vector<std::size_t> added = add_services(rows, report, fund);
        if (added.empty()) { return; }
        integrated.added.push_back(rows.size());
        sums.push_back({Sum::Of::rows, rows.size(), std::move(added)});
        rows.emplace_back(std::move(title), total);
    };
    add_fund(Fund::pooled, "Pooled", report.months.pooled);
    add_fund(Fund::aligned, "Aligned", report.months.aligned);
    integrated.total = rows.size();
    sums.insert(sums.begin(), std::move(integrated));
    rows.emplace_back("Integrated", report.months.integrated);
    if (!add_services(rows, report, Fund::associated).empty()) {
        section.footnotes.emplace_back("Services below the integrated fund are in view, not "
                                       "settled.");
    }
    section.table = table_of("Service", used_columns(month_columns(report), rows), rows);
    section.table.sums = std::move(sums);
    add_difference(section.table, "Variance", outturn_in_words(report), "Latest budget");
    add_difference(section.table, "Variance to date", "Actual to date", "Budget to date");
    section.footnotes.emplace_back(
        "RAG: green is less than 2% over the latest budget, or not over it; amber is 2% to 5% over "
        "it; red is more than 5% over it, or over a budget that is not positive.");
    return section;
}

/// Expenditure and the income with it; without rows where no service has income.
Section spending_section(const JointFinanceReport& report)
{
    Section section{"Expenditure and income"};
    NamedRows<MonthFigures> rows;
    for (const std::size_t i : services_in_fund({report.settlement})) {
        rows.emplace_back(report.settlement.agreement().terms().services[i].name,
                          report.months.services[i].total);
    }
    rows.emplace_back("Integrated", report.months.integrated);
    const bool has_income =
        std::ranges::any_of(rows, [](const std::pair<std::string, MonthFigures>& row) {
            return row.second.latest_budget.income != 0_p || row.second.outturn.income != 0_p;
        });
    if (!has_income) { return section; }
    using M = const MonthFigures&;
    const std::string outturn = outturn_in_words(report);
    section.table = table_of<MonthFigures>(
        "Service",
        {{"Budget, expenditure", [](M m) { return as_quantity(m.latest_budget.gross); }},
         {"Budget, income", [](M m) { return as_quantity(m.latest_budget.income); }},
         {"Budget, net", [](M m) { return as_quantity(net(m.latest_budget)); }},
         {outturn + ", expenditure", [](M m) { return as_quantity(m.outturn.gross); }},
         {outturn + ", income", [](M m) { return as_quantity(m.outturn.income); }},
         {outturn + ", net", [](M m) { return as_quantity(net(m.outturn)); }}},
        rows);
    section.table.sums = {{Sum::Of::columns, 3, {1}, {2}}, {Sum::Of::columns, 6, {4}, {5}}};
    total_last_row(section.table);
    return section;
}

/// One ledger's figures for a service.
struct LedgerRow {
    std::string ledger;
    LedgerMonth month;
};

/// The figures of each ledger; without rows where none has more than its outturn.
Section ledgers_section(const JointFinanceReport& report)
{
    const std::vector<std::string> names = partner_names(report.settlement.agreement());
    Section section{"The ledgers, service by service", {"Net of income."}};
    NamedRows<LedgerRow> rows;
    for (const Fund fund : {Fund::pooled, Fund::aligned, Fund::associated}) {
        for (const std::size_t i : services_in({report.settlement}, fund)) {
            for (const LedgerMonth& ledger : report.months.services[i].ledgers) {
                rows.emplace_back(report.settlement.agreement().terms().services[i].name,
                                  LedgerRow{names[ledger.partner], ledger});
            }
        }
    }
    const bool has_more = std::ranges::any_of(rows, [](const auto& row) {
        const LedgerMonth& month = row.second.month;
        return month.latest_budget || month.budget_to_date || month.actual_to_date ||
               month.previous_forecast;
    });
    if (!has_more) { return section; }
    using L = const LedgerRow&;
    const std::vector<ColumnOf<LedgerRow>> columns{
        {"Ledger", [](L l) -> Cell { return l.ledger; }},
        {"Original budget", [](L l) { return net_of(l.month.original_budget); }},
        {"Latest budget", [](L l) { return net_of(l.month.latest_budget); }},
        {"Budget to date", [](L l) { return net_of(l.month.budget_to_date); }},
        {"Actual to date", [](L l) { return net_of(l.month.actual_to_date); }},
        {"Forecast before", [](L l) { return net_of(l.month.previous_forecast); }},
        {outturn_in_words(report), [](L l) { return net_of(l.month.outturn); }}};
    section.table = table_of("Service", used_columns(columns, rows), rows);
    return section;
}

}  // namespace

Chapter services_chapter(const JointFinanceReport& report)
{
    Chapter chapter{"services", "Services", {}, true};
    add(chapter, {months_section(report), spending_section(report), ledgers_section(report)});
    return chapter;
}

}  // namespace riskshare::report
