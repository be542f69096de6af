#include <algorithm>
#include <utility>

#include <riskshare/rules/responsibility.hpp>
#include <riskshare/values/apportion.hpp>

#include "agreed/agreement.hpp"
#include "agreed/position.hpp"
#include "rules/attribute.hpp"
#include "rules/bands.hpp"
#include "rules/decision.hpp"
#include "rules/payment_limit.hpp"
#include "settling.hpp"
#include "values/naming.hpp"
#include "values/overloaded.hpp"

namespace riskshare {
inline namespace v0 {
namespace {

/// The amount the bands of one risk share divide, and the parties that bear it.
struct Sharing {
    const AgreedRiskShare& agreed;
    std::span<const AgreedService> services;  ///< all of the agreement's
    std::size_t partners;
    std::vector<Money> shareable;  ///< one per covered service, with the sign of an overspend
    Direction direction;

    /// The partner responsible for a covered service.
    [[nodiscard]] std::size_t responsible(std::size_t covered) const
    {
        return *services[agreed.services[covered]].responsible;
    }
};

std::vector<Money> shareable_of(const AgreedRiskShare& agreed,
                                std::span<const ServiceResult> services)
{
    std::vector<Money> shareable;
    shareable.reserve(agreed.services.size());
    for (const std::size_t service : agreed.services) {
        shareable.push_back(services[service].shareable_variance);
    }
    return shareable;
}

void bear_by_weights(BandResult& result, const AgreedBand& band, const BorneByWeights& bearers,
                     Money taken)
{
    result.by_partner = split_by_weights(taken, bearers);
    for (std::size_t i = 0; i < result.by_partner.size(); ++i) {
        result.by_partner[i] = limited(band, i, result.by_partner[i]);
    }
}

/// Reduces the amounts a partner's services bring to the partner's limit, each in proportion.
void reduce_to(Money limit, std::size_t partner, std::vector<Money>& by_service,
               const Sharing& sharing)
{
    std::vector<Money> weights(by_service.size(), 0_p);
    for (std::size_t i = 0; i < by_service.size(); ++i) {
        if (sharing.responsible(i) == partner) { weights[i] = by_service[i]; }
    }
    const std::vector<Money> reduced = apportion(limit, weights, Limits{weights});
    for (std::size_t i = 0; i < by_service.size(); ++i) {
        if (weights[i] != 0_p) { by_service[i] = reduced[i]; }
    }
}

void bear_by_responsibility(BandResult& result, const AgreedBand& band, Money taken,
                            const Sharing& sharing)
{
    result.by_service = attribute(taken, sharing.shareable);
    result.by_partner.assign(sharing.partners, 0_p);
    for (std::size_t i = 0; i < result.by_service.size(); ++i) {
        result.by_partner[sharing.responsible(i)] += result.by_service[i];
    }
    for (std::size_t i = 0; i < result.by_partner.size(); ++i) {
        const Money part = limited(band, i, result.by_partner[i]);
        if (part == result.by_partner[i]) { continue; }
        reduce_to(part, i, result.by_service, sharing);
        result.by_partner[i] = part;
    }
}

void bear_by_reserve(BandResult& result, Money taken, Money reserve_left, const Sharing& sharing)
{
    const bool can_run_out = sharing.direction == Direction::overspend;
    result.reserve = can_run_out ? std::min(taken, reserve_left) : taken;
    result.by_partner.assign(sharing.partners, 0_p);
}

/// Divides the amount that falls into one band among those who bear it, without sign.
BandResult settle_band(const AgreedBand& band, Money taken, Money reserve_left,
                       const Sharing& sharing)
{
    BandResult result{band.from, band.to, 0_p, {}, maximum_by_partner(band, sharing.partners),
                      0_p,       {}};
    const overloaded bear{
        [&](const BorneByWeights& bearers) { bear_by_weights(result, band, bearers, taken); },
        [&](BorneByReserve) { bear_by_reserve(result, taken, reserve_left, sharing); },
        [&](BorneByResponsibility) { bear_by_responsibility(result, band, taken, sharing); }};
    std::visit(bear, band.bearers);
    result.amount = sum(result.by_partner) + result.reserve;
    return result;
}

void negate(BandResult& result)
{
    result.amount = -result.amount;
    result.reserve = -result.reserve;
    for (Money& part : result.by_partner) { part = -part; }
    for (Money& part : result.by_service) { part = -part; }
}

/// Works through the bands upwards. The amount a band cannot place moves to the next; the last one
/// has no limit and takes all. Draws on the reserve in an overspend.
std::vector<BandResult> settle_bands(const Sharing& sharing, Money total, Money& reserve_left)
{
    const bool is_overspend = sharing.direction == Direction::overspend;
    const auto& bands = is_overspend ? sharing.agreed.overspend : sharing.agreed.underspend;
    std::vector<BandResult> results;
    results.reserve(bands.size());
    Money remaining = total;
    for (const AgreedBand& band : bands) {
        BandResult& result = results.emplace_back(
            settle_band(band, taken_by(band, remaining), reserve_left, sharing));
        remaining -= result.amount;
        if (is_overspend) {
            reserve_left -= result.reserve;
        } else {
            negate(result);
        }
    }
    return results;
}

Money reserve_of_bands(const RiskShareResult& result)
{
    Money reserve = 0_p;
    for (const BandResult& band : result.bands) { reserve += band.reserve; }
    return reserve;
}

/// The amount each partner bears of the bands, and the reserve last.
std::vector<Money> borne_of_bands(const RiskShareResult& result)
{
    std::vector<Money> borne(result.base.size() + 1, 0_p);
    for (const BandResult& band : result.bands) {
        for (std::size_t i = 0; i < band.by_partner.size(); ++i) { borne[i] += band.by_partner[i]; }
    }
    borne.back() = reserve_of_bands(result);
    return borne;
}

/// The amount each partner pays by the bands, and the reserve last: the amount it bears of them
/// less the amount its services bring.
std::vector<Money> payments_by_bands(const Sharing& sharing,
                                     std::span<const ServiceResult> services,
                                     const RiskShareResult& result)
{
    std::vector<Money> paid = borne_of_bands(result);
    for (std::size_t i = 0; i < sharing.agreed.services.size(); ++i) {
        paid[sharing.responsible(i)] -= services[sharing.agreed.services[i]].shareable_variance;
    }
    return paid;
}

PaymentLimit limit_payments(const Sharing& sharing, std::span<const ServiceResult> services,
                            const RiskShareResult& result)
{
    PaymentLimit limit{payments_by_bands(sharing, services, result),
                       *result.bands.front().maximum_by_partner,
                       {},
                       0_p};
    limit.change = held_to_maximum(limit.before, limit.maximum);
    limit.before.pop_back();
    limit.reserve = limit.change.back();
    limit.change.pop_back();
    return limit;
}

/// The amount each partner bears by the formula, bands and payment limits, and the reserve last.
std::vector<Money> borne_by_formula(const RiskShareResult& result)
{
    std::vector<Money> borne = borne_of_bands(result);
    if (const auto& limit = result.payment_limit) {
        for (std::size_t i = 0; i < limit->change.size(); ++i) { borne[i] += limit->change[i]; }
        borne.back() += limit->reserve;
    }
    return borne;
}

DecisionResult decide(const AgreedDecision& decision, const RiskShareResult& result)
{
    DecisionResult decided{borne_by_formula(result), decision.borne, {}};
    decided.difference = changed_by_decision(decided.decided, decided.formula);
    return decided;
}

RiskShareResult settle_risk_share(const Agreement& agreement, std::size_t index,
                                  std::span<const ServiceResult> services, Money& reserve_left)
{
    const AgreedRiskShare& agreed = agreed_risk_shares(agreement)[index];
    const RiskShare& stated = agreement.terms().risk_shares[index];
    std::vector<Money> shareable = shareable_of(agreed, services);
    const Money total =
        naming("the variance of risk share", stated.id, [&] { return sum(shareable); });
    const Direction direction = direction_of(total);
    if (direction == Direction::underspend) {
        for (Money& amount : shareable) { amount = -amount; }
    }
    const Sharing sharing{agreed, agreed_services(agreement), agreement.partners().size(),
                          std::move(shareable), direction};
    RiskShareResult result{stated.id, agreed.base, agreed.base_total, total, direction, {}};
    result.bands = settle_bands(sharing, magnitude(total), reserve_left);
    if (stated.cap_limits == CapLimits::payment) {
        result.payment_limit = limit_payments(sharing, services, result);
    }
    return result;
}

/// The part of the reserve that decisions leave for formulas to draw on.
Money reserve_for_formulas(const Agreement& agreement, const Position& position)
{
    std::vector<Money> decided;
    for (const auto& decision : agreed_decisions(position)) {
        if (decision) { decided.push_back(decision->borne.back()); }
    }
    return left_by_decisions(agreement.reserve_balance(), decided);
}

}  // namespace

std::vector<RiskShareResult> settle_risk_shares(const Agreement& agreement,
                                                const Position& position,
                                                std::span<const ServiceResult> services)
{
    const std::vector<RiskShare>& stated = agreement.terms().risk_shares;
    const std::size_t count = stated.size();
    std::vector<RiskShareResult> results;
    results.reserve(count);
    Money reserve_left = naming("what decisions draw on the reserve", "",
                                [&] { return reserve_for_formulas(agreement, position); });
    const auto settle_one = [&](std::size_t i) {
        const auto& decision = agreed_decisions(position)[i];
        if (!decision) {
            results.push_back(settle_risk_share(agreement, i, services, reserve_left));
            return;
        }
        // A decision has its draw already: its formula finds that too, and takes from no other.
        Money left = reserve_left + std::max(0_p, decision->borne.back());
        results.push_back(settle_risk_share(agreement, i, services, left));
        results.back().decision = decide(*decision, results.back());
    };
    for (std::size_t i = 0; i < count; ++i) {
        naming("what is borne of risk share", stated[i].id, [&] { settle_one(i); });
    }
    return results;
}

Money settled_by_reserve(const RiskShareResult& result)
{
    if (result.decision) { return result.decision->decided.back(); }
    const Money kept = result.payment_limit ? result.payment_limit->reserve : 0_p;
    return reserve_of_bands(result) + kept;
}

}  // namespace v0
}  // namespace riskshare
