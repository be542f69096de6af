#include <riskshare/rules/borne.hpp>

namespace riskshare {

void add(AdjustmentsBorne& adjustments, AdjustmentKind kind, Money amount)
{
    switch (kind) {
    case AdjustmentKind::planned_overspend:
        adjustments.planned_overspend += amount;
        return;
    case AdjustmentKind::service_development:
        adjustments.service_development += amount;
        return;
    case AdjustmentKind::attributed:
        break;
    }
    adjustments.attributed += amount;
}

Money total(const AdjustmentsBorne& adjustments)
{
    return sum(
        {adjustments.planned_overspend, adjustments.service_development, adjustments.attributed});
}

Money borne(const Burden& burden)
{
    return sum({burden.shared, burden.by_responsibility, burden.outside_risk_share,
                burden.payment_limit, burden.decision, burden.ring_fenced,
                total(burden.adjustments)});
}

Money net_risk_payment(const Burden& burden, Money without_risk_share)
{
    return sum({burden.shared, burden.by_responsibility, burden.outside_risk_share,
                burden.payment_limit, burden.decision, burden.ring_fenced, -without_risk_share});
}

Money ledger_settlement(Money funding, Money borne, Money recorded)
{
    return sum({funding, borne, -recorded});
}

}  // namespace riskshare
