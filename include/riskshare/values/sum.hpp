#pragma once

#include <concepts>
#include <functional>
#include <ranges>
#include <type_traits>

#include <riskshare/values/money.hpp>

namespace riskshare {
inline namespace v0 {

/// The total of a range of money, or of what the projection makes of its elements:
/// `sum(partners, &PartnerResult::net)`. As sum() of `values/money.hpp`, only the total itself may
/// be an overflow. Fails: MoneyOverflow.
template <std::ranges::input_range Range, class Projection = std::identity>
requires std::same_as<
    std::remove_cvref_t<std::invoke_result_t<Projection&, std::ranges::range_reference_t<Range>>>,
    Money>
[[nodiscard]] constexpr Money sum(Range&& amounts, Projection projection = {})
{
    detail::LongTotal total;
    for (auto&& element : amounts) {
        total.add(std::invoke(projection, std::forward<decltype(element)>(element)));
    }
    return total.amount();
}

}  // namespace v0
}  // namespace riskshare
