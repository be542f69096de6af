
#include <algorithm>

#include <riskshare/values/apportion.hpp>

#include "payment_limit.hpp"
#include "values/require.hpp"

namespace riskshare {
inline namespace v0 {

std::vector<Money> held_to_maximum(std::span<const Money> payments, std::span<const Money> maximum)
{
    require(payments.size() == maximum.size() + 1, "held_to_maximum: not one maximum per partner");
    require(sum(payments) == 0_p, "held_to_maximum: the payments do not clear");
    std::vector<Money> changes(payments.size(), 0_p);
    for (std::size_t i = 0; i < maximum.size(); ++i) {
        require(maximum[i] >= 0_p, "held_to_maximum: a maximum is negative");
        changes[i] = std::min(0_p, maximum[i] - std::max(0_p, payments[i]));
    }

    // Receivers get at least the amount not paid, so none keeps more than it would receive.
    std::vector<Money> received;
    received.reserve(payments.size());
    for (const Money payment : payments) { received.push_back(-std::min(0_p, payment)); }
    const std::vector<Money> kept = apportion(-sum(changes), received);
    for (std::size_t i = 0; i < kept.size(); ++i) { changes[i] += kept[i]; }
    return changes;
}

}  // namespace v0
}  // namespace riskshare
