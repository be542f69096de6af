#include <riskshare/rules/ending.hpp>

#include "ending.hpp"

namespace riskshare {
inline namespace v0 {

void add(std::span<EndingShare> shares, const DividedItem& item)
{
    const bool is_held = is_asset(item.kind);
    for (std::size_t i = 0; i < shares.size(); ++i) {
        (is_held ? shares[i].assets : shares[i].liabilities) += item.parts[i];
    }
    EndingShare& holder = shares[item.held_by];
    (is_held ? holder.assets_held : holder.liabilities_met) += item.amount;
}

Money ending_settlement(const EndingShare& share)
{
    return sum({share.assets_held, share.liabilities, -share.assets, -share.liabilities_met});
}

}  // namespace v0
}  // namespace riskshare
