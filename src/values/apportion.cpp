#include <riskshare/values/apportion.hpp>

#include <algorithm>
#include <cstddef>

#include "require.hpp"
#include "wide.hpp"

namespace riskshare {
namespace {

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
void give_odd_pence(std::vector<std::uint64_t>& parts, std::uint64_t left,
                    std::vector<Candidate> candidates, std::span<const Money> limits)
{
    const auto room = [&](const Candidate& c) {
        return unsigned_magnitude(limits[c.party]) - parts[c.party];
    };
    if (limits.empty()) {
        const auto count = static_cast<std::ptrdiff_t>(left);
        std::ranges::nth_element(candidates, candidates.begin() + count, goes_first);
        for (auto c = candidates.begin(); c != candidates.begin() + count; ++c) {
            ++parts[c->party];
        }
        return;
    }
    std::ranges::sort(candidates, goes_first);
    while (left > 0) {
        std::erase_if(candidates, [&](const Candidate& c) { return room(c) == 0; });
        require(!candidates.empty(), "apportion: the limits come to less than the total");
        if (left < candidates.size()) { candidates.resize(left); }
        // As many whole rounds at once as every candidate has room for.
        const auto tightest = std::ranges::min_element(candidates, {}, room);
        const std::uint64_t rounds = std::min(left / candidates.size(), room(*tightest));
        for (const Candidate& c : candidates) { parts[c.party] += rounds; }
        left -= rounds * candidates.size();
    }
}

template <class Weight, class ToInteger>
std::vector<Money> largest_remainder(Money total, std::span<const Weight> weights,
                                     std::span<const Money> limits, ToInteger to_integer)
{
    require(limits.empty() || limits.size() == weights.size(),
            "apportion: there must be one limit per weight");
    require(std::ranges::all_of(limits, [](Money limit) { return limit.pence() >= 0; }),
            "apportion: a limit is negative");
    UnsignedWide sum_of_weights = 0;
    for (const Weight& weight : weights) {
        require(to_integer(weight) >= 0, "apportion: a weight is negative");
        sum_of_weights += static_cast<std::uint64_t>(to_integer(weight));
    }
    const bool is_negative = total.pence() < 0;
    const std::uint64_t amount = unsigned_magnitude(total);
    if (amount == 0) { return std::vector(weights.size(), Money::from_pence(0)); }
    require(sum_of_weights > 0, "apportion: every weight is zero");

    std::vector<std::uint64_t> parts(weights.size(), 0);
    std::vector<Candidate> candidates(weights.size());
    std::size_t count = 0;
    std::uint64_t left = amount;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        const auto weight = static_cast<std::uint64_t>(to_integer(weights[i]));
        if (weight == 0) { continue; }
        const UnsignedWide product = UnsignedWide{amount} * weight;
        const auto quota = static_cast<std::uint64_t>(product / sum_of_weights);
        parts[i] = limits.empty() ? quota : std::min(quota, unsigned_magnitude(limits[i]));
        left -= parts[i];
        candidates[count] = {i, product - sum_of_weights * quota};
        ++count;
    }
    candidates.resize(count);
    if (left > 0) { give_odd_pence(parts, left, std::move(candidates), limits); }

    std::vector<Money> result;
    result.reserve(parts.size());
    for (const std::uint64_t part : parts) {
        result.push_back(to_money(is_negative ? -Wide{part} : Wide{part}));
    }
    return result;
}

}  // namespace

std::vector<Money> apportion(Money total, std::span<const Money> weights,
                             std::span<const Money> limits)
{
    return largest_remainder(total, weights, limits, [](Money weight) { return weight.pence(); });
}

std::vector<Money> apportion(Money total, std::span<const Percentage> weights,
                             std::span<const Money> limits)
{
    return largest_remainder(total, weights, limits,
                             [](Percentage weight) { return weight.billionths(); });
}

std::vector<Money> apportion(Money total, std::span<const std::int64_t> weights,
                             std::span<const Money> limits)
{
    return largest_remainder(total, weights, limits, [](std::int64_t weight) { return weight; });
}

}  // namespace riskshare
