#include <riskshare/month_end/months.hpp>
#include <riskshare/values/percentage.hpp>

namespace riskshare {
namespace {

std::optional<Money> net_difference(const std::optional<Spending>& spending,
                                    const std::optional<Spending>& less)
{
    if (!spending || !less) { return std::nullopt; }
    return spending->net() - less->net();
}

}  // namespace

Money MonthFigures::variance() const { return outturn.net() - latest_budget.net(); }

std::optional<Money> MonthFigures::variance_to_date() const
{
    return net_difference(actual_to_date, budget_to_date);
}

std::optional<Money> MonthFigures::movement() const
{
    return net_difference(outturn, previous_forecast);
}

Rag MonthFigures::rag() const
{
    using namespace literals;
    const Money over = variance();
    const Money budget = latest_budget.net();
    if (over <= 0_p) { return Rag::green; }
    if (budget <= 0_p || over > percentage_of(budget, "5%"_pc)) { return Rag::red; }
    return over < percentage_of(budget, "2%"_pc) ? Rag::green : Rag::amber;
}

}  // namespace riskshare
