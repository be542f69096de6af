#include <riskshare/values/apportion.hpp>

#include <algorithm>
#include <cstddef>
#include <utility>

#include "require.hpp"
#include "wide.hpp"

namespace riskshare {
inline namespace v0 {
namespace {

/// The inverse of unsigned_magnitude().
Money with_sign(std::uint64_t magnitude, bool is_negative)
{
    return Money::from_pence(static_cast<std::int64_t>(is_negative ? 0 - magnitude : magnitude));
}

/// A party that can get a penny more, with the numerator of its fractional part.
struct Candidate {
    std::size_t party;
    UnsignedWide remainder;
};

bool goes_first(const Candidate& a, const Candidate& b)
{
    return a.remainder != b.remainder ? a.remainder > b.remainder : a.party < b.party;
}

/// Gives out the odd pence by largest remainder, a penny to each in turn.
void give_odd_pence(std::vector<Money>& parts, std::uint64_t left,
                    std::vector<Candidate> candidates, Money penny)
{
    const auto last = candidates.begin() + static_cast<std::ptrdiff_t>(left);
    std::ranges::nth_element(candidates, last, goes_first);
    for (auto c = candidates.begin(); c != last; ++c) { parts[c->party] += penny; }
}

/// The same, to parties that still have room: as many whole rounds at once as all of them have.
void give_within_limits(std::vector<Money>& parts, std::uint64_t left,
                        std::vector<Candidate> candidates, std::span<const Money> limits,
                        bool is_negative)
{
    const auto room = [&](const Candidate& c) {
        return unsigned_magnitude(limits[c.party]) - unsigned_magnitude(parts[c.party]);
    };
    std::ranges::sort(candidates, goes_first);
    while (left > 0) {
        std::erase_if(candidates, [&](const Candidate& c) { return room(c) == 0; });
        require(!candidates.empty(), "apportion: the limits come to less than the total");
        if (left < candidates.size()) { candidates.resize(static_cast<std::size_t>(left)); }
        const auto tightest = std::ranges::min_element(candidates, {}, room);
        const std::uint64_t rounds = std::min(left / candidates.size(), room(*tightest));
        for (const Candidate& c : candidates) { parts[c.party] += with_sign(rounds, is_negative); }
        left -= rounds * candidates.size();
    }
}

template <class Weight, class ToInteger>
UnsignedWide total_of(std::span<const Weight> weights, ToInteger to_integer)
{
    UnsignedWide total = 0;
    for (const Weight& weight : weights) {
        require(to_integer(weight) >= 0, "apportion: a weight is negative");
        total += static_cast<std::uint64_t>(to_integer(weight));
    }
    return total;
}

template <class Weight, class ToInteger>
std::vector<Money> largest_remainder(Money total, std::span<const Weight> weights,
                                     std::optional<Limits> limited, ToInteger to_integer)
{
    const std::span<const Money> limits = limited ? limited->by_party() : std::span<const Money>{};
    require(!limited || limits.size() == weights.size(),
            "apportion: there must be one limit per weight");
    require(std::ranges::all_of(limits, [](Money limit) { return limit.pence() >= 0; }),
            "apportion: a limit is negative");
    const UnsignedWide sum_of_weights = total_of(weights, to_integer);
    const bool is_negative = total.pence() < 0;
    const std::uint64_t amount = unsigned_magnitude(total);
    if (amount == 0) { return std::vector(weights.size(), Money::from_pence(0)); }
    require(sum_of_weights > 0, "apportion: every weight is zero");

    std::vector<Money> parts(weights.size(), Money::from_pence(0));
    std::vector<Candidate> candidates(weights.size());
    std::size_t count = 0;
    std::uint64_t left = amount;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        const auto weight = static_cast<std::uint64_t>(to_integer(weights[i]));
        if (weight == 0) { continue; }
        const UnsignedWide product = UnsignedWide{amount} * weight;
        const auto quota = static_cast<std::uint64_t>(product / sum_of_weights);
        const std::uint64_t part =
            limits.empty() ? quota : std::min(quota, unsigned_magnitude(limits[i]));
        parts[i] = with_sign(part, is_negative);
        left -= part;
        candidates[count] = {i, product - sum_of_weights * quota};
        ++count;
    }
    candidates.resize(count);
    if (limits.empty()) {
        give_odd_pence(parts, left, std::move(candidates), Money::from_pence(is_negative ? -1 : 1));
    } else {
        give_within_limits(parts, left, std::move(candidates), limits, is_negative);
    }
    return parts;
}

}  // namespace

std::vector<Money> apportion(Money total, std::span<const Money> weights,
                             std::optional<Limits> limits)
{
    return largest_remainder(total, weights, limits, [](Money weight) { return weight.pence(); });
}

std::vector<Money> apportion(Money total, std::span<const Percentage> weights,
                             std::optional<Limits> limits)
{
    return largest_remainder(total, weights, limits,
                             [](Percentage weight) { return weight.billionths(); });
}

std::vector<Money> apportion(Money total, std::span<const std::int64_t> weights,
                             std::optional<Limits> limits)
{
    return largest_remainder(total, weights, limits, [](std::int64_t weight) { return weight; });
}

std::vector<Money> apportion(Money total, std::initializer_list<Money> weights,
                             std::optional<Limits> limits)
{
    return apportion(total, std::span{weights.begin(), weights.size()}, limits);
}

std::vector<Money> apportion(Money total, std::initializer_list<Percentage> weights,
                             std::optional<Limits> limits)
{
    return apportion(total, std::span{weights.begin(), weights.size()}, limits);
}

std::vector<Money> apportion(Money total, std::initializer_list<std::int64_t> weights,
                             std::optional<Limits> limits)
{
    return apportion(total, std::span{weights.begin(), weights.size()}, limits);
}

}  // namespace v0
}  // namespace riskshare
