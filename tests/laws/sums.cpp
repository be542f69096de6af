#include "laws.hpp"

#include <variant>

#include "agreed/agreement.hpp"
#include "agreed/position.hpp"
#include "exact.hpp"
#include "rules/bands.hpp"
#include "rules/burden_parts.hpp"

namespace riskshare::laws {
namespace {

void check_services(const Settled& settled)
{
    const auto net = [](const auto& line) { return line.gross - line.income; };
    for (std::size_t i = 0; i < settled.settlement.services.size(); ++i) {
        const ServiceResult& service = settled.settlement.services[i];
        const ServicePosition& position = service_positions(settled.position)[i];
        RC_ASSERT(exact(service.budget) ==
                  all(agreed_services(settled.agreement)[i].budget_lines, net));
        RC_ASSERT(exact(service.outturn) == all(position.ledger_lines, net));
        RC_ASSERT(service.variance == service.outturn - service.budget);
        RC_ASSERT(exact(service.shareable_variance) +
                      all(position.adjustments, &AgreedAdjustment::amount) ==
                  exact(service.variance));
    }
}

/// Checks that a `responsible` band attributes to services the amount their responsible partners
/// bear of it, and no more than the service itself brought.
void check_attribution(const Settled& settled, const AgreedRiskShare& agreed,
                       const BandResult& band)
{
    std::vector<Money> by_partner(settled.agreement.partners().size(), 0_p);
    RC_ASSERT(band.by_service.size() == agreed.services.size());
    for (std::size_t i = 0; i < agreed.services.size(); ++i) {
        const Money brought = settled.settlement.services[agreed.services[i]].shareable_variance;
        RC_ASSERT(magnitude(band.by_service[i]) <= magnitude(brought));
        RC_ASSERT(band.by_service[i] == 0_p || (band.by_service[i] < 0_p) == (brought < 0_p));
        by_partner[*agreed_services(settled.agreement)[agreed.services[i]].responsible] +=
            band.by_service[i];
    }
    RC_ASSERT(band.by_partner == by_partner);
}

void check_risk_share(const Settled& settled, std::size_t index)
{
    const RiskShareResult& result = settled.settlement.risk_shares[index];
    const AgreedRiskShare& agreed = agreed_risk_shares(settled.agreement)[index];
    const auto brought = [&](std::size_t service) {
        return settled.settlement.services[service].shareable_variance;
    };
    RC_ASSERT(exact(result.shareable_variance) == all(agreed.services, brought));
    RC_ASSERT(all(result.bands, &BandResult::amount) == exact(result.shareable_variance));
    RC_ASSERT(result.bands.size() == settled.agreed_bands(index).size());
    for (std::size_t k = 0; k < result.bands.size(); ++k) {
        const BandResult& band = result.bands[k];
        RC_ASSERT(exact(band.amount) == total_of(band.by_partner) + exact(band.reserve));
        for (const Money part : band.by_partner) {
            RC_ASSERT(part == 0_p || (part < 0_p) == (result.direction == Direction::underspend));
        }
        if (std::holds_alternative<BorneByResponsibility>(
                settled.agreed_bands(index).at(k).bearers)) {
            check_attribution(settled, agreed, band);
        }
    }
}

/// The amount a partner bears of the adjustments of one kind.
Exact adjustments_of(const Settled& settled, std::size_t partner, AdjustmentKind kind)
{
    Exact borne = 0;
    for (const ServicePosition& service : service_positions(settled.position)) {
        for (const AgreedAdjustment& adjustment : service.adjustments) {
            for (const auto& [bearer, amount] : adjustment.borne_by) {
                if (bearer == partner && adjustment.kind == kind) { borne += exact(amount); }
            }
        }
    }
    return borne;
}

/// The amount a partner bears of the bands of one sort.
Exact borne_of_bands(const Settled& settled, std::size_t partner, bool by_responsibility)
{
    Exact borne = 0;
    for (std::size_t i = 0; i < settled.settlement.risk_shares.size(); ++i) {
        const std::vector<BandResult>& bands = settled.settlement.risk_shares[i].bands;
        for (std::size_t k = 0; k < bands.size(); ++k) {
            const Bearers& bearers = settled.agreed_bands(i).at(k).bearers;
            if (std::holds_alternative<BorneByResponsibility>(bearers) == by_responsibility) {
                borne += exact(bands[k].by_partner[partner]);
            }
        }
    }
    return borne;
}

/// The change that limits on payments make for a partner.
Exact passed_by_limits(const Settled& settled, std::size_t partner)
{
    Exact passed = 0;
    for (const RiskShareResult& result : settled.settlement.risk_shares) {
        if (result.payment_limit) { passed += exact(result.payment_limit->change[partner]); }
    }
    return passed;
}

/// The amount that decisions lay on a party beyond the formula, the reserve being the last.
Exact changed_by_decisions(const Settled& settled, std::size_t party)
{
    Exact changed = 0;
    for (const RiskShareResult& result : settled.settlement.risk_shares) {
        if (result.decision) { changed += exact(result.decision->difference[party]); }
    }
    return changed;
}

/// True for an underspend that goes to the reserve of a stream.
bool is_kept(const Settled& settled, std::size_t service)
{
    return agreed_services(settled.agreement)[service].stream &&
           settled.settlement.services[service].shareable_variance < 0_p;
}

/// The shareable variances that a partner is responsible for.
Exact brought_by(const Settled& settled, std::size_t partner, bool only_uncovered)
{
    Exact brought = 0;
    for (std::size_t i = 0; i < settled.settlement.services.size(); ++i) {
        const AgreedService& agreed = agreed_services(settled.agreement)[i];
        if (!settled.agreement.is_in_fund(i) || agreed.responsible != partner) { continue; }
        if (is_kept(settled, i) || (only_uncovered && agreed.risk_share)) { continue; }
        brought += exact(settled.settlement.services[i].shareable_variance);
    }
    return brought;
}

/// The underspends that go to the reserves of the streams that a partner brings.
Exact kept_by(const Settled& settled, std::size_t partner)
{
    Exact kept = 0;
    for (std::size_t i = 0; i < settled.settlement.services.size(); ++i) {
        if (!is_kept(settled, i)) { continue; }
        const std::size_t stream = *agreed_services(settled.agreement)[i].stream;
        if (settled.agreement.terms().streams[stream].partner !=
            settled.agreement.partners()[partner].id) {
            continue;
        }
        kept += exact(settled.settlement.services[i].shareable_variance);
    }
    return kept;
}

/// Each part of a partner's burden is the sum of the amounts the rules put there.
void check_burden(const Settled& settled, std::size_t partner)
{
    using enum AdjustmentKind;
    const PartnerResult& result = settled.settlement.partners[partner];
    const auto& [shared, by_responsibility, outside, adjustments, payment_limit, decision,
                 ring_fenced] = result.burden;
    RC_ASSERT(exact(payment_limit) == passed_by_limits(settled, partner));
    RC_ASSERT(exact(decision) == changed_by_decisions(settled, partner));
    RC_ASSERT(exact(shared) == borne_of_bands(settled, partner, false));
    RC_ASSERT(exact(by_responsibility) == borne_of_bands(settled, partner, true));
    RC_ASSERT(exact(outside) == brought_by(settled, partner, true));
    RC_ASSERT(exact(ring_fenced) == kept_by(settled, partner));
    RC_ASSERT(exact(result.without_risk_share) ==
              brought_by(settled, partner, false) + exact(ring_fenced));
    RC_ASSERT(exact(adjustments.planned_overspend) ==
              adjustments_of(settled, partner, planned_overspend));
    RC_ASSERT(exact(adjustments.service_development) ==
              adjustments_of(settled, partner, service_development));
    RC_ASSERT(exact(adjustments.attributed) == adjustments_of(settled, partner, attributed));

    const Exact borne_by_rules = total_of(
        std::vector{shared, by_responsibility, outside, payment_limit, decision, ring_fenced});
    RC_ASSERT(exact(result.borne) == borne_by_rules + exact(total(adjustments)));
    RC_ASSERT(exact(result.net_risk_payment) == borne_by_rules - exact(result.without_risk_share));
    RC_ASSERT(exact(result.ledger_settlement) ==
              exact(result.funding) + exact(result.borne) - exact(result.recorded));
}

/// Whose money is what: `funding` and `recorded` of the partners are the budgets and the outturns,
/// and each adjustment is borne once.
void check_totals(const Settled& settled)
{
    Exact variance = 0;
    Exact outturn = 0;
    Exact adjustments = 0;
    for (std::size_t i = 0; i < settled.settlement.services.size(); ++i) {
        if (!settled.agreement.is_in_fund(i)) { continue; }
        variance += exact(settled.settlement.services[i].variance);
        outturn += exact(settled.settlement.services[i].outturn);
        adjustments +=
            all(service_positions(settled.position)[i].adjustments, &AgreedAdjustment::amount);
    }
    const std::vector<PartnerResult>& partners = settled.settlement.partners;
    const auto adjusted = [](const PartnerResult& p) { return total(p.burden.adjustments); };
    RC_ASSERT(all(partners, &PartnerResult::borne) + exact(settled.settlement.reserve) == variance);
    RC_ASSERT(all(partners, &PartnerResult::recorded) == outturn);
    RC_ASSERT(all(partners, &PartnerResult::funding) == outturn - variance);
    RC_ASSERT(all(partners, adjusted) == adjustments);
}

}  // namespace

void check_fund(const FundTable& fund)
{
    const auto check = [](const auto& totals) {
        RC_ASSERT(totals.net.amount() == totals.gross.amount() - totals.income.amount());
        const auto amount = [](auto net) { return net.amount(); };
        RC_ASSERT(all(totals.net_by_partner, amount) == exact(totals.net.amount()));
    };
    check(fund.pooled);
    check(fund.aligned);
    check(fund.integrated);
    RC_ASSERT(fund.integrated.gross == fund.pooled.gross + fund.aligned.gross);
    RC_ASSERT(fund.integrated.net == fund.pooled.net + fund.aligned.net);
}

void check_sums(const Settled& settled)
{
    check_fund(settled.agreement.fund());
    check_services(settled);
    for (std::size_t i = 0; i < settled.settlement.risk_shares.size(); ++i) {
        check_risk_share(settled, i);
    }
    for (std::size_t i = 0; i < settled.settlement.partners.size(); ++i) {
        check_burden(settled, i);
    }
    check_totals(settled);
}

void check_reserve(const Settled& settled)
{
    Exact drawn = 0;
    Exact added = 0;
    for (const RiskShareResult& result : settled.settlement.risk_shares) {
        Exact borne = all(result.bands, &BandResult::reserve);
        if (result.payment_limit) { borne += exact(result.payment_limit->reserve); }
        if (result.decision) { borne += exact(result.decision->difference.back()); }
        (result.direction == Direction::overspend ? drawn : added) += borne;
    }
    RC_ASSERT(drawn <= exact(settled.agreement.reserve_balance()));
    RC_ASSERT(drawn >= 0);
    RC_ASSERT(added <= 0);
    RC_ASSERT(exact(settled.settlement.reserve) == drawn + added);
}

}  // namespace riskshare::laws
