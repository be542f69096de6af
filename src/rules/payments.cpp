#include <riskshare/rules/payments.hpp>

#include <algorithm>
#include <queue>
#include <utility>

#include "values/require.hpp"

namespace riskshare {
inline namespace v0 {
namespace {

struct Party {
    std::size_t index;
    Money amount;
};

/// Orders a queue so that the largest amount is on top, of equal ones the earlier party's.
struct IsSmaller {
    bool operator()(const Party& a, const Party& b) const
    {
        return a.amount != b.amount ? a.amount < b.amount : a.index > b.index;
    }
};

using Queue = std::priority_queue<Party, std::vector<Party>, IsSmaller>;

Queue queue_with_room_for(std::size_t parties)
{
    std::vector<Party> room;
    room.reserve(parties);
    return Queue{IsSmaller{}, std::move(room)};
}

void reduce_top(Queue& queue, Money amount)
{
    Party party = queue.top();
    queue.pop();
    party.amount -= amount;
    if (party.amount != 0_p) { queue.push(party); }
}

}  // namespace

std::vector<Transfer> clearing_payments(std::span<const Money> owed)
{
    require(sum(owed) == 0_p, "payments: amounts do not clear");
    Queue payers = queue_with_room_for(owed.size());
    Queue receivers = queue_with_room_for(owed.size());
    for (std::size_t i = 0; i < owed.size(); ++i) {
        if (owed[i] > 0_p) { payers.push({i, owed[i]}); }
        if (owed[i] < 0_p) { receivers.push({i, -owed[i]}); }
    }
    std::vector<Transfer> transfers;
    while (!payers.empty()) {
        const Money amount = std::min(payers.top().amount, receivers.top().amount);
        transfers.push_back({payers.top().index, receivers.top().index, amount});
        reduce_top(payers, amount);
        reduce_top(receivers, amount);
    }
    return transfers;
}

}  // namespace v0
}  // namespace riskshare
