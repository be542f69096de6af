#include "risk_share.hpp"

#include <algorithm>
#include <utility>
#include <variant>

#include <riskshare/format.hpp>

#include "agreed/agreement.hpp"
#include "values/overloaded.hpp"

namespace riskshare::working {
namespace {

/// A figure of zero that no file states, for those whom a rule leaves out.
Figure explain_none(const ExplainedBand& band, std::string_view what, std::string_view label,
                    std::vector<Claim> gives)
{
    About about = band.about(what, "band", label);
    about.gives = std::move(gives);
    return band.risk_share.working().sum(std::move(about), {});
}

std::vector<Weight> pro_rata_weights(const ExplainedRiskShare& risk_share)
{
    std::vector<Weight> weights;
    for (const Figure& base : risk_share.base) { weights.push_back(to_weight(base)); }
    return weights;
}

std::vector<Weight> fixed_weights(const ExplainedBand& band, const Fixed& fixed, Origin stated)
{
    return fixed_weights(band.risk_share.context, fixed, stated,
                         band.about("no_percentage", "band", no_percentage));
}

/// The shares of the risk share.
std::vector<Weight> weights_by_shares(const ExplainedBand& band)
{
    const ExplainedRiskShare& risk_share = band.risk_share;
    const auto stated = [&] { return risk_share.origin("shares"); };
    return std::visit(
        overloaded{[&](const Equal&) { return equal_weights(risk_share.context, stated()); },
                   [&](const Fixed& fixed) { return fixed_weights(band, fixed, stated()); },
                   [&](const ProRataToBase&) { return pro_rata_weights(risk_share); }},
        risk_share.stated.shares);
}

/// The partner's limit in the band, if it has one.
std::vector<Figure> limit_of(const ExplainedBand& band, std::size_t partner)
{
    if (band.agreed.partner_limits.empty() || !band.agreed.partner_limits[partner]) { return {}; }
    return {{*band.agreed.partner_limits[partner],
             band.origin("partner_limits/", band.risk_share.parties[partner])}};
}

/// Each partner's part once its own limit applies. `gives` names the figures that this makes.
std::vector<Figure> explain_limited(const ExplainedBand& band, const std::vector<Figure>& parts,
                                    std::string_view what, std::string_view gives,
                                    const std::vector<Money>& expected)
{
    std::vector<Figure> limited;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const std::string& id = band.risk_share.parties[i];
        std::vector<Figure> choices{parts[i]};
        for (Figure& limit : limit_of(band, i)) { choices.push_back(std::move(limit)); }
        About about = band.about(
            concat(what, ".", id), "partner_limits",
            concat(what, " of ", id, choices.size() > 1 ? ", within its own limit" : ""));
        if (!gives.empty()) { about.gives.push_back(band.claim_of(gives, i, expected[i])); }
        limited.push_back(band.risk_share.working().minimum(std::move(about), choices));
    }
    return limited;
}

/// The amounts partners or the reserve bear, without sign, and the most each partner could, where
/// known.
struct Parts {
    std::vector<Figure> borne{};
    std::vector<Figure> maximum{};
    std::optional<Figure> reserve{};
};

/// Explains a band borne by weights.
Parts explain_by_weights(const ExplainedBand& band, const Figure& taken,
                         const std::optional<Figure>& size, const std::vector<Weight>& weights)
{
    const ExplainedRiskShare& risk_share = band.risk_share;
    const bool has_limits = !band.agreed.partner_limits.empty();
    const bool gives_by_partner = risk_share.is_overspend();
    std::vector<Figure> limits;
    std::vector<Figure> at_most;
    if (size) {
        const std::vector<Money>& maximum = *band.result.maximum_by_partner;
        About about = band.about("whole", "apportion", "each partner's part of the whole band");
        if (!has_limits) { about.gives.push_back(band.claim("maximum_by_partner", maximum)); }
        limits = risk_share.working().apportion(std::move(about), *size, weights, {},
                                                risk_share.parties);
        at_most = has_limits
                      ? explain_limited(band, limits, "maximum", "maximum_by_partner", maximum)
                      : limits;
    }
    About about = band.about("parts", "apportion",
                             size ? "shared, none above its part of the whole band" : "shared");
    if (gives_by_partner && !has_limits) {
        about.gives.push_back(band.claim("by_partner", band.result.by_partner));
    }
    std::vector<Figure> parts = risk_share.working().apportion(std::move(about), taken, weights,
                                                               limits, risk_share.parties);
    if (has_limits) {
        parts = explain_limited(band, parts, "part", gives_by_partner ? "by_partner" : "",
                                band.result.by_partner);
    }
    return {.borne = std::move(parts), .maximum = std::move(at_most)};
}

/// Explains a band that falls to one partner.
Parts explain_to(const ExplainedBand& band, const To& to, const Figure& taken,
                 const std::optional<Figure>& size)
{
    const auto each = [&](std::string_view what, const Figure& amount) {
        const Figure none = explain_none(band, concat(what, "/nobody_else"),
                                         concat(what, " of any other partner"), {});
        std::vector<Figure> parts;
        for (const std::string& id : band.risk_share.parties) {
            parts.push_back(id == to.partner ? amount : none);
        }
        return parts;
    };
    Parts parts;
    if (size) {
        parts.maximum = explain_limited(band, each("maximum", *size), "maximum",
                                        "maximum_by_partner", *band.result.maximum_by_partner);
    }
    parts.borne =
        explain_limited(band, each("part", taken), "part",
                        band.risk_share.is_overspend() ? "by_partner" : "", band.result.by_partner);
    return parts;
}

/// The services that went the way of the amount, each with how far it went.
struct Attribution {
    std::vector<Weight> weights;
    std::vector<std::string> services;
    std::vector<std::size_t> responsible;
};

Attribution explain_attribution(const ExplainedBand& band, const Figure& taken)
{
    const ExplainedRiskShare& risk_share = band.risk_share;
    const Agreement& agreement = risk_share.context.agreement;
    Attribution attribution;
    for (const std::size_t service : risk_share.agreed.services) {
        const Figure& shareable = *risk_share.services[service];
        const bool counts = taken.value != 0_p && shareable.value != 0_p &&
                            direction_of(shareable.value) == risk_share.result.direction;
        if (!counts) { continue; }
        const Service& stated = agreement.terms().services[service];
        Figure weight = shareable;
        if (!risk_share.is_overspend()) {
            weight = risk_share.working().negate(band.about(concat("weight.", stated.id),
                                                            "responsibility",
                                                            concat("underspend of ", stated.name)),
                                                 shareable);
        }
        attribution.weights.push_back(to_weight(weight));
        attribution.services.push_back(stated.id);
        attribution.responsible.push_back(*agreed_services(agreement)[service].responsible);
    }
    return attribution;
}

/// Plymouth's published model shares an underspend up to a ceiling and is silent on the rest.
std::vector<std::string> notes_on_silence(const ExplainedBand& band)
{
    if (band.risk_share.is_overspend() || band.k == 0 || !band.stated.clause.empty()) { return {}; }
    return {
        "the agreement quotes no clause for an underspend above the ceiling; this library leaves "
        "it with the responsible partners"};
}

/// The amount each partner bears where the band falls to services.
std::vector<Figure> explain_by_responsibility(const ExplainedBand& band, const Figure& taken)
{
    const ExplainedRiskShare& risk_share = band.risk_share;
    const bool has_limits = !band.agreed.partner_limits.empty();
    const Attribution attribution = explain_attribution(band, taken);
    std::vector<std::vector<Figure>> by_partner(risk_share.parties.size());
    if (!attribution.weights.empty()) {
        About about = band.about("services", "responsibility",
                                 "attributed to the services that went the same way");
        const auto parts = risk_share.working().apportion(
            std::move(about), taken, attribution.weights, {}, attribution.services);
        for (std::size_t i = 0; i < parts.size(); ++i) {
            by_partner[attribution.responsible[i]].push_back(parts[i]);
        }
    }
    std::vector<Figure> borne;
    for (std::size_t i = 0; i < by_partner.size(); ++i) {
        const std::string& id = risk_share.parties[i];
        About about = band.about(concat("responsible.", id), "responsibility",
                                 concat("services that ", id, " is responsible for"));
        about.notes = notes_on_silence(band);
        if (!has_limits && risk_share.is_overspend()) {
            about.gives.push_back(band.claim_of("by_partner", i, band.result.by_partner[i]));
        }
        borne.push_back(risk_share.working().sum(std::move(about), by_partner[i]));
    }
    if (!has_limits) { return borne; }
    return explain_limited(band, borne, "part", risk_share.is_overspend() ? "by_partner" : "",
                           band.result.by_partner);
}

/// The amount the reserve bears, without sign.
Figure explain_reserve(const ExplainedBand& band, const Figure& taken,
                       const std::vector<Figure>& drawn_before)
{
    const ExplainedRiskShare& risk_share = band.risk_share;
    std::vector<Claim> nobody;
    for (std::size_t i = 0; i < risk_share.parties.size(); ++i) {
        nobody.push_back(band.claim_of("by_partner", i, 0_p));
        if (band.result.to) { nobody.push_back(band.claim_of("maximum_by_partner", i, 0_p)); }
    }
    explain_none(band, "partners", "borne by partners, as the reserve bears the band",
                 std::move(nobody));
    About about = band.about("reserve", "reserve", "the reserve bears");
    if (!risk_share.is_overspend()) {
        about.notes.emplace_back("an underspend adds to the reserve; it can be drawn on next year");
        return risk_share.working().minimum(std::move(about), {taken});
    }
    const auto& reserve = risk_share.context.agreement.terms().reserve;
    About balance =
        band.about("reserve/balance", "reserve",
                   reserve ? "opening balance of the reserve" : "no reserve in the agreement");
    const Figure opening =
        reserve ? risk_share.working().given(std::move(balance),
                                             {reserve->balance, "agreement:/reserve/balance"})
                : risk_share.working().sum(std::move(balance), {});
    About left = band.about("reserve/available", "reserve", "left of the opening balance");
    if (risk_share.result.decision) {
        left.notes.emplace_back("the draw decided on this risk share is not taken off");
    }
    const Figure available =
        risk_share.working().difference(std::move(left), opening, drawn_before);
    if (available.value < taken.value) {
        about.notes.push_back(fmt::format("the reserve is used up: {} moves to the next band",
                                          taken.value - available.value));
    }
    return risk_share.working().minimum(std::move(about), {taken, available});
}

/// Explains who bears the amount that falls into the band.
Parts explain_bearers(const ExplainedBand& band, const Figure& taken,
                      const std::optional<Figure>& size, const std::vector<Figure>& drawn_before)
{
    const auto by_weights = [&](const std::vector<Weight>& weights) {
        return explain_by_weights(band, taken, size, weights);
    };
    const auto stated = [&] { return band.origin("split"); };
    return std::visit(
        overloaded{
            [&](const ByShares&) { return by_weights(weights_by_shares(band)); },
            [&](const Equal&) {
                return by_weights(equal_weights(band.risk_share.context, stated()));
            },
            [&](const Fixed& fixed) { return by_weights(fixed_weights(band, fixed, stated())); },
            [&](const To& to) { return explain_to(band, to, taken, size); },
            [&](const FromReserve&) {
                return Parts{.reserve = explain_reserve(band, taken, drawn_before)};
            },
            [&](const ByResponsibility&) {
                return Parts{.borne = explain_by_responsibility(band, taken)};
            }},
        band.stated.split);
}

/// The figures of an underspend carry its sign.
std::vector<Figure> explain_signs(const ExplainedBand& band, std::vector<Figure> borne)
{
    if (band.risk_share.is_overspend()) { return borne; }
    for (std::size_t i = 0; i < borne.size(); ++i) {
        const std::string& id = band.risk_share.parties[i];
        About about = band.about(concat("by_partner.", id), "band",
                                 concat("borne by ", id, ", as an underspend"));
        about.gives.push_back(band.claim_of("by_partner", i, band.result.by_partner[i]));
        borne[i] = band.risk_share.working().negate(std::move(about), borne[i]);
    }
    return borne;
}

/// Adds the band to the amounts partners bear of all bands.
void add_borne(const ExplainedBand& band, const std::vector<Figure>& by_partner,
               BorneOfBands& borne)
{
    const auto part = std::holds_alternative<ByResponsibility>(band.stated.split)
                          ? &Burden::by_responsibility
                          : &Burden::shared;
    for (std::size_t i = 0; i < by_partner.size(); ++i) {
        borne.partners[i][part].push_back(by_partner[i]);
    }
}

/// The total that the band places, without sign, and with the sign of the variance.
struct Placed {
    Figure magnitude;
    Figure amount;
};

Placed explain_placed(const ExplainedBand& band, const std::vector<Figure>& borne)
{
    Working& working = band.risk_share.working();
    const Claim claim = band.claim("amount", {band.result.amount});
    About placed = band.about("placed", "band", "carried in total");
    if (band.risk_share.is_overspend()) {
        placed.gives.push_back(claim);
        const Figure total = working.sum(std::move(placed), borne);
        return {total, total};
    }
    const Figure total = working.sum(std::move(placed), borne);
    About amount = band.about("amount", "band", "carried in total, as an underspend");
    amount.gives.push_back(claim);
    return {total, working.negate(std::move(amount), total)};
}

}  // namespace

std::vector<Figure> draws(const std::vector<Figure>& reserve)
{
    std::vector<Figure> drawn;
    for (const Figure& figure : reserve) {
        if (figure.value > 0_p) { drawn.push_back(figure); }
    }
    return drawn;
}

Placing explain_band(const ExplainedBand& band, const Figure& remaining,
                     const std::optional<Figure>& size, BorneOfBands& borne,
                     const std::vector<Figure>& drawn_before)
{
    Working& working = band.risk_share.working();
    std::vector<Figure> choices{remaining};
    if (size) { choices.push_back(*size); }
    const Figure taken = working.minimum(
        band.about("taken", "band", size ? "falls into it, at most its size" : "all that is left"),
        choices);

    std::vector<Figure> drawn = draws_by_other_decisions(band.risk_share);
    append(drawn, drawn_before);
    append(drawn, draws(borne.reserve));
    Parts parts = explain_bearers(band, taken, size, drawn);
    const Placed placed =
        explain_placed(band, parts.reserve ? std::vector{*parts.reserve} : parts.borne);
    if (parts.reserve) {
        borne.reserve.push_back(placed.amount);
    } else {
        add_borne(band, explain_signs(band, std::move(parts.borne)), borne);
    }
    const Figure left = working.difference(band.about("left", "band", "left for the next band"),
                                           remaining, {placed.magnitude});
    return {left, std::move(parts.maximum)};
}

}  // namespace riskshare::working
