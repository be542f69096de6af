#include <riskshare/rules/instalments.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

#include <riskshare/values/apportion.hpp>
#include <riskshare/values/financial_year.hpp>

#include "values/overloaded.hpp"
#include "values/require.hpp"

namespace riskshare {
inline namespace v0 {
namespace {

std::size_t index_of(int month)
{
    require(is_month(month), "instalments: a month is 1 to 12");
    return static_cast<std::size_t>(month - 1);
}

}  // namespace

std::vector<int> instalment_months(const Instalments& instalments)
{
    using Months = std::vector<int>;
    return std::visit(
        overloaded{[](Monthly) -> Months { return {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12}; },
                   [](QuarterlyInAdvance) -> Months {
                       return {1, 4, 7, 10};
                   },
                   [](QuarterlyInArrears) -> Months {
                       return {3, 6, 9, 12};
                   },
                   [](const Single& single) -> Months { return {single.month}; }},
        instalments);
}

ByMonth instalments_of(Money amount, const Instalments& instalments, int from)
{
    require(is_month(from), "instalments_of: a month is 1 to 12");
    std::array<std::int64_t, 12> weights{};
    bool is_any_left = false;
    for (const int month : instalment_months(instalments)) {
        if (month < from) { continue; }
        weights[index_of(month)] = 1;
        is_any_left = true;
    }
    if (!is_any_left) { weights[index_of(from)] = 1; }
    return apportion(amount, weights);
}

Money due_by(int month, const ByMonth& schedule)
{
    require(schedule.size() == 12, "due_by: not one amount per month");
    return sum(std::span{schedule}.first(index_of(month) + 1));
}

}  // namespace v0
}  // namespace riskshare
