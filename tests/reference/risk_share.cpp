#include "risk_share.hpp"

#include <algorithm>
#include <cstddef>

#include "apportion.hpp"

namespace reference {
namespace {

using Covered = std::vector<Service>;

/// "`all` covers every pooled and aligned service that is neither ring-fenced nor capital."
Covered covered_services(const Json& cover, const std::vector<Service>& services)
{
    Covered covered;
    for (const Service& service : services) {
        const bool is_covered =
            cover == "all" ? !service.is_ring_fenced && !service.is_capital
                           : std::find(cover.begin(), cover.end(), service.id) != cover.end();
        if (is_covered) { covered.push_back(service); }
    }
    return covered;
}

/// "An amount per partner: gross contributions, net contributions, or stated."
/// "At the opening contributions or the latest"; "what is in kind is added where it counts".
Amounts base(const Json& risk_share, const Covered& covered, const Partners& partners)
{
    const Json& base = risk_share.at("base");
    const bool is_opening = risk_share.value("base_at", "latest") == "opening";
    Amounts amounts;
    for (std::size_t i = 0; i < partners.size(); ++i) {
        Pence amount = 0;
        if (base.is_object()) { amount = pence_of(base.at("stated").value(partners[i], "0")); }
        for (const Service& service : covered) {
            if (base == "gross_contribution") {
                amount += is_opening ? service.opening_gross[i] : service.gross[i];
            }
            if (base == "net_contribution") {
                amount += is_opening ? service.opening_net[i] : service.net[i];
            }
            if (risk_share.value("count_in_kind", false)) { amount += service.in_kind[i]; }
        }
        amounts.push_back(amount);
    }
    return amounts;
}

Weights equal(const Partners& partners) { return Weights(partners.size(), 1); }

Weights fixed(const Json& percentages, const Partners& partners)
{
    Weights weights;
    for (const std::string& partner : partners) {
        weights.push_back(ratio_of(percentages.value(partner, "0%")));
    }
    return weights;
}

/// "Its shares are in proportion to the base, equal, or fixed percentages."
Weights shares(const Json& risk_share, const Amounts& base, const Partners& partners)
{
    const Json shares = risk_share.value("shares", Json("base"));
    if (shares == "base") { return {base.begin(), base.end()}; }
    if (shares == "equal") { return equal(partners); }
    return fixed(shares.at("fixed"), partners);
}

/// "Each band ends at a limit on the cumulative amount, the last has none."
std::optional<Pence> end_of(const Json& band, const Amounts& base)
{
    if (!band.contains("up_to")) { return std::nullopt; }
    const Json& up_to = band.at("up_to");
    if (up_to.contains("amount")) { return pence_of(up_to.at("amount").get<std::string>()); }
    return nearest_penny(ratio_of(up_to.at("rate").get<std::string>()) * total(base));
}

/// The partners, services and shares on which the bands of one risk share rest.
struct Sharing {
    const Partners& partners;
    Covered covered;
    Weights shares;
    bool is_overspend;
};

/// `shares`, `equal`, `fixed` and `to`: who bears which part of whatever the amount is.
Weights weights(const Json& split, const Sharing& sharing)
{
    if (split == "shares") { return sharing.shares; }
    if (split == "equal") { return equal(sharing.partners); }
    if (split.contains("fixed")) { return fixed(split.at("fixed"), sharing.partners); }
    const std::string to = split.at("to").get<std::string>();
    Weights weights;
    for (const std::string& partner : sharing.partners) {
        weights.push_back(partner == to ? 1 : 0);
    }
    return weights;
}

/// `responsible`: "the services that went the same way, in proportion to how far; then each
/// service's responsible partner".
Amounts by_responsibility(const Pence& amount, const Sharing& sharing)
{
    Weights how_far;
    for (const Service& service : sharing.covered) {
        const Pence variance =
            sharing.is_overspend ? service.shareable_variance : Pence{-service.shareable_variance};
        how_far.push_back(std::max(variance, Pence{0}));
    }
    const Amounts by_service = apportion(amount, how_far);
    Amounts by_partner;
    for (const std::string& partner : sharing.partners) {
        Pence borne = 0;
        for (std::size_t i = 0; i < by_service.size(); ++i) {
            if (sharing.covered[i].responsible == partner) { borne += by_service[i]; }
        }
        by_partner.push_back(borne);
    }
    return by_partner;
}

/// "`partner_limits` hold single partners to an amount in a band."
Amounts limited(Amounts parts, const Json& band, const Partners& partners)
{
    const Json limits = band.value("partner_limits", Json::object());
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (!limits.contains(partners[i])) { continue; }
        parts[i] = std::min(parts[i], pence_of(limits.at(partners[i]).get<std::string>()));
    }
    return parts;
}

/// The reserve bears "in an overspend up to what is left of its opening balance; an underspend is
/// added to it and cannot be drawn on in the same settlement".
Pence borne_by_reserve(const Pence& amount, bool is_overspend, Pence& reserve_left)
{
    if (!is_overspend) { return amount; }
    const Pence drawn = std::min(amount, reserve_left);
    reserve_left -= drawn;
    return drawn;
}

/// "Takes what remains or as much as it holds, and splits it." Section 2: "what falls into a band
/// is split with each partner's part of the *whole* band as its limit".
Band take(const Pence& remaining, const Json& stated, const Pence& from,
          const std::optional<Pence>& to, const Sharing& sharing, Pence& reserve_left)
{
    const Partners& partners = sharing.partners;
    Band band{from, to, stated.at("split"), Amounts(partners.size(), 0), 0, std::nullopt};
    const Pence amount = to ? std::min(remaining, Pence{*to - from}) : remaining;

    if (band.split == "reserve") {
        band.reserve = borne_by_reserve(amount, sharing.is_overspend, reserve_left);
        if (to) { band.maximum_by_partner = Amounts(partners.size(), 0); }
    } else if (band.split == "responsible") {
        band.by_partner = limited(by_responsibility(amount, sharing), stated, partners);
    } else {
        const Weights by = weights(band.split, sharing);
        std::optional<Amounts> whole;
        if (to) { whole = apportion(*to - from, by); }
        band.by_partner = limited(apportion(amount, by, whole), stated, partners);
        if (whole) { band.maximum_by_partner = limited(*whole, stated, partners); }
    }
    return band;
}

/// The amount each partner would pay, and the reserve last: "what it bears of the bands, less what
/// its services bring".
Amounts paid_by_bands(const RiskShare& risk_share, const Covered& covered, const Partners& partners)
{
    Amounts paid(partners.size() + 1, 0);
    for (const Band& band : risk_share.bands) {
        for (std::size_t i = 0; i < partners.size(); ++i) {
            paid[i] += sign_of(risk_share) * band.by_partner[i];
        }
        paid.back() += sign_of(risk_share) * band.reserve;
    }
    for (std::size_t i = 0; i < partners.size(); ++i) {
        for (const Service& service : covered) {
            if (service.responsible == partners[i]) { paid[i] -= service.shareable_variance; }
        }
    }
    return paid;
}

/// "Stops at its part of the whole first band. What is not paid stays with those who would have
/// received it, in proportion."
PaymentLimit limit_payments(const RiskShare& risk_share, const Covered& covered,
                            const Partners& partners)
{
    Amounts before = paid_by_bands(risk_share, covered, partners);
    const Amounts maximum = risk_share.bands.front().maximum_by_partner.value();
    Amounts change(before.size(), 0);
    for (std::size_t i = 0; i < maximum.size(); ++i) {
        if (before[i] > maximum[i]) { change[i] = maximum[i] - before[i]; }
    }
    const Pence unpaid = -total(change);
    Weights received;
    for (const Pence& payment : before) { received.push_back(payment < 0 ? -payment : Pence{0}); }
    const Amounts kept = apportion(unpaid, received);
    for (std::size_t i = 0; i < change.size(); ++i) { change[i] += kept[i]; }

    before.pop_back();
    const Pence reserve = change.back();
    change.pop_back();
    return {before, maximum, change, reserve};
}

}  // namespace

int sign_of(const RiskShare& risk_share) { return risk_share.shareable_variance < 0 ? -1 : 1; }

Amounts by_formula(const RiskShare& risk_share)
{
    const std::size_t partners = risk_share.base.size();
    Amounts borne(partners + 1, 0);
    for (const Band& band : risk_share.bands) {
        for (std::size_t i = 0; i < partners; ++i) {
            borne[i] += sign_of(risk_share) * band.by_partner[i];
        }
        borne[partners] += sign_of(risk_share) * band.reserve;
    }
    if (const auto& limit = risk_share.payment_limit) {
        for (std::size_t i = 0; i < partners; ++i) { borne[i] += limit->change[i]; }
        borne[partners] += limit->reserve;
    }
    return borne;
}

RiskShare share(const Json& stated, const std::vector<Service>& services, const Partners& partners,
                Pence& reserve_left)
{
    const Covered covered = covered_services(stated.at("services"), services);
    RiskShare result;
    result.id = stated.at("id").get<std::string>();
    result.base = base(stated, covered, partners);
    for (const Service& service : covered) {
        result.covers.push_back(service.id);
        result.shareable_variance += service.shareable_variance;
    }

    // "At zero or above the overspend bands apply, below zero the underspend bands, on the amount
    // without its sign."
    const bool is_overspend = result.shareable_variance >= 0;
    const Sharing sharing{partners, covered, shares(stated, result.base, partners), is_overspend};
    Pence remaining = abs(result.shareable_variance);
    Pence from = 0;
    for (const Json& band : stated.at(is_overspend ? "overspend" : "underspend")) {
        const std::optional<Pence> to = end_of(band, result.base);
        result.bands.push_back(take(remaining, band, from, to, sharing, reserve_left));
        remaining -= total(result.bands.back().by_partner) + result.bands.back().reserve;
        from = to.value_or(0);
    }
    if (stated.value("cap_limits", "bearing") == "payment") {
        result.payment_limit = limit_payments(result, covered, partners);
    }
    return result;
}

}  // namespace reference
