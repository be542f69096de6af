#include <riskshare/by_service.hpp>

#include <algorithm>
#include <cstdint>

#include "agreed/agreement.hpp"
#include "agreed/position.hpp"
#include "rules/apportion_table.hpp"
#include "rules/bands.hpp"
#include "rules/burden_parts.hpp"
#include "rules/streams.hpp"
#include "shape.hpp"

#include "values/naming.hpp"

namespace riskshare {
inline namespace v0 {
namespace {

/// The amounts one risk share puts on its services. Shapes: attributed and rest, one per covered
/// service; by_responsibility, one per partner; by_other_bands, one per partner, then the reserve.
struct Carried {
    std::vector<Money> attributed;  ///< by `responsible` bands
    std::vector<Money> rest;
    std::vector<Money> by_responsibility;
    std::vector<Money> by_other_bands;
};

void add_each(std::vector<Money>& totals, const std::vector<Money>& amounts)
{
    for (std::size_t i = 0; i < amounts.size(); ++i) { totals[i] += amounts[i]; }
}

Carried carried_by(const Settlement& settlement, std::size_t risk_share)
{
    const RiskShareResult& result = settlement.risk_shares[risk_share];
    const AgreedRiskShare& agreed = agreed_risk_shares(settlement.agreement())[risk_share];
    const std::size_t partners = settlement.partners.size();
    const std::vector<Money> none_by_service(agreed.services.size(), 0_p);
    const std::vector<Money> none_by_partner(partners, 0_p);
    const std::vector<Money> none_by_party(partners + 1, 0_p);
    Carried carried{none_by_service, {}, none_by_partner, none_by_party};
    for (const BandResult& band : result.bands) {
        const bool is_by_responsibility = !band.by_service.empty();
        add_each(carried.attributed, band.by_service);
        add_each(is_by_responsibility ? carried.by_responsibility : carried.by_other_bands,
                 band.by_partner);
        carried.by_other_bands.back() += band.reserve;
    }
    for (std::size_t i = 0; i < agreed.services.size(); ++i) {
        const Money shareable = settlement.services[agreed.services[i]].shareable_variance;
        carried.rest.push_back(shareable - carried.attributed[i]);
    }
    return carried;
}

/// The amounts without their sign; empty where all are zero.
std::vector<std::int64_t> weights_of(const std::vector<Money>& amounts)
{
    if (std::ranges::count(amounts, 0_p) == std::ssize(amounts)) { return {}; }
    std::vector<std::int64_t> weights;
    weights.reserve(amounts.size());
    for (const Money amount : amounts) { weights.push_back(magnitude(amount).pence()); }
    return weights;
}

/// The proportion in which partners, and the reserve last, bear what `responsible` bands leave of
/// each service: as they bear the other bands. Where those took none, the rest is zero over all
/// services and divides as the `responsible` bands were borne; where all is zero, as the first
/// overspend band by weights, or else equally. Source: docs/rules.md 7.
std::vector<std::int64_t> bearing(const Carried& carried, const AgreedRiskShare& agreed)
{
    if (auto weights = weights_of(carried.by_other_bands); !weights.empty()) { return weights; }
    const std::size_t partners = carried.by_responsibility.size();
    std::vector<std::int64_t> weights = weights_of(carried.by_responsibility);
    if (weights.empty()) {
        weights.assign(partners, 1);
        const auto is_by_weights = [](const AgreedBand& band) {
            return std::holds_alternative<BorneByWeights>(band.bearers);
        };
        const auto first = std::ranges::find_if(agreed.overspend, is_by_weights);
        if (first != agreed.overspend.end()) {
            weights = std::get<BorneByWeights>(first->bearers).weights;
        }
    }
    weights.push_back(0);
    return weights;
}

/// Divides the amounts that parties of a risk share pass to one another over its services, in
/// proportion to their amounts, or equally where all are zero. They cancel for each service, as
/// they do in total.
///
/// Shapes: passed, one per party; by_service, n >= 1; result, a row of n per party.
/// Source: docs/rules.md 7.
std::vector<std::vector<Money>> pass_by_service(std::span<const Money> passed,
                                                const std::vector<Money>& by_service)
{
    std::vector<std::int64_t> weights = weights_of(by_service);
    if (weights.empty()) { weights.assign(by_service.size(), 1); }
    return apportion_table(passed, weights);
}

/// Adds the amounts that parties of a risk share pass to one another, the reserve last, to a part
/// of their burdens.
void add_passed(ByService& by_service, const Settlement& settlement, std::size_t risk_share,
                std::span<const Money> changes, Money Burden::*part)
{
    const std::vector<std::size_t>& covered =
        agreed_risk_shares(settlement.agreement())[risk_share].services;
    if (covered.empty()) { return; }
    std::vector<Money> shareable;
    for (const std::size_t service : covered) {
        shareable.push_back(settlement.services[service].shareable_variance);
    }
    const auto passed = pass_by_service(changes, shareable);
    for (std::size_t i = 0; i < covered.size(); ++i) {
        ServiceBurden& service = by_service.services[covered[i]];
        for (std::size_t partner = 0; partner < service.by_partner.size(); ++partner) {
            service.by_partner[partner].*part = passed[partner][i];
        }
        service.reserve += passed.back()[i];
    }
}

void add_payment_limit(ByService& by_service, const Settlement& settlement, std::size_t risk_share)
{
    const auto& limit = settlement.risk_shares[risk_share].payment_limit;
    if (!limit) { return; }
    std::vector<Money> changes = limit->change;
    changes.push_back(limit->reserve);
    add_passed(by_service, settlement, risk_share, changes, &Burden::payment_limit);
}

void add_decision(ByService& by_service, const Settlement& settlement, std::size_t risk_share)
{
    const auto& decision = settlement.risk_shares[risk_share].decision;
    if (!decision) { return; }
    add_passed(by_service, settlement, risk_share, decision->difference, &Burden::decision);
}

void add_risk_share(ByService& by_service, const Settlement& settlement, std::size_t risk_share)
{
    const AgreedRiskShare& agreed = agreed_risk_shares(settlement.agreement())[risk_share];
    const Carried carried = carried_by(settlement, risk_share);
    const auto shared = apportion_table(carried.rest, bearing(carried, agreed));
    for (std::size_t i = 0; i < agreed.services.size(); ++i) {
        ServiceBurden& service = by_service.services[agreed.services[i]];
        const AgreedService& covered = agreed_services(settlement.agreement())[agreed.services[i]];
        for (std::size_t partner = 0; partner < service.by_partner.size(); ++partner) {
            service.by_partner[partner].shared = shared[i][partner];
        }
        service.reserve = shared[i].back();
        service.by_partner[*covered.responsible].by_responsibility = carried.attributed[i];
    }
}

/// Adds the variances that no risk share covers.
void add_outside(ServiceBurden& service, const Agreement& agreement, const AgreedService& agreed,
                 Money shareable)
{
    if (agreed.risk_share) { return; }
    const Money kept = agreed.stream ? ring_fenced(shareable) : 0_p;
    service.by_partner[*agreed.responsible].outside_risk_share = shareable - kept;
    if (agreed.stream) {
        service.by_partner[agreed_streams(agreement)[*agreed.stream].partner].ring_fenced = kept;
    }
}

void add_adjustments(ServiceBurden& service, const ServicePosition& position)
{
    for (const AgreedAdjustment& adjustment : position.adjustments) {
        for (const auto& [partner, amount] : adjustment.borne_by) {
            add(service.by_partner[partner].adjustments, adjustment.kind, amount);
        }
    }
}

}  // namespace

ByService by_service(const Settlement& settlement)
{
    require_shape(settlement);
    const Agreement& agreement = settlement.agreement();
    const std::vector<Service>& stated = agreement.terms().services;
    const ServiceBurden none{std::vector<Burden>(agreement.partners().size()), 0_p};
    ByService result{std::vector(agreed_services(agreement).size(), none)};
    for (std::size_t i = 0; i < settlement.risk_shares.size(); ++i) {
        naming("a service's part of risk share", settlement.risk_shares[i].id, [&] {
            add_risk_share(result, settlement, i);
            add_payment_limit(result, settlement, i);
            add_decision(result, settlement, i);
        });
    }
    for (std::size_t i = 0; i < result.services.size(); ++i) {
        const AgreedService& agreed = agreed_services(agreement)[i];
        if (!agreed.is_in_fund) { continue; }
        naming("what is borne of service", stated[i].id, [&] {
            add_outside(result.services[i], agreement, agreed,
                        settlement.services[i].shareable_variance);
            add_adjustments(result.services[i], service_positions(settlement.position)[i]);
        });
    }
    return result;
}

}  // namespace v0
}  // namespace riskshare
