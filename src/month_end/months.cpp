#include <riskshare/month_end/months.hpp>

#include <map>
#include <span>
#include <string>

#include "agreed/agreement.hpp"
#include "agreed/position.hpp"
#include "values/naming.hpp"

namespace riskshare {
inline namespace v0 {
namespace {

std::optional<GrossAndIncome> as_stated(const std::optional<Recorded>& figure)
{
    if (!figure) { return std::nullopt; }
    return GrossAndIncome{figure->gross, figure->income};
}

/// The ledgers of a service, in the agreement's order of partners.
std::vector<LedgerMonth> ledgers_of(const ServiceFigures& figures, const Agreement& agreement)
{
    std::map<std::size_t, LedgerMonth> by_index;
    const auto ledger_of = [&](const std::string& id) -> LedgerMonth& {
        const std::size_t partner = *agreement.find_partner(id);
        return by_index.try_emplace(partner, LedgerMonth{.partner = partner}).first->second;
    };
    for (const auto& [id, stated] : figures.ledgers) {
        LedgerMonth& ledger = ledger_of(id);
        ledger.original_budget = as_stated(stated.original_budget);
        ledger.latest_budget = as_stated(stated.latest_budget);
        ledger.budget_to_date = as_stated(stated.budget_to_date);
        ledger.actual_to_date = as_stated(stated.actual_to_date);
        ledger.previous_forecast = as_stated(stated.previous_forecast);
    }
    for (const auto& [id, recorded] : figures.outturn) {
        ledger_of(id).outturn = GrossAndIncome{recorded.gross, recorded.income};
    }
    std::vector<LedgerMonth> ledgers;
    for (const auto& entry : by_index) { ledgers.push_back(entry.second); }
    return ledgers;
}

/// The total of a column. Absent where a row lacks it, or where there are no rows.
template <class Row>
std::optional<GrossAndIncome> total_of(std::span<const Row> rows,
                                       std::optional<GrossAndIncome> Row::*column)
{
    if (rows.empty()) { return std::nullopt; }
    GrossAndIncome total;
    for (const Row& row : rows) {
        if (!(row.*column)) { return std::nullopt; }
        total += *(row.*column);
    }
    return total;
}

/// The budgets as the year opened and at the end of the month.
MonthFigures budgets_of(const Service& service, const AgreedService& agreed)
{
    MonthFigures figures;
    for (const auto& entry : service.contributions) { figures.original_budget += entry.second; }
    for (const Line& line : agreed.budget_lines) { figures.latest_budget += line; }
    return figures;
}

ServiceMonth service_month(const Position& position, std::size_t service)
{
    const Agreement& agreement = position.agreement();
    const ServicePosition& settled = service_positions(position)[service];
    ServiceMonth month{.total = budgets_of(agreement.terms().services[service],
                                           agreed_services(agreement)[service]),
                       .ledgers = {},
                       .is_reported = settled.is_reported};
    if (!settled.is_reported) { return month; }
    month.ledgers = ledgers_of(position.figures().services[settled.place], agreement);
    const std::span<const LedgerMonth> ledgers{month.ledgers};
    month.total.budget_to_date = total_of(ledgers, &LedgerMonth::budget_to_date);
    month.total.actual_to_date = total_of(ledgers, &LedgerMonth::actual_to_date);
    month.total.previous_forecast = total_of(ledgers, &LedgerMonth::previous_forecast);
    for (const Line& line : settled.ledger_lines) { month.total.outturn += line; }
    return month;
}

MonthFigures fund_of(std::span<const MonthFigures> services)
{
    MonthFigures fund;
    fund.budget_to_date = total_of(services, &MonthFigures::budget_to_date);
    fund.actual_to_date = total_of(services, &MonthFigures::actual_to_date);
    fund.previous_forecast = total_of(services, &MonthFigures::previous_forecast);
    for (const MonthFigures& service : services) {
        fund.original_budget += service.original_budget;
        fund.latest_budget += service.latest_budget;
        fund.outturn += service.outturn;
    }
    return fund;
}

}  // namespace

Months months(const Position& position)
{
    const std::vector<Service>& services = position.agreement().terms().services;
    std::vector<ServiceMonth> months;
    std::vector<MonthFigures> pooled;
    std::vector<MonthFigures> aligned;
    std::vector<MonthFigures> integrated;
    for (std::size_t i = 0; i < services.size(); ++i) {
        months.push_back(naming("the month of service", services[i].id,
                                [&] { return service_month(position, i); }));
        if (services[i].fund == Fund::associated) { continue; }
        (services[i].fund == Fund::pooled ? pooled : aligned).push_back(months.back().total);
        integrated.push_back(months.back().total);
    }
    return naming("the month of the fund", "", [&] {
        return Months{std::move(months), fund_of(pooled), fund_of(aligned), fund_of(integrated)};
    });
}

}  // namespace v0
}  // namespace riskshare
