#include <utility>

#include <riskshare/rules/ending.hpp>
#include <riskshare/values/apportion.hpp>

#include "agreed/agreement.hpp"
#include "agreed/position.hpp"
#include "rules/ending.hpp"
#include "settling.hpp"
#include "values/naming.hpp"

namespace riskshare {
inline namespace v0 {
namespace {

EndingItemResult divide(const Agreement& agreement, std::string id, EndingKind kind, Money amount,
                        std::string held_by)
{
    const AgreedEndingRule& rule = agreed_ending(agreement)[*find_ending_rule(agreement, kind)];
    return {std::move(id), kind, amount, std::move(held_by), apportion(amount, rule.weights)};
}

/// All items, divided; the rest of the reserve comes last, held by the host.
std::vector<EndingItemResult> divide_all(const Settlement& settlement,
                                         std::span<const EndingItem> items)
{
    const Agreement& agreement = settlement.agreement();
    std::vector<EndingItemResult> divided;
    for (const EndingItem& item : items) {
        divided.push_back(divide(agreement, item.id, item.kind, item.amount, item.held_by));
    }
    if (agreement.has_reserve()) {
        const Money left = naming("the closing balance of the reserve", "",
                                  [&] { return agreement.reserve_balance() - settlement.reserve; });
        divided.push_back(divide(agreement, "reserve", EndingKind::unspent_balance, left,
                                 *agreement.terms().host));
    }
    std::vector<Money> amounts;
    for (const EndingItemResult& item : divided) { amounts.push_back(item.amount); }
    // Reports and explanations add up no more than this.
    naming("what is left at the end", "", [&] { static_cast<void>(sum(amounts)); });
    return divided;
}

}  // namespace

std::optional<EndingResult> settle_ending(const Settlement& settlement)
{
    const auto& items = ending_items(settlement.position);
    if (!items) { return std::nullopt; }
    const Agreement& agreement = settlement.agreement();
    EndingResult ending{divide_all(settlement, *items), {}};
    std::vector<EndingShare> shares(agreement.partners().size());
    for (const EndingItemResult& item : ending.items) {
        naming("what partners get at the end, with", item.id, [&] {
            add(shares,
                {item.kind, item.amount, *agreement.find_partner(item.held_by), item.by_partner});
        });
    }
    for (std::size_t i = 0; i < shares.size(); ++i) {
        const std::string& id = agreement.partners()[i].id;
        ending.partners.push_back({id, shares[i],
                                   naming("the ending's settlement of partner", id,
                                          [&] { return ending_settlement(shares[i]); })});
    }
    return ending;
}

}  // namespace v0
}  // namespace riskshare
