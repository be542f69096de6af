#include <riskshare/month_end/months.hpp>
#include <riskshare/values/percentage.hpp>

namespace riskshare {
inline namespace v0 {
namespace {

std::optional<Money> net_difference(const std::optional<GrossAndIncome>& spending,
                                    const std::optional<GrossAndIncome>& less)
{
    if (!spending || !less) { return std::nullopt; }
    return net(*spending) - net(*less);
}

}  // namespace

Money MonthFigures::variance() const { return net(outturn) - net(latest_budget); }

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
    const Money budget = net(latest_budget);
    if (over <= 0_p) { return Rag::green; }
    if (budget <= 0_p || over > percentage_of(budget, "5%"_pc)) { return Rag::red; }
    return over < percentage_of(budget, "2%"_pc) ? Rag::green : Rag::amber;
}

}  // namespace v0
}  // namespace riskshare
