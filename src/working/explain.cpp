#include <riskshare/explanation.hpp>

#include <utility>

#include "engine/shape.hpp"
#include "explain.hpp"

namespace riskshare {
inline namespace v0 {

Explanation explain(const Settlement& settlement)
{
    require_shape(settlement);
    // A service in one risk share takes six steps, and each risk share and partner some more.
    working::Working working{8 * settlement.services.size()};
    const working::Context context{settlement, working};
    working::explain_fund(context);
    working::explain_not_pooled(context);
    const auto services = working::explain_services(context);

    std::vector<working::BurdenFigures> partners(context.agreement.partners().size());
    working::ReserveFigures reserve;
    for (std::size_t i = 0; i < settlement.risk_shares.size(); ++i) {
        working::explain_risk_share(context, i, services, partners, reserve);
    }
    working::explain_partners(context, services, std::move(partners), reserve);
    working::explain_ending(context);
    working::explain_vat(context);
    return working.take();
}

}  // namespace v0
}  // namespace riskshare
