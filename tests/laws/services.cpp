#include "laws.hpp"

#include <utility>

#include "agreed/agreement.hpp"
#include "exact.hpp"
#include "rules/bands.hpp"

namespace riskshare::laws {
namespace {

/// The amounts a service's partners and the reserve bear but for adjustments.
std::vector<Money> borne_of_shareable(const ServiceBurden& service)
{
    std::vector<Money> amounts{service.reserve};
    for (const Burden& burden : service.by_partner) {
        amounts.push_back(burden.shared);
        amounts.push_back(burden.by_responsibility);
        amounts.push_back(burden.outside_risk_share);
        amounts.push_back(burden.payment_limit);
        amounts.push_back(burden.decision);
        amounts.push_back(burden.ring_fenced);
    }
    return amounts;
}

void check_rows(const Settled& settled, const ByService& analysis)
{
    for (std::size_t i = 0; i < analysis.services.size(); ++i) {
        const ServiceBurden& service = analysis.services[i];
        const bool is_in_fund = settled.agreement.is_in_fund(i);
        const ServiceResult& result = settled.settlement.services[i];
        std::vector<Money> all{service.reserve};
        for (const Burden& burden : service.by_partner) { all.push_back(borne(burden)); }
        RC_ASSERT(total_of(borne_of_shareable(service)) ==
                  (is_in_fund ? result.shareable_variance.pence() : 0));
        RC_ASSERT(total_of(all) == (is_in_fund ? result.variance.pence() : 0));
    }
}

/// Every figure of the partners' burdens.
std::vector<Money Burden::*> burden_figures()
{
    return {&Burden::shared,        &Burden::by_responsibility, &Burden::outside_risk_share,
            &Burden::payment_limit, &Burden::decision,          &Burden::ring_fenced};
}

std::vector<Money AdjustmentsBorne::*> adjustment_figures()
{
    return {&AdjustmentsBorne::planned_overspend, &AdjustmentsBorne::service_development,
            &AdjustmentsBorne::attributed};
}

void check_columns(const Settled& settled, const ByService& analysis)
{
    for (std::size_t partner = 0; partner < settled.settlement.partners.size(); ++partner) {
        const Burden& whole = settled.settlement.partners[partner].burden;
        const auto check = [&](Money expected, auto read) {
            std::vector<Money> column;
            for (const ServiceBurden& service : analysis.services) {
                column.push_back(read(service.by_partner[partner]));
            }
            RC_ASSERT(total_of(column) == expected.pence());
        };
        for (const auto figure : burden_figures()) {
            check(whole.*figure, [&](const Burden& burden) { return burden.*figure; });
        }
        for (const auto figure : adjustment_figures()) {
            check(whole.adjustments.*figure,
                  [&](const Burden& burden) { return burden.adjustments.*figure; });
        }
    }
    std::vector<Money> reserve;
    for (const ServiceBurden& service : analysis.services) { reserve.push_back(service.reserve); }
    RC_ASSERT(total_of(reserve) == settled.settlement.reserve.pence());
}

/// The amount that limits on payments and a decision leave to the reserve, or take from it.
Money passed_to_reserve(const RiskShareResult& result)
{
    const Money by_limit = result.payment_limit ? result.payment_limit->reserve : 0_p;
    return result.decision ? by_limit + result.decision->difference.back() : by_limit;
}

/// Each cell is next to (X_s - e_s) * what the bearer bears of the bands that are not
/// `responsible`, over all that these bands took.
void check_cells(const Settled& settled, const ByService& analysis, std::size_t risk_share)
{
    const AgreedRiskShare& agreed = agreed_risk_shares(settled.agreement)[risk_share];
    const RiskShareResult& result = settled.settlement.risk_shares[risk_share];
    const auto& bands = settled.agreed_bands(risk_share);
    std::vector<Exact> attributed(agreed.services.size(), 0);
    std::vector<Exact> bearers(settled.agreement.partners().size() + 1, 0);
    Exact taken = 0;
    for (std::size_t b = 0; b < bands.size(); ++b) {
        const BandResult& band = result.bands[b];
        if (std::holds_alternative<BorneByResponsibility>(bands[b].bearers)) {
            for (std::size_t i = 0; i < attributed.size(); ++i) {
                attributed[i] += band.by_service[i].pence();
            }
            continue;
        }
        taken += band.amount.pence();
        for (std::size_t p = 0; p < band.by_partner.size(); ++p) {
            bearers[p] += band.by_partner[p].pence();
        }
        bearers.back() += band.reserve.pence();
    }
    if (taken == 0) { return; }
    for (std::size_t i = 0; i < attributed.size(); ++i) {
        const ServiceBurden& service = analysis.services[agreed.services[i]];
        const Exact rest =
            settled.settlement.services[agreed.services[i]].shareable_variance.pence() -
            attributed[i];
        for (std::size_t p = 0; p < bearers.size(); ++p) {
            const bool is_reserve = p + 1 == bearers.size();
            // The reserve's figure also holds the amounts that limits on payments and decisions
            // leave to it.
            if (is_reserve && passed_to_reserve(result) != 0_p) { continue; }
            const Money cell = is_reserve ? service.reserve : service.by_partner[p].shared;
            RC_ASSERT(is_next_to(cell, Exact{abs(taken) / taken} * rest * bearers[p], abs(taken)));
        }
    }
}

/// Each cell of what limits on payments or a decision change is next to the partner's change *
/// |X_s|, over all of these.
void check_passed_cells(const Settled& settled, const ByService& analysis, std::size_t risk_share,
                        const std::vector<Money>& change, Money Burden::*figure)
{
    std::vector<Exact> weights;
    Exact total = 0;
    for (const std::size_t service : agreed_risk_shares(settled.agreement)[risk_share].services) {
        const Exact shareable = settled.settlement.services[service].shareable_variance.pence();
        weights.push_back(abs(shareable));
        total += weights.back();
    }
    for (std::size_t i = 0; total != 0 && i < weights.size(); ++i) {
        const std::size_t place = agreed_risk_shares(settled.agreement)[risk_share].services[i];
        const ServiceBurden& service = analysis.services[place];
        for (std::size_t p = 0; p < service.by_partner.size(); ++p) {
            RC_ASSERT(is_next_to(service.by_partner[p].*figure,
                                 Exact{change[p].pence()} * weights[i], total));
        }
    }
}

}  // namespace

void check_by_service(const Settled& settled)
{
    const ByService analysis = by_service(settled.settlement);
    RC_ASSERT(analysis.services.size() == agreed_services(settled.agreement).size());
    check_rows(settled, analysis);
    check_columns(settled, analysis);
    for (std::size_t i = 0; i < settled.settlement.risk_shares.size(); ++i) {
        check_cells(settled, analysis, i);
        const RiskShareResult& result = settled.settlement.risk_shares[i];
        if (const auto& limit = result.payment_limit) {
            check_passed_cells(settled, analysis, i, limit->change, &Burden::payment_limit);
        }
        if (const auto& decision = result.decision) {
            check_passed_cells(settled, analysis, i, decision->difference, &Burden::decision);
        }
    }
}

}  // namespace riskshare::laws
