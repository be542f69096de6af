#include <riskshare/rules/payments.hpp>

#include <algorithm>
#include <queue>
#include <stdexcept>

namespace riskshare {
namespace {

struct Party {
    std::size_t place;
    Money amount;
};

/// Orders a queue so that the largest amount is on top, of equal ones the earlier party's.
struct IsSmaller {
    bool operator()(const Party& a, const Party& b) const
    {
        return a.amount != b.amount ? a.amount < b.amount : a.place > b.place;
    }
};

using Queue = std::priority_queue<Party, std::vector<Party>, IsSmaller>;

void reduce_top(Queue& queue, Money amount)
{
    Party party = queue.top();
    queue.pop();
    party.amount -= amount;
    if (party.amount != 0_p) { queue.push(party); }
}

}  // namespace

std::vector<Transfer> payments(std::span<const Money> owed)
{
    if (sum(owed) != 0_p) { throw std::invalid_argument{"payments: amounts do not clear"}; }

    Queue payers;
    Queue receivers;
    for (std::size_t place = 0; place < owed.size(); ++place) {
        if (owed[place] > 0_p) { payers.push({place, owed[place]}); }
        if (owed[place] < 0_p) { receivers.push({place, -owed[place]}); }
    }
    std::vector<Transfer> transfers;
    while (!payers.empty()) {
        const Money amount = std::min(payers.top().amount, receivers.top().amount);
        transfers.push_back({payers.top().place, receivers.top().place, amount});
        reduce_top(payers, amount);
        reduce_top(receivers, amount);
    }
    return transfers;
}

}  // namespace riskshare
