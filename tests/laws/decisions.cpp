#include "laws.hpp"

#include <algorithm>

#include "agreed/agreement.hpp"
#include "exact.hpp"
#include "variations.hpp"

namespace riskshare::laws {
namespace {

/// The amounts a decision states for each party, the reserve last.
std::vector<Money> stated_by(const Settled& settled, const Decision& decision)
{
    std::vector<Money> stated(settled.agreement.partners().size() + 1, 0_p);
    for (const auto& [id, amount] : decision.borne_by) {
        const auto& partners = settled.agreement.partners();
        const auto partner = std::ranges::find(partners, id, &Partner::id);
        stated.at(static_cast<std::size_t>(partner - partners.begin())) = amount;
    }
    return stated;
}

/// Checks that the amounts decided are the amounts borne: the formula's bands and limits on
/// payments, and the difference.
void check_decision(const Settled& settled, std::size_t index, const Decision& stated)
{
    const RiskShareResult& result = settled.settlement.risk_shares[index];
    const DecisionResult& decision = *result.decision;
    RC_ASSERT(decision.decided == stated_by(settled, stated));
    RC_ASSERT(total_of(decision.decided) == exact(result.shareable_variance));
    RC_ASSERT(total_of(decision.difference) == 0);
    for (std::size_t i = 0; i < decision.decided.size(); ++i) {
        const bool is_reserve = i == result.base.size();
        Exact formula = all(result.bands, [&](const BandResult& band) {
            return is_reserve ? band.reserve : band.by_partner[i];
        });
        if (const auto& limit = result.payment_limit) {
            formula += exact(is_reserve ? limit->reserve : limit->change[i]);
        }
        RC_ASSERT(exact(decision.formula[i]) == formula);
        RC_ASSERT(exact(decision.decided[i]) == formula + exact(decision.difference[i]));
    }
}

}  // namespace

void check_decisions(const Settled& settled)
{
    const std::vector<Decision>& stated = settled.position.figures().decisions;
    for (std::size_t i = 0; i < settled.settlement.risk_shares.size(); ++i) {
        const RiskShareResult& result = settled.settlement.risk_shares[i];
        const auto decision = std::ranges::find(stated, result.id, &Decision::risk_share);
        RC_ASSERT(result.decision.has_value() == (decision != stated.end()));
        if (result.decision) { check_decision(settled, i, *decision); }
    }
}

void check_decided_as_formula(const Case& facts)
{
    const Case undecided = without_decisions(facts);
    const Settled formula{undecided};
    const Settled decided{decided_as(undecided, formula.settlement)};
    for (std::size_t i = 0; i < formula.settlement.risk_shares.size(); ++i) {
        const RiskShareResult& result = decided.settlement.risk_shares[i];
        const RiskShareResult& before = formula.settlement.risk_shares[i];
        RC_ASSERT(result.decision.has_value() ==
                  !agreed_risk_shares(formula.agreement)[i].services.empty());
        if (result.decision) { RC_ASSERT(result.decision->decided == result.decision->formula); }
        for (std::size_t k = 0; k < before.bands.size(); ++k) {
            RC_ASSERT(result.bands[k].amount == before.bands[k].amount);
            RC_ASSERT(result.bands[k].by_partner == before.bands[k].by_partner);
            RC_ASSERT(result.bands[k].reserve == before.bands[k].reserve);
        }
    }
    for (std::size_t i = 0; i < formula.settlement.partners.size(); ++i) {
        const PartnerResult& partner = decided.settlement.partners[i];
        RC_ASSERT(partner.burden.decision == 0_p);
        RC_ASSERT(partner.borne == formula.settlement.partners[i].borne);
        RC_ASSERT(partner.net_risk_payment == formula.settlement.partners[i].net_risk_payment);
        RC_ASSERT(partner.ledger_settlement == formula.settlement.partners[i].ledger_settlement);
    }
    RC_ASSERT(decided.settlement.reserve == formula.settlement.reserve);
    RC_ASSERT(decided.settlement.payments.size() == formula.settlement.payments.size());
}

}  // namespace riskshare::laws
