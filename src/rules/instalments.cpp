#include <riskshare/rules/instalments.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

#include <riskshare/values/apportion.hpp>
#include <riskshare/values/financial_year.hpp>

#include "values/require.hpp"

namespace riskshare {
namespace {

struct MonthsOf {
    std::vector<int> operator()(Monthly /*profile*/) const
    {
        return {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};
    }
    std::vector<int> operator()(QuarterlyInAdvance /*profile*/) const { return {1, 4, 7, 10}; }
    std::vector<int> operator()(QuarterlyInArrears /*profile*/) const { return {3, 6, 9, 12}; }
    std::vector<int> operator()(const Single& profile) const { return {profile.month}; }
};

std::size_t place_of(int month)
{
    require(is_month(month), "instalments: a month is 1 to 12");
    return static_cast<std::size_t>(month - 1);
}

}  // namespace

std::vector<int> instalment_months(const Instalments& instalments)
{
    return std::visit(MonthsOf{}, instalments);
}

ByMonth instalments_of(Money amount, const Instalments& instalments, int from)
{
    std::array<std::int64_t, 12> weights{};
    bool is_any_left = false;
    for (const int month : instalment_months(instalments)) {
        if (month < from) { continue; }
        weights[place_of(month)] = 1;
        is_any_left = true;
    }
    if (!is_any_left) { weights[place_of(from)] = 1; }
    return apportion(amount, weights);
}

Money due_by(int month, const ByMonth& schedule)
{
    return sum(std::span{schedule}.first(place_of(month) + 1));
}

}  // namespace riskshare
