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

std::string_view to_text(Operation operation)
{
    switch (operation) {
    case Operation::given:
        return "given";
    case Operation::sum:
        return "sum";
    case Operation::difference:
        return "difference";
    case Operation::negate:
        return "negate";
    case Operation::percentage:
        return "percentage";
    case Operation::minimum:
        return "minimum";
    case Operation::maximum:
        return "maximum";
    case Operation::apportion:
        return "apportion";
    case Operation::choose:
        break;
    }
    return "choose";
}

}  // namespace riskshare
