#include "laws.hpp"

#include <algorithm>
#include <functional>
#include <numeric>

#include "agreed/agreement.hpp"
#include "exact.hpp"
#include "rules/bands.hpp"
#include "rules/burden_parts.hpp"
#include "variations.hpp"

/// Laws 5 and 6 of docs/rules.md 8: the changes that names, order and division make.
///
/// Two settlements of the same facts are compared band by band. What a band takes is the same in
/// both until a limit of a single partner has refused part of a band before it, for what is refused
/// depends on who got the odd pence. So there are two bounds:
///
/// - Where a band takes the same amount in both, the pence that move are those whose taker an
///   order decides. Giving n odd pence out means taking the first n of a row of slots, one per
///   party and penny up to its limit. Another order of parties that tie permutes slots around the
///   n-th only, hence moves at most `pence_at_ties` of the amount. Where the limits are the parts
///   of the whole band, ties in these exchange at most `pence_at_ties` of the whole band among the
///   slots, and each exchange moves a penny at most.
/// - Where a band takes d pence more in one, quotas move by d in all, and each of n parties is at
///   most rounded otherwise: whole pence move by d + n, odd ones by n in either. So d + 3n.
///
/// Limits on payments then move what is not paid, and by whom it is kept. Let payments differ by d
/// in all, and maxima by m. What each payer does not pay moves by its part of d + m; the total of
/// that, by d + m, and the proportion in which it is kept by its part of 2d, rounded for n
/// receivers either way. So 4d + 2m + 2n, and where d and m are zero, the pence at ties.

namespace riskshare::laws {
namespace {

using generated::chance;
using generated::draw;

using Places = std::vector<std::size_t>;

/// The same facts settled twice.
struct Comparison {
    Settled before;
    Settled after;
    Places partner_before;  ///< where each partner was before
    Places service_before;  ///< where each service was before, or what it was a part of
};

/// A band that takes the same amount before and after.
struct SameBand {
    const AgreedBand& agreed;
    Money taken;
    std::vector<Money> shareable;  ///< of the services covered, without sign
};

/// The number of pence of such a band that may move.
using Moves = std::function<std::int64_t(const SameBand&)>;

Places as_before(std::size_t count)
{
    Places places(count);
    std::iota(places.begin(), places.end(), std::size_t{0});
    return places;
}

/// The distance between two lists of amounts, `after` put where its amounts belong before.
Exact distance(const std::vector<Money>& before, const std::vector<Money>& after,
               const Places& place_before)
{
    std::vector<Exact> differences = exactly(before);
    for (std::size_t i = 0; i < after.size(); ++i) {
        differences.at(place_before[i]) -= after[i].pence();
    }
    Exact distance = 0;
    for (const Exact& difference : differences) { distance += abs(difference); }
    return distance;
}

Exact distance(Money before, Money after) { return abs(Exact{before.pence()} - after.pence()); }

/// The covered services' figures at their places among all services.
std::vector<Money> by_any_service(const Settled& settled, std::size_t risk_share,
                                  const std::vector<Money>& by_service)
{
    std::vector<Money> all(agreed_services(settled.agreement).size(), 0_p);
    for (std::size_t i = 0; i < by_service.size(); ++i) {
        all[agreed_risk_shares(settled.agreement)[risk_share].services[i]] = by_service[i];
    }
    return all;
}

/// The amounts a side has left while its bands are gone through.
struct Left {
    Money remaining;
    Money reserve;
};

/// Compares one risk share before and after, band by band.
class Walk {
public:
    Walk(const Comparison& sides, const Moves& moves, std::size_t risk_share)
        : sides_{sides}, moves_{moves}, risk_share_{risk_share}
    {}

    /// Checks every band; the result is how far apart all that is borne is.
    Exact check(Money& reserve_before, Money& reserve_after)
    {
        const RiskShareResult& before = sides_.before.settlement.risk_shares[risk_share_];
        const RiskShareResult& after = sides_.after.settlement.risk_shares[risk_share_];
        RC_ASSERT(before.shareable_variance == after.shareable_variance);
        RC_ASSERT(before.base_total == after.base_total);
        RC_ASSERT(distance(before.base, after.base, sides_.partner_before) == 0);
        RC_ASSERT(before.payment_limit.has_value() == after.payment_limit.has_value());
        RC_ASSERT(before.decision.has_value() == after.decision.has_value());
        if (before.decision) { RC_ASSERT(decided_differ(before, after) == 0); }
        before_ = {magnitude(before.shareable_variance), reserve_before};
        after_ = {magnitude(before.shareable_variance), reserve_after};
        Exact moved = 0;
        for (std::size_t k = 0; k < before.bands.size(); ++k) {
            const AgreedBand& agreed = sides_.before.agreed_bands(risk_share_).at(k);
            moved += check_band(agreed, before.bands[k], after.bands[k]);
            pass(before_, before.bands[k], before.direction);
            pass(after_, after.bands[k], after.direction);
        }
        reserve_before = before_.reserve;
        reserve_after = after_.reserve;
        if (before.payment_limit) { moved += check_limit(before, after); }
        return moved;
    }

private:
    /// The result is the distance between the changes by limits on payments.
    Exact check_limit(const RiskShareResult& before, const RiskShareResult& after)
    {
        const PaymentLimit& limit = *before.payment_limit;
        const PaymentLimit& other = *after.payment_limit;
        const Exact paid = distance(limit.before, other.before, sides_.partner_before) +
                           distance(of_bands(before), of_bands(after));
        const Exact maxima = distance(limit.maximum, other.maximum, sides_.partner_before);
        const Exact moved = distance(limit.change, other.change, sides_.partner_before) +
                            distance(limit.reserve, other.reserve);
        const SameBand first = same_band(sides_.before.agreed_bands(risk_share_).front(), 0_p);
        RC_ASSERT(maxima <= 2 * moves_(first));
        if (paid != 0 || maxima != 0) {
            RC_ASSERT(moved <= 4 * paid + 2 * maxima + 2 * (limit.change.size() + 1));
            return moved;
        }
        const bool is_same_order = std::ranges::is_sorted(sides_.partner_before);
        RC_ASSERT(moved <= (is_same_order ? 0 : 2 * pence_kept_at_ties(before)));
        return moved;
    }

    /// The distance between the amounts decided.
    Exact decided_differ(const RiskShareResult& before, const RiskShareResult& after)
    {
        std::vector<Money> a = before.decision->decided;
        std::vector<Money> b = after.decision->decided;
        const Exact of_reserve = distance(a.back(), b.back());
        a.pop_back();
        b.pop_back();
        return distance(a, b, sides_.partner_before) + of_reserve;
    }

    static Money of_bands(const RiskShareResult& result)
    {
        std::vector<Money> reserve;
        for (const BandResult& band : result.bands) { reserve.push_back(band.reserve); }
        return sum(reserve);
    }

    /// Pence at ties between those who keep the amount not paid.
    static std::int64_t pence_kept_at_ties(const RiskShareResult& result)
    {
        std::vector<Exact> received;
        Money unpaid = 0_p;
        for (std::size_t i = 0; i < result.payment_limit->before.size(); ++i) {
            const Exact payment = result.payment_limit->before[i].pence();
            received.push_back(std::max(Exact{-payment}, Exact{0}));
            unpaid -= std::min(0_p, result.payment_limit->change[i]);
        }
        received.push_back(std::max(Exact{-of_bands(result).pence()}, Exact{0}));
        return pence_at_ties(unpaid, received);
    }

    static void pass(Left& left, const BandResult& band, Direction direction)
    {
        left.remaining -= magnitude(band.amount);
        if (direction == Direction::overspend) { left.reserve -= band.reserve; }
    }

    /// The result is the distance between the amounts borne of the band.
    Exact check_band(const AgreedBand& agreed, const BandResult& before, const BandResult& after)
    {
        RC_ASSERT(before.from == after.from);
        RC_ASSERT((before.to == after.to));
        const Money taken = taken_by(agreed, before_.remaining);
        const Exact more = distance(taken, taken_by(agreed, after_.remaining));
        const Exact of_reserve = distance(before.reserve, after.reserve);
        RC_ASSERT(of_reserve <= more + distance(before_.reserve, after_.reserve));

        const Exact moved = distance(before.by_partner, after.by_partner, sides_.partner_before);
        if (more != 0) {
            const std::size_t parties =
                std::max(sides_.after.agreement.partners().size(),
                         agreed_risk_shares(sides_.after.agreement)[risk_share_].services.size());
            RC_ASSERT(moved <= more + 3 * parties);
            return moved + of_reserve;
        }
        // Each penny leaves one partner and reaches another.
        const Exact most = 2 * moves_(same_band(agreed, taken));
        RC_ASSERT(moved <= most);
        if (agreed.partner_limits.empty()) {
            const std::vector<Money> services_before =
                by_any_service(sides_.before, risk_share_, before.by_service);
            const std::vector<Money> services_after =
                by_any_service(sides_.after, risk_share_, after.by_service);
            RC_ASSERT(distance(services_before, services_after, sides_.service_before) <= most);
        }
        return moved + of_reserve;
    }

    [[nodiscard]] SameBand same_band(const AgreedBand& agreed, Money taken) const
    {
        const Settlement& settlement = sides_.before.settlement;
        const bool is_overspend =
            settlement.risk_shares[risk_share_].direction == Direction::overspend;
        SameBand band{agreed, taken, {}};
        for (const std::size_t service :
             agreed_risk_shares(sides_.before.agreement)[risk_share_].services) {
            const Money shareable = settlement.services[service].shareable_variance;
            const Money forward = is_overspend ? shareable : -shareable;
            band.shareable.push_back(std::max(0_p, forward));
        }
        return band;
    }

    const Comparison& sides_;
    const Moves& moves_;
    std::size_t risk_share_;
    Left before_{0_p, 0_p};
    Left after_{0_p, 0_p};
};

/// A partner's figures that no odd penny touches are the same; of the others all move alike.
void check_partner(const PartnerResult& before, const PartnerResult& after)
{
    RC_ASSERT(before.funding == after.funding);
    RC_ASSERT(before.recorded == after.recorded);
    RC_ASSERT(before.without_risk_share == after.without_risk_share);
    RC_ASSERT(before.burden.outside_risk_share == after.burden.outside_risk_share);
    RC_ASSERT(before.burden.ring_fenced == after.burden.ring_fenced);
    RC_ASSERT(total(before.burden.adjustments) == total(after.burden.adjustments));
    const Money moved = after.borne - before.borne;
    RC_ASSERT(after.net_risk_payment - before.net_risk_payment == moved);
    RC_ASSERT(after.ledger_settlement - before.ledger_settlement == moved);
}

std::vector<Money> borne_by_partner(const Settlement& settlement)
{
    std::vector<Money> borne;
    for (const PartnerResult& partner : settlement.partners) { borne.push_back(partner.borne); }
    return borne;
}

/// Compares what is left at the end, item by item. Only another order of partners moves pence,
/// those at ties, but for what is left in the reserve where that is more or less. The result is how
/// far apart all parts are.
Exact check_ending(const Comparison& sides)
{
    const auto& before = sides.before.settlement.ending;
    const auto& after = sides.after.settlement.ending;
    RC_ASSERT(before.has_value() == after.has_value());
    if (!before) { return 0; }
    RC_ASSERT(before->items.size() == after->items.size());
    const bool is_same_order = std::ranges::is_sorted(sides.partner_before);
    const Agreement& agreement = sides.before.agreement;
    Exact moved = 0;
    for (std::size_t k = 0; k < before->items.size(); ++k) {
        const EndingItemResult& item = before->items[k];
        const Exact apart =
            distance(item.by_partner, after->items[k].by_partner, sides.partner_before);
        moved += apart;
        if (item.amount != after->items[k].amount) {
            RC_ASSERT(item.id == "reserve");
            continue;
        }
        const AgreedEndingRule& rule =
            agreed_ending(agreement)[*find_ending_rule(agreement, item.kind)];
        const std::int64_t ties = pence_at_ties(item.amount, exactly(rule.weights));
        RC_ASSERT(apart <= (is_same_order ? 0 : 2 * ties));
    }
    return moved;
}

/// Compares all. Where no penny moves, the same payments are made; parties that tie may still
/// change places in them.
void check_all(const Comparison& sides, const Moves& moves)
{
    const Settlement& before = sides.before.settlement;
    const Settlement& after = sides.after.settlement;
    Money reserve_before = sides.before.agreement.reserve_balance();
    Money reserve_after = reserve_before;
    Exact moved = 0;
    for (std::size_t i = 0; i < before.risk_shares.size(); ++i) {
        moved += Walk{sides, moves, i}.check(reserve_before, reserve_after);
    }
    for (std::size_t i = 0; i < after.partners.size(); ++i) {
        check_partner(before.partners[sides.partner_before[i]], after.partners[i]);
    }
    RC_ASSERT(distance(borne_by_partner(before), borne_by_partner(after), sides.partner_before) <=
              moved);
    RC_ASSERT(distance(before.reserve, after.reserve) <= moved);
    moved += check_ending(sides);
    if (moved != 0) { return; }
    RC_ASSERT(before.payments.size() == after.payments.size());
    for (std::size_t i = 0; i < before.payments.size(); ++i) {
        RC_ASSERT((before.payments[i].kind == after.payments[i].kind));
        RC_ASSERT(before.payments[i].amount == after.payments[i].amount);
    }
}

std::int64_t no_penny(const SameBand&) { return 0; }

/// Pence at ties between partners.
std::int64_t pence_at_partners_ties(const SameBand& band)
{
    const auto* bearers = std::get_if<BorneByWeights>(&band.agreed.bearers);
    if (bearers == nullptr) { return 0; }
    const std::vector<Exact> weights = exactly(bearers->weights);
    std::int64_t pence = pence_at_ties(band.taken, weights, bearers->parts_when_full);
    if (band.agreed.to) { pence += pence_at_ties(*band.agreed.to - band.agreed.from, weights); }
    return pence;
}

/// Pence at ties between services.
std::int64_t pence_at_services_ties(const SameBand& band)
{
    if (!std::holds_alternative<BorneByResponsibility>(band.agreed.bearers)) { return 0; }
    return pence_at_ties(band.taken, exactly(band.shareable));
}

/// The parties to each payment, by place among the partners; the reserve comes after them.
std::vector<std::size_t> parties_to_payments(const Settlement& settlement)
{
    std::vector<std::size_t> parties;
    for (const Payment& payment : settlement.payments) {
        for (const std::string& id : {payment.from, payment.to}) {
            const auto found = std::ranges::find(settlement.partners, id, &PartnerResult::id);
            parties.push_back(static_cast<std::size_t>(found - settlement.partners.begin()));
        }
    }
    return parties;
}

/// A service to divide: one that is shared and has pence to divide, where there is any.
std::size_t draw_divisible(const Settled& settled)
{
    Places shared;
    for (std::size_t i = 0; i < settled.settlement.services.size(); ++i) {
        const Money shareable = settled.settlement.services[i].shareable_variance;
        if (agreed_services(settled.agreement)[i].risk_share && magnitude(shareable) > 1_p) {
            shared.push_back(i);
        }
    }
    const Places all = as_before(settled.settlement.services.size());
    const Places& some = shared.empty() || chance(10) ? all : shared;
    return some[static_cast<std::size_t>(draw(0, std::ssize(some) - 1))];
}

}  // namespace

void check_other_names(const Case& facts)
{
    const Comparison sides{Settled{facts}, Settled{renamed(facts)},
                           as_before(facts.terms.partners.size()),
                           as_before(facts.terms.services.size())};
    check_all(sides, no_penny);
    RC_ASSERT(parties_to_payments(sides.before.settlement) ==
              parties_to_payments(sides.after.settlement));
}

void check_other_order_of_partners(const Case& facts)
{
    const Places order = draw_order(facts.terms.partners.size());
    check_all({Settled{facts}, Settled{with_partners_in_order(facts, order)}, order,
               as_before(facts.terms.services.size())},
              pence_at_partners_ties);
}

void check_other_order_of_services(const Case& facts)
{
    const Places order = draw_order(facts.terms.services.size());
    check_all({Settled{facts}, Settled{with_services_in_order(facts, order)},
               as_before(facts.terms.partners.size()), order},
              pence_at_services_ties);
}

// Of all parties to an apportionment one becomes two. Let f be the remainder of the one, and g and
// h those of the two. If g + h < 1, then f = g + h, as many pence are odd as before, and both of
// the two come later in the row than the one did. If g + h >= 1, then f = g + h - 1, one more penny
// is odd, and both come earlier. Either way a single penny at most leaves or reaches the two.
void check_service_in_two(const Case& facts)
{
    const Settled undivided{facts};
    const std::size_t service = draw_divisible(undivided);
    RC_PRE(undivided.agreement.is_in_fund(service));
    // A service that is varied keeps all its contributions, and so its stream, in one half.
    RC_PRE(!agreed_services(undivided.agreement)[service].stream || facts.terms.variations.empty());
    Places service_before = as_before(facts.terms.services.size());
    service_before.insert(service_before.begin() + static_cast<std::ptrdiff_t>(service), service);
    check_all({undivided, Settled{with_service_split(facts, service)},
               as_before(facts.terms.partners.size()), std::move(service_before)},
              [](const SameBand& band) {
                  return std::holds_alternative<BorneByResponsibility>(band.agreed.bearers) ? 1 : 0;
              });
}

}  // namespace riskshare::laws
