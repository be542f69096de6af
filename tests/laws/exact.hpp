#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include <boost/multiprecision/cpp_int.hpp>

#include <riskshare/values/money.hpp>

/// Sums of any size, and the apportionment as docs/rules.md 2 words it, to hold the library
/// against.

namespace riskshare::laws {

using Exact = boost::multiprecision::cpp_int;

[[nodiscard]] Exact total_of(std::span<const Money> amounts);

/// The parts of a total, given out penny by penny in the words of the rules; absent where the
/// limits leave pence without a taker.
///
/// Shapes: weights: n; limits: n, or empty for none; result: n.
[[nodiscard]] std::optional<std::vector<Money>>
apportion_by_hand(Money total, std::span<const Exact> weights, std::span<const Money> limits = {});

/// The number of odd pence of the total that would change hands if the parties that tie for the
/// last of them stood in another order: those that fall to these parties, or those that these go
/// without, whichever is fewer.
[[nodiscard]] std::int64_t pence_at_ties(Money total, std::span<const Exact> weights,
                                         std::span<const Money> limits = {});

/// True if the amount is the exact one, or one of the two whole pence next to it.
[[nodiscard]] bool is_next_to(Money amount, const Exact& numerator, const Exact& denominator);

template <class Integer>
[[nodiscard]] std::vector<Exact> exactly(const std::vector<Integer>& weights)
{
    return {weights.begin(), weights.end()};
}

[[nodiscard]] std::vector<Exact> exactly(const std::vector<Money>& weights);

[[nodiscard]] inline Exact exact(Money amount) { return amount.pence(); }

/// One figure of each item, in all.
template <class List, class Figure>
[[nodiscard]] Exact all(const List& list, Figure figure)
{
    Exact total = 0;
    for (const auto& item : list) { total += exact(std::invoke(figure, item)); }
    return total;
}

}  // namespace riskshare::laws
