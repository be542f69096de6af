#include <riskshare/explanation.hpp>

#include <utility>

#include "chapters.hpp"

namespace riskshare {

Explanation explain(const Settlement& settlement)
{
    const Agreement& agreement = settlement.agreement();
    explanation::Working working;
    const explanation::Subject subject{agreement, settlement.position, settlement, working};
    explanation::explain_fund(subject);
    explanation::explain_not_pooled(subject);
    const auto services = explanation::explain_services(subject);

    std::vector<explanation::PartnerFigures> partners(agreement.partners().size());
    explanation::ReserveFigures reserve;
    for (std::size_t i = 0; i < settlement.risk_shares.size(); ++i) {
        explanation::explain_risk_share(subject, i, services, partners, reserve);
    }
    explanation::explain_partners(subject, services, partners, reserve);
    explanation::explain_ending(subject);
    explanation::explain_vat(subject);
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
