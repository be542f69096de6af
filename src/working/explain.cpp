#include <riskshare/explanation.hpp>

#include <utility>

#include "chapters.hpp"

namespace riskshare {

Explanation explain(const Settlement& settlement)
{
    const Agreement& agreement = settlement.agreement();
    working::Working working;
    const working::Subject subject{agreement, settlement.position, settlement, working};
    working::explain_fund(subject);
    working::explain_not_pooled(subject);
    const auto services = working::explain_services(subject);

    std::vector<working::PartnerFigures> partners(agreement.partners().size());
    working::ReserveFigures reserve;
    for (std::size_t i = 0; i < settlement.risk_shares.size(); ++i) {
        working::explain_risk_share(subject, i, services, partners, reserve);
    }
    working::explain_partners(subject, services, partners, reserve);
    working::explain_ending(subject);
    working::explain_vat(subject);
    return working.take();
}

}  // namespace riskshare
