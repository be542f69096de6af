#include "apportion.hpp"

#include <algorithm>
#include <cstddef>

namespace reference {
namespace {

/// "Each party's quota is total × weight ÷ sum of weights, exactly."
std::vector<Ratio> quotas(const Pence& total, const Weights& weights)
{
    Ratio sum_of_weights = 0;
    for (const Ratio& weight : weights) { sum_of_weights += weight; }
    std::vector<Ratio> quotas;
    for (const Ratio& weight : weights) { quotas.push_back(total * weight / sum_of_weights); }
    return quotas;
}

/// "Each gets the whole pence of its quota."
Amounts whole_pence(const std::vector<Ratio>& quotas)
{
    Amounts whole;
    for (const Ratio& quota : quotas) { whole.push_back(numerator(quota) / denominator(quota)); }
    return whole;
}

/// "The parties with the largest fractions of a penny, ties to the earlier party. A party with no
/// weight gets nothing."
std::vector<std::size_t> order_for_odd_pence(const std::vector<Ratio>& quotas, const Amounts& whole,
                                             const Weights& weights)
{
    std::vector<std::size_t> order;
    for (std::size_t party = 0; party < weights.size(); ++party) {
        if (weights[party] != 0) { order.push_back(party); }
    }
    std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) {
        return quotas[a] - whole[a] > quotas[b] - whole[b];
    });
    return order;
}

}  // namespace

Amounts apportion(const Pence& total, const Weights& weights, const std::optional<Amounts>& limits)
{
    if (total == 0) { return Amounts(weights.size(), 0); }

    const std::vector<Ratio> quota = quotas(total, weights);
    Amounts parts = whole_pence(quota);
    const std::vector<std::size_t> order = order_for_odd_pence(quota, parts, weights);
    Pence left = total - reference::total(parts);

    // "A party at its limit is passed over; if pence are left after a round, another begins."
    while (left > 0) {
        for (const std::size_t party : order) {
            if (left == 0 || (limits && parts[party] == (*limits)[party])) { continue; }
            parts[party] += 1;
            left -= 1;
        }
    }
    return parts;
}

}  // namespace reference
