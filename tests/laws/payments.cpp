#include "laws.hpp"

#include <algorithm>
#include <string>

#include "exact.hpp"

namespace riskshare::laws {
namespace {

/// The amount a party owes (positive) or is owed.
struct Open {
    std::string party;
    Exact amount;
};

/// The amount every party owes or is owed, the reserve last where it takes part.
std::vector<Open> owed(const Settlement& settlement, PaymentKind kind)
{
    std::vector<Open> open;
    if (kind == PaymentKind::ending) {
        for (const EndingPartnerResult& partner : settlement.ending->partners) {
            open.push_back({partner.id, exact(partner.settlement)});
        }
        return open;
    }
    for (const PartnerResult& partner : settlement.partners) {
        open.push_back(
            {partner.id, exact(kind == PaymentKind::risk_share ? partner.net_risk_payment
                                                               : partner.ledger_settlement)});
    }
    open.push_back({"reserve", exact(settlement.reserve)});
    return open;
}

/// Makes the payments, each from who then owes most to who is then owed most, ties to the earlier.
void check_payments(const Settlement& settlement, PaymentKind kind)
{
    std::vector<Open> open = owed(settlement, kind);
    Exact sum = 0;
    for (const Open& party : open) { sum += party.amount; }
    RC_ASSERT(sum == 0);

    std::size_t made = 0;
    for (const Payment& payment : settlement.payments) {
        if (payment.kind != kind) { continue; }
        ++made;
        Open& payer = *std::ranges::max_element(open, {}, &Open::amount);
        Open& receiver = *std::ranges::min_element(open, {}, &Open::amount);
        RC_ASSERT(payment.from == payer.party);
        RC_ASSERT(payment.to == receiver.party);
        RC_ASSERT(payment.amount > 0_p);
        payer.amount -= payment.amount.pence();
        receiver.amount += payment.amount.pence();
    }
    RC_ASSERT(made < open.size());
    for (const Open& party : open) { RC_ASSERT(party.amount == 0); }
}

}  // namespace

void check_payments(const Settled& settled)
{
    check_payments(settled.settlement, PaymentKind::risk_share);
    check_payments(settled.settlement, PaymentKind::ledger_settlement);
    if (settled.settlement.ending) { check_payments(settled.settlement, PaymentKind::ending); }
}

}  // namespace riskshare::laws
