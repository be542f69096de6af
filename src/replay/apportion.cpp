#include "apportion.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace riskshare::replay {
namespace {

void require(bool holds, const char* otherwise)
{
    if (!holds) { throw CannotRedo{otherwise}; }
}

bool is_any_negative(const Numbers& numbers)
{
    return std::ranges::any_of(numbers, [](const Number& number) { return number < 0; });
}

/// A party with a weight, which may still get odd pence.
struct Party {
    std::size_t index;
    Number remainder;  ///< of its quota, over the sum of weights
    Number room;       ///< below its limit
};

/// The pence that the parties take in so many rounds of a penny each.
Number taken_in(const Number& rounds, const std::vector<Party>& parties)
{
    Number pence = 0;
    for (const Party& party : parties) { pence += std::min(rounds, party.room); }
    return pence;
}

/// The most whole rounds before the pence run out.
Number whole_rounds(const Number& pence, const std::vector<Party>& parties)
{
    Number possible = 0;
    Number impossible = pence + 1;
    while (impossible - possible > 1) {
        const Number middle = (possible + impossible) / 2;
        (taken_in(middle, parties) <= pence ? possible : impossible) = middle;
    }
    return possible;
}

/// Gives out the pence in rounds, in the order of the parties, except to those at their limit.
void give_out(Number pence, const std::vector<Party>& parties, Numbers& parts)
{
    const Number rounds = whole_rounds(pence, parties);
    pence -= taken_in(rounds, parties);
    for (const Party& party : parties) {
        parts[party.index] += std::min(rounds, party.room);
        if (pence == 0 || party.room <= rounds) { continue; }
        ++parts[party.index];
        --pence;
    }
    require(pence == 0, "the limits leave no room for the total");
}

}  // namespace

Numbers apportion(const Number& total, const Numbers& weights, Numbers limits)
{
    require(!is_any_negative(weights), "a weight is negative");
    require(!is_any_negative(limits), "a limit is negative");
    require(limits.empty() || limits.size() == weights.size(),
            "there are not as many limits as weights");
    const Number amount = abs(total);
    const Number sum_of_weights = replay::total(weights);
    Numbers parts(weights.size(), 0);
    if (amount == 0) { return parts; }
    require(sum_of_weights > 0, "there is no weight above zero");
    if (limits.empty()) { limits.assign(weights.size(), amount); }

    Number left = amount;
    std::vector<Party> parties;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        if (weights[i] == 0) { continue; }
        const Number product = amount * weights[i];
        parts[i] = std::min(Number{product / sum_of_weights}, limits[i]);
        left -= parts[i];
        parties.push_back({i, product % sum_of_weights, limits[i] - parts[i]});
    }
    std::ranges::stable_sort(
        parties, [](const Party& a, const Party& b) { return a.remainder > b.remainder; });
    give_out(left, parties, parts);

    if (total < 0) {
        for (Number& part : parts) { part = -part; }
    }
    return parts;
}

}  // namespace riskshare::replay
