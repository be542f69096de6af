#include "conservation.hpp"

#include <riskshare/error.hpp>

#include <stdexcept>

#include "agreed/agreement.hpp"
#include "values/wide.hpp"

namespace riskshare {
inline namespace v0 {
namespace {

void expect(bool holds, const char* otherwise)
{
    if (!holds) { throw Contradiction{otherwise}; }
}

void check_ending(const EndingResult& ending)
{
    for (const EndingItemResult& item : ending.items) {
        Wide divided = 0;
        for (const Money part : item.by_partner) { divided += part.pence(); }
        expect(divided == item.amount.pence(), "settle: what is left is not divided whole");
    }
    Wide settlements = 0;
    for (const EndingPartnerResult& partner : ending.partners) {
        settlements += partner.settlement.pence();
    }
    expect(settlements == 0, "settle: the ending does not clear");
}

}  // namespace

void check_conservation(const Settlement& settlement)
{
    Wide variance = 0;
    const auto services = agreed_services(settlement.agreement());
    for (std::size_t i = 0; i < services.size(); ++i) {
        if (services[i].is_in_fund) { variance += settlement.services[i].variance.pence(); }
    }
    const Wide reserve = settlement.reserve.pence();
    Wide borne = reserve;
    Wide risk_payments = reserve;
    Wide ledger_settlements = reserve;
    for (const PartnerResult& partner : settlement.partners) {
        borne += partner.borne.pence();
        risk_payments += partner.net_risk_payment.pence();
        ledger_settlements += partner.ledger_settlement.pence();
    }
    expect(borne == variance, "settle: what is borne is not the variance");
    expect(risk_payments == 0, "settle: net risk payments do not clear");
    expect(ledger_settlements == 0, "settle: ledger settlements do not clear");
    if (settlement.ending) { check_ending(*settlement.ending); }
}

}  // namespace v0
}  // namespace riskshare
