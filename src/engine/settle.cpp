#include <riskshare/settle.hpp>

#include <algorithm>
#include <stdexcept>
#include <utility>

#include <riskshare/rules/bands.hpp>
#include <riskshare/rules/borne.hpp>
#include <riskshare/rules/decision.hpp>
#include <riskshare/rules/ending.hpp>
#include <riskshare/rules/payment_limit.hpp>
#include <riskshare/rules/payments.hpp>
#include <riskshare/rules/responsibility.hpp>
#include <riskshare/rules/streams.hpp>
#include <riskshare/rules/variance.hpp>
#include <riskshare/values/apportion.hpp>

#include "conservation.hpp"

namespace riskshare {
namespace {

ServiceResult settle_service(const AgreedService& agreed, const ServicePosition& position)
{
    std::vector<Money> adjustments;
    for (const AgreedAdjustment& adjustment : position.adjustments) {
        adjustments.push_back(adjustment.amount);
    }
    const Money v = variance(position.outturn, agreed.budget);
    return {agreed.budget, position.outturn, v, shareable_variance(v, adjustments)};
}

/// What one risk share works with: the amount to share without its sign, and who is responsible.
struct Working {
    const Agreement& agreement;
    const AgreedRiskShare& agreed;
    std::vector<Money> shareable;  ///< one per covered service, without the sign of their total
    std::size_t partners;
};

BandResult empty_band(const AgreedBand& band, const Working& working)
{
    const std::vector<Money> none(working.partners, 0_p);
    const auto maximum = maximum_by_partner(band, working.partners);
    return {band.from, band.to, 0_p, none, maximum, 0_p, {}};
}

void bear_by_weights(BandResult& result, const AgreedBand& band, const BorneByWeights& bearers,
                     Money taken)
{
    result.by_partner = split_by_weights(taken, bearers);
    for (std::size_t i = 0; i < result.by_partner.size(); ++i) {
        result.by_partner[i] = limited(band, i, result.by_partner[i]);
    }
}

/// Where a partner's limit refuses part of what its services bring, those services bear that much
/// less, each in proportion.
void reduce_to(Money limit, std::size_t partner, std::vector<Money>& by_service,
               const Working& working)
{
    std::vector<Money> weights(by_service.size(), 0_p);
    for (std::size_t i = 0; i < by_service.size(); ++i) {
        const AgreedService& service = working.agreement.services()[working.agreed.services[i]];
        if (service.responsible == partner) { weights[i] = by_service[i]; }
    }
    const std::vector<Money> reduced = apportion(limit, weights, weights);
    for (std::size_t i = 0; i < by_service.size(); ++i) {
        if (weights[i] != 0_p) { by_service[i] = reduced[i]; }
    }
}

void bear_by_responsibility(BandResult& result, const AgreedBand& band, Money taken,
                            const Working& working)
{
    result.by_service = attribute(taken, working.shareable);
    const auto services = working.agreement.services();
    for (std::size_t i = 0; i < result.by_service.size(); ++i) {
        const AgreedService& service = services[working.agreed.services[i]];
        result.by_partner[*service.responsible] += result.by_service[i];
    }
    for (std::size_t i = 0; i < result.by_partner.size(); ++i) {
        const Money part = limited(band, i, result.by_partner[i]);
        if (part == result.by_partner[i]) { continue; }
        reduce_to(part, i, result.by_service, working);
        result.by_partner[i] = part;
    }
}

/// Who bears what falls into one band, without sign.
BandResult settle_band(const AgreedBand& band, Money taken, Direction direction, Money reserve_left,
                       const Working& working)
{
    BandResult result = empty_band(band, working);
    if (const auto* by_weights = std::get_if<BorneByWeights>(&band.bearers)) {
        bear_by_weights(result, band, *by_weights, taken);
    } else if (std::holds_alternative<BorneByReserve>(band.bearers)) {
        const bool can_run_out = direction == Direction::overspend;
        result.reserve = can_run_out ? std::min(taken, reserve_left) : taken;
    } else {
        bear_by_responsibility(result, band, taken, working);
    }
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

/// What each partner bears of the bands, and the reserve last.
std::vector<Money> borne_of_bands(const RiskShareResult& result)
{
    std::vector<Money> borne(result.base.size() + 1, 0_p);
    for (const BandResult& band : result.bands) {
        for (std::size_t i = 0; i < band.by_partner.size(); ++i) { borne[i] += band.by_partner[i]; }
        borne.back() += band.reserve;
    }
    return borne;
}

/// What the bands make each partner pay, and the reserve last: what it bears of them less what its
/// services bring.
std::vector<Money> payments_by_bands(const Agreement& agreement, const AgreedRiskShare& agreed,
                                     std::span<const ServiceResult> services,
                                     const RiskShareResult& result)
{
    std::vector<Money> paid = borne_of_bands(result);
    for (const std::size_t service : agreed.services) {
        paid[*agreement.services()[service].responsible] -= services[service].shareable_variance;
    }
    return paid;
}

PaymentLimit limit_payments(const Agreement& agreement, const AgreedRiskShare& agreed,
                            std::span<const ServiceResult> services, const RiskShareResult& result)
{
    PaymentLimit limit{payments_by_bands(agreement, agreed, services, result),
                       *result.bands.front().maximum_by_partner,
                       {},
                       0_p};
    limit.change = held_to_maximum(limit.before, limit.maximum);
    limit.before.pop_back();
    limit.reserve = limit.change.back();
    limit.change.pop_back();
    return limit;
}

/// What each partner bears by the formula, bands and limits on payments, and the reserve last.
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

/// Works through the bands upwards. What a band cannot place moves to the next; the last one has
/// no limit and takes all. Draws on the reserve in an overspend.
RiskShareResult settle_risk_share(const Agreement& agreement, std::size_t index,
                                  std::span<const ServiceResult> services, Money& reserve_left)
{
    const AgreedRiskShare& agreed = agreement.risk_shares()[index];
    std::vector<Money> shareable;
    shareable.reserve(agreed.services.size());
    for (const std::size_t service : agreed.services) {
        shareable.push_back(services[service].shareable_variance);
    }
    const Money total = sum(shareable);
    const Direction direction = direction_of(total);
    const bool is_overspend = direction == Direction::overspend;
    if (!is_overspend) {
        for (Money& amount : shareable) { amount = -amount; }
    }
    const Working working{agreement, agreed, std::move(shareable), agreement.partners().size()};

    RiskShareResult result{agreement.terms().risk_shares[index].id,
                           agreed.base,
                           agreed.base_total,
                           total,
                           direction,
                           {}};
    Money remaining = magnitude(total);
    for (const AgreedBand& band : is_overspend ? agreed.overspend : agreed.underspend) {
        BandResult borne =
            settle_band(band, taken_by(band, remaining), direction, reserve_left, working);
        remaining -= borne.amount;
        if (is_overspend) {
            reserve_left -= borne.reserve;
        } else {
            negate(borne);
        }
        result.bands.push_back(std::move(borne));
    }
    if (agreement.terms().risk_shares[index].cap_limits == CapLimits::payment) {
        result.payment_limit = limit_payments(agreement, agreed, services, result);
    }
    return result;
}

/// Adds what a service brings with no risk share, and what of it no risk share covers. It falls to
/// the responsible partner, but for an underspend of ring-fenced money: that stays with the partner
/// that brings it, whatever else is agreed.
void add_service(std::vector<PartnerResult>& partners, const Agreement& agreement,
                 const AgreedService& agreed, Money shareable)
{
    if (agreed.stream) {
        PartnerResult& brings = partners[agreement.streams()[*agreed.stream].partner];
        const Money kept = ring_fenced(shareable);
        brings.without_risk_share += kept;
        brings.burden.ring_fenced += kept;
        shareable -= kept;
    }
    PartnerResult& responsible = partners[*agreed.responsible];
    responsible.without_risk_share += shareable;
    if (!agreed.risk_share) { responsible.burden.outside_risk_share += shareable; }
}

/// Adds what the services bring to each partner without any band: adjustments, services outside
/// every risk share, and what it would bear with no risk share at all.
void add_services(std::vector<PartnerResult>& partners, const Agreement& agreement,
                  const Position& position, std::span<const ServiceResult> services)
{
    const auto all_agreed = agreement.services();
    const auto positions = position.services();
    for (std::size_t i = 0; i < services.size(); ++i) {
        const AgreedService& agreed = all_agreed[i];
        if (!agreed.is_in_fund) { continue; }
        add_service(partners, agreement, agreed, services[i].shareable_variance);
        for (const AgreedAdjustment& adjustment : positions[i].adjustments) {
            for (const auto& [partner, amount] : adjustment.borne_by) {
                add(partners[partner].burden.adjustments, adjustment.kind, amount);
            }
        }
    }
}

void add_risk_share(std::vector<PartnerResult>& partners, const AgreedRiskShare& agreed,
                    const RiskShareResult& result)
{
    const bool is_overspend = result.direction == Direction::overspend;
    const auto& bands = is_overspend ? agreed.overspend : agreed.underspend;
    for (std::size_t band = 0; band < bands.size(); ++band) {
        const bool is_by_responsibility =
            std::holds_alternative<BorneByResponsibility>(bands[band].bearers);
        for (std::size_t i = 0; i < partners.size(); ++i) {
            Burden& burden = partners[i].burden;
            (is_by_responsibility ? burden.by_responsibility : burden.shared) +=
                result.bands[band].by_partner[i];
        }
    }
    for (std::size_t i = 0; result.payment_limit && i < partners.size(); ++i) {
        partners[i].burden.payment_limit += result.payment_limit->change[i];
    }
    for (std::size_t i = 0; result.decision && i < partners.size(); ++i) {
        partners[i].burden.decision += result.decision->difference[i];
    }
}

void pay(std::vector<Payment>& list, PaymentKind kind, std::vector<Money> owed, Money reserve,
         const Agreement& agreement)
{
    owed.push_back(reserve);
    const auto name = [&](std::size_t party) {
        return party < agreement.partners().size() ? agreement.partners()[party].id : "reserve";
    };
    for (const Transfer& transfer : payments(owed)) {
        list.push_back({kind, name(transfer.from), name(transfer.to), transfer.amount});
    }
}

std::vector<PartnerResult> settle_partners(const Agreement& agreement, const Position& position,
                                           std::span<const ServiceResult> services,
                                           std::span<const RiskShareResult> risk_shares)
{
    std::vector<PartnerResult> partners;
    const auto& funding = agreement.fund().integrated.net_by_partner;
    for (std::size_t i = 0; i < agreement.partners().size(); ++i) {
        partners.push_back({agreement.partners()[i].id, funding[i].amount(), position.recorded()[i],
                            Burden{}, 0_p, 0_p, 0_p, 0_p});
    }
    add_services(partners, agreement, position, services);
    for (std::size_t i = 0; i < risk_shares.size(); ++i) {
        add_risk_share(partners, agreement.risk_shares()[i], risk_shares[i]);
    }
    for (PartnerResult& partner : partners) {
        partner.borne = borne(partner.burden);
        partner.net_risk_payment = net_risk_payment(partner.burden, partner.without_risk_share);
        partner.ledger_settlement =
            ledger_settlement(partner.funding, partner.borne, partner.recorded);
    }
    return partners;
}

EndingItemResult divide(const Agreement& agreement, std::string id, EndingKind kind, Money amount,
                        std::string held_by)
{
    const AgreedEndingRule& rule = agreement.ending()[*agreement.find_ending_rule(kind)];
    return {std::move(id), kind, amount, std::move(held_by), apportion(amount, rule.weights)};
}

/// Divides all that is left, what is left in the reserve last: the host keeps it.
EndingResult settle_ending(const Settlement& settlement, std::span<const EndingItem> items)
{
    const Agreement& agreement = settlement.agreement();
    EndingResult ending;
    for (const EndingItem& item : items) {
        ending.items.push_back(divide(agreement, item.id, item.kind, item.amount, item.held_by));
    }
    if (agreement.has_reserve()) {
        ending.items.push_back(divide(agreement, "reserve", EndingKind::unspent_balance,
                                      agreement.reserve_balance() - settlement.reserve,
                                      *agreement.terms().host));
    }
    std::vector<Money> amounts;
    for (const EndingItemResult& item : ending.items) { amounts.push_back(item.amount); }
    static_cast<void>(sum(amounts));  // reports and explanations add up no more than this

    std::vector<EndingShare> shares(agreement.partners().size());
    for (const EndingItemResult& item : ending.items) {
        add(shares,
            {item.kind, item.amount, *agreement.find_partner(item.held_by), item.by_partner});
    }
    for (std::size_t i = 0; i < shares.size(); ++i) {
        ending.partners.push_back(
            {agreement.partners()[i].id, shares[i], ending_settlement(shares[i])});
    }
    return ending;
}

/// What decisions leave of the reserve for formulas to draw on.
Money reserve_for_formulas(const Agreement& agreement, const Position& position)
{
    std::vector<Money> decided;
    for (const auto& decision : position.decisions()) {
        if (decision) { decided.push_back(decision->borne.back()); }
    }
    return left_by_decisions(agreement.reserve_balance(), decided);
}

/// The risk shares in their order, each drawing on what those before it leave of the reserve. A
/// decision has its draw already: its formula finds that there too, and takes from no other.
std::vector<RiskShareResult> settle_risk_shares(const Agreement& agreement,
                                                const Position& position,
                                                std::span<const ServiceResult> services)
{
    std::vector<RiskShareResult> results;
    Money reserve_left = reserve_for_formulas(agreement, position);
    for (std::size_t i = 0; i < agreement.risk_shares().size(); ++i) {
        const auto& decision = position.decisions()[i];
        Money left = decision ? reserve_left + std::max(0_p, decision->borne.back()) : reserve_left;
        RiskShareResult& result =
            results.emplace_back(settle_risk_share(agreement, i, services, left));
        if (decision) {
            result.decision = decide(*decision, result);
        } else {
            reserve_left = left;
        }
    }
    return results;
}

/// What the reserve bears of a risk share.
Money settled_by_reserve(const RiskShareResult& result)
{
    return result.decision ? result.decision->decided.back() : borne_by_formula(result).back();
}

std::vector<RingFencedResult> settle_ring_fenced(const Agreement& agreement,
                                                 std::span<const ServiceResult> services)
{
    std::vector<RingFencedResult> list;
    if (!agreement.has_stream_reserve()) { return list; }
    const AgreementTerms& terms = agreement.terms();
    for (std::size_t i = 0; i < services.size(); ++i) {
        const auto stream = agreement.services()[i].stream;
        if (!stream) { continue; }
        const Stream& stated = terms.streams[*stream];
        list.push_back({terms.services[i].id, stated.id, stated.partner, *stated.underspend_to,
                        -ring_fenced(services[i].shareable_variance)});
    }
    return list;
}

}  // namespace

Settlement settle(const Agreement& made_for, const Position& position)
{
    if (!position.belongs_to(made_for)) {
        throw std::invalid_argument{"settle: the position was checked against another agreement"};
    }
    const Agreement& agreement = position.agreement();
    Settlement settlement{position, {}, {}, {}, 0_p, {}};

    const auto services = agreement.services();
    settlement.services.reserve(services.size());
    for (std::size_t i = 0; i < services.size(); ++i) {
        settlement.services.push_back(settle_service(services[i], position.services()[i]));
    }
    settlement.risk_shares = settle_risk_shares(agreement, position, settlement.services);
    for (const RiskShareResult& result : settlement.risk_shares) {
        settlement.reserve += settled_by_reserve(result);
    }
    settlement.partners =
        settle_partners(agreement, position, settlement.services, settlement.risk_shares);
    settlement.ring_fenced = settle_ring_fenced(agreement, settlement.services);

    const auto& ending_items = position.figures().ending;
    if (ending_items) { settlement.ending = settle_ending(settlement, *ending_items); }

    check_conservation(settlement);

    std::vector<Money> net_risk_payments;
    std::vector<Money> ledger_settlements;
    for (const PartnerResult& partner : settlement.partners) {
        net_risk_payments.push_back(partner.net_risk_payment);
        ledger_settlements.push_back(partner.ledger_settlement);
    }
    pay(settlement.payments, PaymentKind::risk_share, std::move(net_risk_payments),
        settlement.reserve, agreement);
    pay(settlement.payments, PaymentKind::ledger_settlement, std::move(ledger_settlements),
        settlement.reserve, agreement);
    if (settlement.ending) {
        std::vector<Money> ending_settlements;
        for (const EndingPartnerResult& partner : settlement.ending->partners) {
            ending_settlements.push_back(partner.settlement);
        }
        pay(settlement.payments, PaymentKind::ending, std::move(ending_settlements), 0_p,
            agreement);
    }
    return settlement;
}

}  // namespace riskshare
