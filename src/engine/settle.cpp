#include <riskshare/settle.hpp>

#include "conservation.hpp"
#include "settling.hpp"
#include "values/naming.hpp"

namespace riskshare {
inline namespace v0 {

Settlement settle(const Position& position)
{
    const Agreement& agreement = position.agreement();
    Settlement settlement{position, {}, {}, {}, 0_p, {}};
    settlement.services = settle_services(agreement, position);
    settlement.risk_shares = settle_risk_shares(agreement, position, settlement.services);
    for (const RiskShareResult& result : settlement.risk_shares) {
        naming("the reserve's part, with risk share", result.id,
               [&] { settlement.reserve += settled_by_reserve(result); });
    }
    settlement.partners =
        settle_partners(agreement, position, settlement.services, settlement.risk_shares);
    settlement.ring_fenced = settle_ring_fenced(agreement, settlement.services);
    settlement.ending = settle_ending(settlement);
    check_conservation(settlement);
    settlement.payments = naming("the payments", "", [&] { return settle_payments(settlement); });
    return settlement;
}

}  // namespace v0
}  // namespace riskshare
