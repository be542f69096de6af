#include "chapters.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "present/sections/settlement_sections.hpp"
#include "present/wording.hpp"

namespace riskshare::report {
namespace {

Cell quantity_or_none(const std::optional<GrossAndIncome>& spending)
{
    return spending ? as_quantity(net(*spending)) : Cell{""};
}

Cell variance_or_none(const std::optional<Money>& variance)
{
    return variance ? as_variance(*variance) : Cell{""};
}

std::string_view outturn_in_words(const JointFinanceReport& report)
{
    const Basis basis = report.settlement.position.figures().basis;
    return basis == Basis::forecast ? "Forecast" : "Outturn";
}

std::string in_words(Rag rag)
{
    switch (rag) {
    case Rag::green:
        return "Green";
    case Rag::amber:
        return "Amber";
    case Rag::red:
        break;
    }
    return "Red";
}

std::string part_of_budget(const MonthFigures& month)
{
    return part_of(month.variance(), net(month.latest_budget)).value_or("n/a");
}

/// The columns of the services' table; those that no service has a figure for are left out of it.
enum Column : std::size_t {
    name,
    rag,
    original,
    latest,
    budget_to_date,
    actual_to_date,
    variance_to_date,
    outturn,
    variance,
    part,
    movement,
    columns,
};

std::vector<Cell> month_row(std::string of, const MonthFigures& month)
{
    std::vector<Cell> row(columns);
    row[name] = std::move(of);
    row[rag] = in_words(month.rag());
    row[original] = as_quantity(net(month.original_budget));
    row[latest] = as_quantity(net(month.latest_budget));
    row[budget_to_date] = quantity_or_none(month.budget_to_date);
    row[actual_to_date] = quantity_or_none(month.actual_to_date);
    row[variance_to_date] = variance_or_none(month.variance_to_date());
    row[outturn] = as_quantity(net(month.outturn));
    row[variance] = as_variance(month.variance());
    row[part] = part_of_budget(month);
    row[movement] = variance_or_none(month.movement());
    return row;
}

/// The services of a fund that the position reports, in declared order.
std::vector<std::size_t> reported(const JointFinanceReport& report, Fund fund)
{
    std::vector<std::size_t> services;
    for (std::size_t i = 0; i < report.months.services.size(); ++i) {
        const Service& service = report.settlement.agreement().terms().services[i];
        if (service.fund == fund && report.months.services[i].is_reported) {
            services.push_back(i);
        }
    }
    return services;
}

/// Adds the services of a fund, and says which rows these are.
std::vector<std::size_t> add_services(Table& table, const JointFinanceReport& report, Fund fund)
{
    std::vector<std::size_t> rows;
    for (const std::size_t i : reported(report, fund)) {
        rows.push_back(table.rows.size());
        table.rows.push_back(month_row(report.settlement.agreement().terms().services[i].name,
                                       report.months.services[i].total));
    }
    return rows;
}

/// Takes a column of a table out, and every sum of columns that uses it.
void take_out(Table& table, std::size_t column)
{
    const auto at = static_cast<std::ptrdiff_t>(column);
    table.header.erase(table.header.begin() + at);
    for (auto& row : table.rows) { row.erase(row.begin() + at); }
    std::erase_if(table.sums, [&](const Sum& sum) {
        const auto uses = [&](const auto& list) {
            return std::ranges::find(list, column) != list.end();
        };
        return sum.of == Sum::Of::columns &&
               (sum.total == column || uses(sum.added) || uses(sum.subtracted));
    });
    for (Sum& sum : table.sums) {
        if (sum.of == Sum::Of::rows) { continue; }
        const auto shift = [&](std::size_t& i) { i -= i > column ? 1U : 0U; };
        shift(sum.total);
        std::ranges::for_each(sum.added, shift);
        std::ranges::for_each(sum.subtracted, shift);
    }
}

void take_out_empty_columns(Table& table)
{
    for (std::size_t column = table.header.size(); column-- > 1;) {
        const bool is_empty = std::ranges::all_of(
            table.rows, [&](const auto& row) { return row[column] == Cell{""}; });
        if (is_empty) { take_out(table, column); }
    }
}

Section months_section(const JointFinanceReport& report)
{
    Section section{"Budget, month and forecast, service by service"};
    Table& table = section.table;
    table.header = {"Service",          "RAG",
                    "Original budget",  "Latest budget",
                    "Budget to date",   "Actual to date",
                    "Variance to date", std::string{outturn_in_words(report)},
                    "Variance",         "Of budget",
                    "Movement"};
    std::vector<std::size_t> totals;
    for (const auto& [fund, title] :
         {std::pair{Fund::pooled, "Pooled"}, {Fund::aligned, "Aligned"}}) {
        std::vector<std::size_t> rows = add_services(table, report, fund);
        if (rows.empty()) { continue; }
        totals.push_back(table.rows.size());
        table.sums.push_back({Sum::Of::rows, table.rows.size(), std::move(rows)});
        table.rows.push_back(
            month_row(title, fund == Fund::pooled ? report.months.pooled : report.months.aligned));
    }
    table.sums.insert(table.sums.begin(), {Sum::Of::rows, table.rows.size(), totals});
    table.rows.push_back(month_row("Integrated", report.months.integrated));
    if (!add_services(table, report, Fund::associated).empty()) {
        section.footnotes.emplace_back("Services below the integrated fund are in view, not "
                                       "settled.");
    }
    table.sums.push_back({Sum::Of::columns, variance, {outturn}, {latest}});
    table.sums.push_back({Sum::Of::columns, variance_to_date, {actual_to_date}, {budget_to_date}});
    take_out_empty_columns(table);
    section.footnotes.emplace_back(
        "RAG: green is less than 2% over the latest budget, or not over it; amber from 2% to 5%; "
        "red more than 5%, or over a budget that is not positive.");
    return section;
}

/// Expenditure and the income with it, where any service has income.
std::optional<Section> spending_section(const JointFinanceReport& report)
{
    Section section{"Expenditure and income"};
    Table& table = section.table;
    table.header = {"Service", "Budget, expenditure", "Budget, income", "Budget, net"};
    for (const std::string_view what : {"expenditure", "income", "net"}) {
        table.header.push_back(fmt::format("{}, {}", outturn_in_words(report), what));
    }
    bool has_income = false;
    const auto add = [&](std::string of, const MonthFigures& month) {
        has_income = has_income || month.latest_budget.income != 0_p || month.outturn.income != 0_p;
        table.rows.push_back({std::move(of)});
        for (const GrossAndIncome& spending : {month.latest_budget, month.outturn}) {
            for (const Money amount : {spending.gross, spending.income, net(spending)}) {
                table.rows.back().push_back(as_quantity(amount));
            }
        }
    };
    Sum all{Sum::Of::rows, 0, {}};
    for (const Fund fund : {Fund::pooled, Fund::aligned}) {
        for (const std::size_t i : reported(report, fund)) {
            all.added.push_back(table.rows.size());
            add(report.settlement.agreement().terms().services[i].name,
                report.months.services[i].total);
        }
    }
    all.total = table.rows.size();
    add("Integrated", report.months.integrated);
    table.sums = {std::move(all), {Sum::Of::columns, 3, {1}, {2}}, {Sum::Of::columns, 6, {4}, {5}}};
    if (!has_income) { return std::nullopt; }
    return section;
}

/// What each ledger says of each service, where a ledger says more than its forecast.
std::optional<Section> ledgers_section(const JointFinanceReport& report)
{
    const std::vector<std::string> names = partner_names(report.settlement.agreement());
    Section section{"The ledgers, service by service", {"Net of income."}};
    Table& table = section.table;
    table.header = {"Service",         "Ledger",
                    "Original budget", "Latest budget",
                    "Budget to date",  "Actual to date",
                    "Forecast before", std::string{outturn_in_words(report)}};
    bool has_more = false;
    for (const Fund fund : {Fund::pooled, Fund::aligned, Fund::associated}) {
        for (const std::size_t i : reported(report, fund)) {
            for (const LedgerMonth& ledger : report.months.services[i].ledgers) {
                has_more = has_more || ledger.latest_budget || ledger.budget_to_date ||
                           ledger.actual_to_date || ledger.previous_forecast;
                table.rows.push_back(
                    {report.settlement.agreement().terms().services[i].name, names[ledger.partner],
                     quantity_or_none(ledger.original_budget),
                     quantity_or_none(ledger.latest_budget),
                     quantity_or_none(ledger.budget_to_date),
                     quantity_or_none(ledger.actual_to_date),
                     quantity_or_none(ledger.previous_forecast), quantity_or_none(ledger.outturn)});
            }
        }
    }
    if (!has_more) { return std::nullopt; }
    take_out_empty_columns(table);
    return section;
}

}  // namespace

Chapter services_chapter(const JointFinanceReport& report)
{
    Chapter chapter{"services", "Services", {{months_section(report)}}, true};
    for (auto& section : {spending_section(report), ledgers_section(report)}) {
        if (section) { chapter.parts.push_back({std::move(*section)}); }
    }
    return chapter;
}

}  // namespace riskshare::report
