#include "exact.hpp"

#include <algorithm>
#include <cstddef>
#include <numeric>

namespace riskshare::laws {
namespace {

/// A total that is being given out: whole pence so far, and who comes first for the odd ones.
struct Division {
    std::vector<Exact> parts;
    std::vector<Exact> remainders;
    std::vector<std::size_t> order;  ///< parties with a weight, the largest remainder first
    Exact left;
};

/// "Start from floor(quota_i)." A party whose limit is lower still starts at its limit.
Division begin(const Exact& amount, std::span<const Exact> weights, std::span<const Money> limits)
{
    const Exact sum = std::accumulate(weights.begin(), weights.end(), Exact{0});
    Division division{{}, {}, {}, amount};
    for (std::size_t i = 0; i < weights.size(); ++i) {
        Exact part = sum == 0 ? Exact{0} : Exact{amount * weights[i] / sum};
        if (!limits.empty()) { part = std::min(part, Exact{limits[i].pence()}); }
        division.left -= part;
        division.parts.push_back(part);
        division.remainders.push_back(sum == 0 ? Exact{0} : Exact{amount * weights[i] % sum});
        if (weights[i] != 0) { division.order.push_back(i); }
    }
    std::ranges::stable_sort(division.order, [&](std::size_t a, std::size_t b) {
        return division.remainders[a] > division.remainders[b];
    });
    return division;
}

bool is_full(const Division& division, std::span<const Money> limits, std::size_t party)
{
    return !limits.empty() && division.parts[party] >= limits[party].pence();
}

Exact without_sign(Money total) { return abs(Exact{total.pence()}); }

}  // namespace

Exact total_of(std::span<const Money> amounts)
{
    Exact total = 0;
    for (const Money amount : amounts) { total += amount.pence(); }
    return total;
}

std::vector<Exact> exactly(const std::vector<Money>& weights)
{
    std::vector<Exact> exact;
    for (const Money weight : weights) { exact.emplace_back(weight.pence()); }
    return exact;
}

std::optional<std::vector<Money>> apportion_by_hand(Money total, std::span<const Exact> weights,
                                                    std::span<const Money> limits)
{
    Division division = begin(without_sign(total), weights, limits);
    while (division.left > 0) {
        bool was_given = false;
        for (const std::size_t party : division.order) {
            if (division.left == 0 || is_full(division, limits, party)) { continue; }
            ++division.parts[party];
            --division.left;
            was_given = true;
        }
        if (!was_given) { return std::nullopt; }
    }
    std::vector<Money> parts;
    for (const Exact& part : division.parts) {
        const Exact signed_part = total < 0_p ? Exact{-part} : part;
        parts.push_back(Money::from_pence(static_cast<std::int64_t>(signed_part)));
    }
    return parts;
}

std::int64_t pence_at_ties(Money total, std::span<const Exact> weights,
                           std::span<const Money> limits)
{
    Division division = begin(without_sign(total), weights, limits);
    while (division.left > 0) {
        const std::vector<std::size_t>& order = division.order;
        for (std::size_t first = 0; first < order.size();) {
            const Exact& remainder = division.remainders[order[first]];
            std::int64_t takers = 0;
            for (; first < order.size() && division.remainders[order[first]] == remainder;
                 ++first) {
                if (is_full(division, limits, order[first])) { continue; }
                ++division.parts[order[first]];
                ++takers;
            }
            if (takers >= division.left) {
                const auto given = static_cast<std::int64_t>(division.left);
                return std::min(given, takers - given);
            }
            division.left -= takers;
        }
    }
    return 0;
}

bool is_next_to(Money amount, const Exact& numerator, const Exact& denominator)
{
    const Exact distance = Exact{amount.pence()} * denominator - numerator;
    return abs(distance) < denominator;
}

}  // namespace riskshare::laws
