#include "laws.hpp"

#include <algorithm>
#include <functional>

#include "exact.hpp"
#include "variations.hpp"

namespace riskshare::laws {
namespace {

/// One figure of each item, in order.
template <class List, class Figure>
std::vector<Money> each(const List& list, Figure figure)
{
    std::vector<Money> amounts;
    for (const auto& item : list) { amounts.push_back(std::invoke(figure, item)); }
    return amounts;
}

/// One figure of each item, in all.
template <class List, class Figure>
Exact all(const List& list, Figure figure)
{
    return total_of(each(list, figure));
}

Exact exact(Money amount) { return amount.pence(); }

void check_services(const Settled& settled)
{
    const auto net = [](const auto& line) { return line.gross - line.income; };
    for (std::size_t i = 0; i < settled.settlement.services.size(); ++i) {
        const ServiceResult& service = settled.settlement.services[i];
        const ServicePosition& position = settled.position.services()[i];
        RC_ASSERT(exact(service.budget) == all(settled.agreement.services()[i].budget_lines, net));
        RC_ASSERT(exact(service.outturn) == all(position.ledger_lines, net));
        RC_ASSERT(service.variance == service.outturn - service.budget);
        RC_ASSERT(exact(service.shareable_variance) +
                      all(position.adjustments, &AgreedAdjustment::amount) ==
                  exact(service.variance));
    }
}

/// What a `responsible` band attributes to services is what their responsible partners bear of it,
/// and no more than the service itself brought.
void check_attribution(const Settled& settled, const AgreedRiskShare& agreed,
                       const BandResult& band)
{
    std::vector<Money> by_partner(settled.agreement.partners().size(), 0_p);
    RC_ASSERT(band.by_service.size() == agreed.services.size());
    for (std::size_t i = 0; i < agreed.services.size(); ++i) {
        const Money brought = settled.settlement.services[agreed.services[i]].shareable_variance;
        RC_ASSERT(magnitude(band.by_service[i]) <= magnitude(brought));
        RC_ASSERT(band.by_service[i] == 0_p || (band.by_service[i] < 0_p) == (brought < 0_p));
        by_partner[*settled.agreement.services()[agreed.services[i]].responsible] +=
            band.by_service[i];
    }
    RC_ASSERT(band.by_partner == by_partner);
}

void check_risk_share(const Settled& settled, std::size_t index)
{
    const RiskShareResult& result = settled.settlement.risk_shares[index];
    const AgreedRiskShare& agreed = settled.agreement.risk_shares()[index];
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

/// What a partner bears of the adjustments of one kind.
Exact adjustments_of(const Settled& settled, std::size_t partner, AdjustmentKind kind)
{
    Exact borne = 0;
    for (const ServicePosition& service : settled.position.services()) {
        for (const AgreedAdjustment& adjustment : service.adjustments) {
            for (const auto& [bearer, amount] : adjustment.borne_by) {
                if (bearer == partner && adjustment.kind == kind) { borne += exact(amount); }
            }
        }
    }
    return borne;
}

/// What a partner bears of the bands of one sort.
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

/// What limits on payments change for a partner.
Exact passed_by_limits(const Settled& settled, std::size_t partner)
{
    Exact passed = 0;
    for (const RiskShareResult& result : settled.settlement.risk_shares) {
        if (result.payment_limit) { passed += exact(result.payment_limit->change[partner]); }
    }
    return passed;
}

/// What decisions lay on a party more than the formula, the reserve being the last.
Exact changed_by_decisions(const Settled& settled, std::size_t party)
{
    Exact changed = 0;
    for (const RiskShareResult& result : settled.settlement.risk_shares) {
        if (result.decision) { changed += exact(result.decision->difference[party]); }
    }
    return changed;
}

/// Is it an underspend that goes to the reserve of a stream?
bool is_kept(const Settled& settled, std::size_t service)
{
    return settled.agreement.services()[service].stream &&
           settled.settlement.services[service].shareable_variance < 0_p;
}

/// The shareable variances that a partner is responsible for.
Exact brought_by(const Settled& settled, std::size_t partner, bool only_uncovered)
{
    Exact brought = 0;
    for (std::size_t i = 0; i < settled.settlement.services.size(); ++i) {
        const AgreedService& agreed = settled.agreement.services()[i];
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
        const std::size_t stream = *settled.agreement.services()[i].stream;
        if (settled.agreement.terms().streams[stream].partner !=
            settled.agreement.partners()[partner].id) {
            continue;
        }
        kept += exact(settled.settlement.services[i].shareable_variance);
    }
    return kept;
}

/// Each part of a partner's burden is the sum of what the rules put there.
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
        adjustments += all(settled.position.services()[i].adjustments, &AgreedAdjustment::amount);
    }
    const std::vector<PartnerResult>& partners = settled.settlement.partners;
    const auto adjusted = [](const PartnerResult& p) { return total(p.burden.adjustments); };
    RC_ASSERT(all(partners, &PartnerResult::borne) + exact(settled.settlement.reserve) == variance);
    RC_ASSERT(all(partners, &PartnerResult::recorded) == outturn);
    RC_ASSERT(all(partners, &PartnerResult::funding) == outturn - variance);
    RC_ASSERT(all(partners, adjusted) == adjustments);
}

/// What a party owes (positive) or is owed.
struct Open {
    std::string party;
    Exact amount;
};

/// What every party owes or is owed, the reserve last where it takes part.
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

/// The weights of a band that is borne by them.
std::vector<Exact> weights_of(const AgreedBand& band)
{
    return exactly(std::get<BorneByWeights>(band.bearers).weights);
}

/// No partner's part of a band exceeds its part of the whole band, nor its own limit.
void check_maximum(const AgreedBand& agreed, const BandResult& band)
{
    for (std::size_t i = 0; i < band.by_partner.size(); ++i) {
        if (agreed.partner_limits.empty() || !agreed.partner_limits[i]) { continue; }
        RC_ASSERT(magnitude(band.by_partner[i]) <= *agreed.partner_limits[i]);
    }
    if (!agreed.to || !std::holds_alternative<BorneByWeights>(agreed.bearers)) { return; }
    const auto parts = apportion_by_hand(*agreed.to - agreed.from, weights_of(agreed));
    RC_ASSERT(band.maximum_by_partner.has_value());
    for (std::size_t i = 0; i < band.by_partner.size(); ++i) {
        const Money maximum = (*band.maximum_by_partner)[i];
        RC_ASSERT(magnitude(band.by_partner[i]) <= maximum);
        RC_ASSERT(maximum == limited(agreed, i, (*parts)[i]));
    }
}

/// What each partner would pay because of one risk share, the reserve last: what it bears of the
/// bands less what its services bring.
std::vector<Exact> payments_by_bands(const Settled& settled, std::size_t index)
{
    std::vector<Exact> payments(settled.settlement.partners.size() + 1, 0);
    for (const BandResult& band : settled.settlement.risk_shares[index].bands) {
        for (std::size_t i = 0; i < band.by_partner.size(); ++i) {
            payments[i] += exact(band.by_partner[i]);
        }
        payments.back() += exact(band.reserve);
    }
    for (const std::size_t service : settled.agreement.risk_shares()[index].services) {
        payments[*settled.agreement.services()[service].responsible] -=
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

/// What a decision says of each party, the reserve last.
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

/// What is decided is what is borne: the formula's bands and limits on payments, and the
/// difference.
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

void check_payments(const Settled& settled)
{
    check_payments(settled.settlement, PaymentKind::risk_share);
    check_payments(settled.settlement, PaymentKind::ledger_settlement);
    if (settled.settlement.ending) { check_payments(settled.settlement, PaymentKind::ending); }
}

void check_comparison(const Case& facts)
{
    const Settled settled{facts};
    const Settled without{without_risk_shares(settled.position)};
    RC_ASSERT(without.settlement.risk_shared().value_or(Percentage::from_billionths(0)) ==
              Percentage::from_billionths(0));
    const Comparison comparison = compare(without.settlement, settled.settlement);
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

void check_maximums(const Settled& settled)
{
    for (std::size_t i = 0; i < settled.settlement.risk_shares.size(); ++i) {
        const std::vector<BandResult>& bands = settled.settlement.risk_shares[i].bands;
        for (std::size_t k = 0; k < bands.size(); ++k) {
            check_maximum(settled.agreed_bands(i).at(k), bands[k]);
        }
    }
}

void check_payment_limits(const Settled& settled)
{
    for (std::size_t i = 0; i < settled.settlement.risk_shares.size(); ++i) {
        const bool limits_payments =
            settled.agreement.terms().risk_shares[i].cap_limits == CapLimits::payment;
        RC_ASSERT(settled.settlement.risk_shares[i].payment_limit.has_value() == limits_payments);
        if (limits_payments) { check_payment_limit(settled, i); }
    }
}

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
                  !formula.agreement.risk_shares()[i].services.empty());
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
