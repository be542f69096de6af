#include "laws.hpp"

#include <algorithm>
#include <utility>

#include "agreed/agreement.hpp"
#include "rules/bands.hpp"
#include "rules/burden_parts.hpp"
#include "variations.hpp"

namespace riskshare::laws {
namespace {

using generated::draw;
using generated::draw_amount;

/// A payment made the other way.
Payment reversed(Payment payment)
{
    std::swap(payment.from, payment.to);
    return payment;
}

std::vector<Money> negated(std::vector<Money> amounts)
{
    for (Money& amount : amounts) { amount = -amount; }
    return amounts;
}

void check_mirrored(const RiskShareResult& a, const RiskShareResult& b)
{
    RC_ASSERT(a.base == b.base);
    RC_ASSERT(a.shareable_variance == -b.shareable_variance);
    RC_ASSERT(a.bands.size() == b.bands.size());
    for (std::size_t k = 0; k < a.bands.size(); ++k) {
        RC_ASSERT(a.bands[k].from == b.bands[k].from);
        RC_ASSERT((a.bands[k].to == b.bands[k].to));
        RC_ASSERT(a.bands[k].amount == -b.bands[k].amount);
        RC_ASSERT(a.bands[k].by_partner == negated(b.bands[k].by_partner));
        RC_ASSERT(a.bands[k].by_service == negated(b.bands[k].by_service));
        RC_ASSERT((a.bands[k].maximum_by_partner == b.bands[k].maximum_by_partner));
    }
}

void check_mirrored(const PartnerResult& a, const PartnerResult& b)
{
    const auto figures = [](const PartnerResult& p) {
        const Burden& burden = p.burden;
        return std::vector{burden.shared,
                           burden.by_responsibility,
                           burden.outside_risk_share,
                           burden.payment_limit,
                           burden.decision,
                           burden.ring_fenced,
                           burden.adjustments.planned_overspend,
                           burden.adjustments.service_development,
                           burden.adjustments.attributed,
                           p.borne,
                           p.without_risk_share,
                           p.net_risk_payment,
                           p.ledger_settlement};
    };
    RC_ASSERT(a.funding == b.funding);
    RC_ASSERT(figures(a) == negated(figures(b)));
}

}  // namespace

void check_opposites(const Case& facts)
{
    const Case both_ways = with_adjustments_stated(with_equal_bands(without_decisions(facts)));
    const Settled settled{both_ways};
    const Settled mirrored{laws::negated(both_ways)};
    const Settlement& a = settled.settlement;
    const Settlement& b = mirrored.settlement;
    for (std::size_t i = 0; i < a.risk_shares.size(); ++i) {
        check_mirrored(a.risk_shares[i], b.risk_shares[i]);
    }
    for (std::size_t i = 0; i < a.partners.size(); ++i) {
        check_mirrored(a.partners[i], b.partners[i]);
    }
    RC_ASSERT(a.payments.size() == b.payments.size());
    for (std::size_t i = 0; i < a.payments.size(); ++i) {
        // The ending does not rest on the variances.
        const bool is_same_way = a.payments[i].kind == PaymentKind::ending;
        const Payment back = is_same_way ? b.payments[i] : reversed(b.payments[i]);
        RC_ASSERT(a.payments[i].from == back.from);
        RC_ASSERT(a.payments[i].to == back.to);
        RC_ASSERT(a.payments[i].amount == back.amount);
    }
}

void check_without_risk_shares(const Case& facts)
{
    Case unshared = without_decisions(facts);
    unshared.terms.risk_shares.clear();
    const Settled settled{unshared};
    for (const PartnerResult& partner : settled.settlement.partners) {
        RC_ASSERT(partner.borne == partner.without_risk_share + total(partner.burden.adjustments));
        RC_ASSERT(partner.net_risk_payment == 0_p);
    }
    RC_ASSERT(settled.settlement.reserve == 0_p);
    for (const Payment& payment : settled.settlement.payments) {
        RC_ASSERT((payment.kind != PaymentKind::risk_share));
    }
}

void check_comparison(const Case& facts)
{
    const Settled settled{facts};
    const Settled without{without_risk_shares(settled.position)};
    RC_ASSERT(without.settlement.risk_shared().value_or(Percentage::from_billionths(0)) ==
              Percentage::from_billionths(0));
    const riskshare::Comparison comparison = compare(without.settlement, settled.settlement);
    RC_ASSERT(comparison.partners.size() == settled.settlement.partners.size());
    RC_ASSERT(comparison.reserve == settled.settlement.reserve);
    for (std::size_t i = 0; i < comparison.partners.size(); ++i) {
        const PartnerDifference& difference = comparison.partners[i];
        const PartnerResult& partner = settled.settlement.partners[i];
        RC_ASSERT(difference.id == partner.id);
        RC_ASSERT(difference.borne == partner.net_risk_payment);
        RC_ASSERT(difference.net_risk_payment == partner.net_risk_payment);
        RC_ASSERT(difference.ledger_settlement == partner.net_risk_payment);
        RC_ASSERT(borne(difference.burden) == difference.borne);
    }
}

// A larger overspend of one risk share: where an earlier one takes more of the reserve, a later
// one finds less there, and rightly so.
void check_larger_overspend(const Case& facts)
{
    Case unlimited = without_partner_limits(without_decisions(facts));
    const Agreement agreement{unlimited.terms};
    RC_PRE(!agreed_risk_shares(agreement).empty());
    const auto index = static_cast<std::size_t>(
        draw(0, static_cast<std::int64_t>(agreed_risk_shares(agreement).size()) - 1));
    const AgreedRiskShare& agreed = agreed_risk_shares(agreement)[index];
    RC_PRE(!agreed.services.empty());
    const auto variance = [&] {
        return Settled{unlimited}.settlement.risk_shares[index].shareable_variance;
    };
    if (variance() < 0_p) { unlimited = laws::negated(with_adjustments_stated(unlimited)); }

    const auto place =
        static_cast<std::size_t>(draw(0, static_cast<std::int64_t>(agreed.services.size()) - 1));
    const std::string& service = unlimited.terms.services[agreed.services[place]].id;
    const Settled less{unlimited};
    const Settled more{with_more_spent(unlimited, service, draw_amount(unlimited.spare))};
    const auto& lower = less.settlement.risk_shares[index].bands;
    const auto& higher = more.settlement.risk_shares[index].bands;
    for (std::size_t k = 0; k < lower.size(); ++k) {
        RC_ASSERT(lower[k].amount <= higher[k].amount);
    }
}

}  // namespace riskshare::laws
