#include "laws.hpp"

#include <algorithm>

#include "agreed/agreement.hpp"
#include "exact.hpp"

namespace riskshare::laws {
namespace {

/// The amount each partner would pay because of one risk share, the reserve last: the amount it
/// bears of the bands less the amount its services bring.
std::vector<Exact> payments_by_bands(const Settled& settled, std::size_t index)
{
    std::vector<Exact> payments(settled.settlement.partners.size() + 1, 0);
    for (const BandResult& band : settled.settlement.risk_shares[index].bands) {
        for (std::size_t i = 0; i < band.by_partner.size(); ++i) {
            payments[i] += exact(band.by_partner[i]);
        }
        payments.back() += exact(band.reserve);
    }
    for (const std::size_t service : agreed_risk_shares(settled.agreement)[index].services) {
        payments[*agreed_services(settled.agreement)[service].responsible] -=
            exact(settled.settlement.services[service].shareable_variance);
    }
    return payments;
}

void check_payment_limit(const Settled& settled, std::size_t index)
{
    const RiskShareResult& result = settled.settlement.risk_shares[index];
    const PaymentLimit& limit = *result.payment_limit;
    RC_ASSERT(limit.maximum == result.bands.front().maximum_by_partner.value());
    const std::vector<Exact> before = payments_by_bands(settled, index);
    std::vector<Money> change = limit.change;
    change.push_back(limit.reserve);
    RC_ASSERT(total_of(change) == 0);
    Exact unpaid = 0;
    Exact received = 0;
    for (const Exact& payment : before) { received += std::max(Exact{-payment}, Exact{0}); }
    for (std::size_t i = 0; i < limit.maximum.size(); ++i) {
        RC_ASSERT(exact(limit.before[i]) == before[i]);
        if (before[i] <= 0) { continue; }
        const Exact after = before[i] + exact(change[i]);
        RC_ASSERT(after == std::min(before[i], exact(limit.maximum[i])));
        unpaid -= exact(change[i]);
    }
    for (std::size_t i = 0; i < before.size(); ++i) {
        if (before[i] > 0 || received == 0) { continue; }
        RC_ASSERT(is_next_to(change[i], unpaid * -before[i], received));
        RC_ASSERT(before[i] + exact(change[i]) <= 0);
    }
    if (before.back() > 0) { RC_ASSERT(limit.reserve == 0_p); }
}

}  // namespace

void check_payment_limits(const Settled& settled)
{
    for (std::size_t i = 0; i < settled.settlement.risk_shares.size(); ++i) {
        const bool limits_payments =
            settled.agreement.terms().risk_shares[i].cap_limits == CapLimits::payment;
        RC_ASSERT(settled.settlement.risk_shares[i].payment_limit.has_value() == limits_payments);
        if (limits_payments) { check_payment_limit(settled, i); }
    }
}

}  // namespace riskshare::laws
