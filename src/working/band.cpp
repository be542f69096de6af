#include "risk_share.hpp"

#include <utility>

namespace riskshare::working {
namespace {

/// A figure of zero that no place in a file states, for those whom a rule gives nothing.
Figure explain_nothing(const Section& section, std::string_view what, std::string_view label,
                       std::vector<Claim> gives)
{
    About about = section.about(what, "band", label);
    about.gives = std::move(gives);
    return section.chapter.working().sum(std::move(about), {});
}

std::vector<Weight> pro_rata_weights(const Chapter& chapter)
{
    std::vector<Weight> weights;
    for (const Figure& base : chapter.base) { weights.push_back(to_weight(base)); }
    return weights;
}

/// A file says `equal` once for all: each weighs 1.
std::vector<Weight> equal_weights(const Chapter& chapter, const std::string& place)
{
    return std::vector<Weight>(chapter.parties.size(), Weight{1, "1", "1", place});
}

std::vector<Weight> fixed_weights(const Section& section, const Fixed& fixed,
                                  const std::string& place)
{
    std::vector<std::optional<Percentage>> stated(section.chapter.parties.size());
    for (const auto& [id, percentage] : fixed.percentages) {
        stated[*section.chapter.subject.agreement.find_partner(id)] = percentage;
    }
    std::optional<Figure> nothing;
    std::vector<Weight> weights;
    for (std::size_t i = 0; i < stated.size(); ++i) {
        if (stated[i]) {
            weights.push_back({stated[i]->billionths(), to_text(*stated[i]), to_text(*stated[i]),
                               fmt::format("{}/fixed/{}", place, section.chapter.parties[i])});
            continue;
        }
        if (!nothing) {
            nothing = explain_nothing(section, "no_percentage",
                                      "percentage of partners that none is stated for", {});
        }
        weights.push_back({0, to_text(nothing->value), "0%", nothing->from});
    }
    return weights;
}

std::vector<Weight> explain_weights(const Section& section)
{
    const Chapter& chapter = section.chapter;
    if (std::holds_alternative<Equal>(section.stated.split)) {
        return equal_weights(chapter, section.place("split"));
    }
    if (const auto* fixed = std::get_if<Fixed>(&section.stated.split)) {
        return fixed_weights(section, *fixed, section.place("split"));
    }
    const Shares& shares = chapter.stated.shares;
    if (std::holds_alternative<Equal>(shares)) {
        return equal_weights(chapter, chapter.place("shares"));
    }
    if (const auto* fixed = std::get_if<Fixed>(&shares)) {
        return fixed_weights(section, *fixed, chapter.place("shares"));
    }
    return pro_rata_weights(chapter);
}

/// The partner's limit in the band, where it has one.
std::vector<Figure> limit_of(const Section& section, std::size_t partner)
{
    if (section.agreed.partner_limits.empty() || !section.agreed.partner_limits[partner]) {
        return {};
    }
    return {{*section.agreed.partner_limits[partner],
             section.place("partner_limits/" + section.chapter.parties[partner])}};
}

/// Each partner's part once its own limit applies. `gives` names the figures that this makes.
std::vector<Figure> explain_limited(const Section& section, const std::vector<Figure>& parts,
                                    std::string_view what, std::string_view gives,
                                    const std::vector<Money>& expected)
{
    std::vector<Figure> limited;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const std::string& id = section.chapter.parties[i];
        std::vector<Figure> choices{parts[i]};
        for (Figure& limit : limit_of(section, i)) { choices.push_back(std::move(limit)); }
        About about =
            section.about(fmt::format("{}.{}", what, id), "partner_limits",
                          fmt::format("{} of {}{}", what, id,
                                      choices.size() > 1 ? ", within its own limit" : ""));
        if (!gives.empty()) { about.gives.push_back(section.claim_of(gives, i, expected[i])); }
        limited.push_back(section.chapter.working().minimum(std::move(about), choices));
    }
    return limited;
}

/// What each partner bears, without sign, and the most that it could, where that is known.
struct Parts {
    std::vector<Figure> borne;
    std::vector<Figure> maximum;
};

/// Where the band is borne by weights.
Parts explain_by_weights(const Section& section, const Figure& taken,
                         const std::optional<Figure>& size, bool gives_by_partner)
{
    const Chapter& chapter = section.chapter;
    const bool has_limits = !section.agreed.partner_limits.empty();
    const std::vector<Weight> weights = explain_weights(section);
    std::vector<Figure> limits;
    std::vector<Figure> at_most;
    if (size) {
        const std::vector<Money>& maximum = *section.result.maximum_by_partner;
        About about = section.about("whole", "apportion", "each partner's part of the whole band");
        if (!has_limits) { about.gives.push_back(section.claim("maximum_by_partner", maximum)); }
        limits = chapter.working().apportion(std::move(about), *size, weights, {}, chapter.parties);
        at_most = has_limits
                      ? explain_limited(section, limits, "maximum", "maximum_by_partner", maximum)
                      : limits;
    }
    About about = section.about("parts", "apportion",
                                size ? "shared, none above its part of the whole band" : "shared");
    if (gives_by_partner && !has_limits) {
        about.gives.push_back(section.claim("by_partner", section.result.by_partner));
    }
    std::vector<Figure> parts =
        chapter.working().apportion(std::move(about), taken, weights, limits, chapter.parties);
    if (has_limits) {
        parts = explain_limited(section, parts, "part", gives_by_partner ? "by_partner" : "",
                                section.result.by_partner);
    }
    return {std::move(parts), std::move(at_most)};
}

/// Where the band falls to one partner.
Parts explain_to(const Section& section, const To& to, const Figure& taken,
                 const std::optional<Figure>& size)
{
    const auto each = [&](std::string_view what, const Figure& amount) {
        const Figure nothing = explain_nothing(section, fmt::format("{}/nobody_else", what),
                                               fmt::format("{} of any other partner", what), {});
        std::vector<Figure> parts;
        for (const std::string& id : section.chapter.parties) {
            parts.push_back(id == to.partner ? amount : nothing);
        }
        return parts;
    };
    Parts parts;
    if (size) {
        parts.maximum = explain_limited(section, each("maximum", *size), "maximum",
                                        "maximum_by_partner", *section.result.maximum_by_partner);
    }
    parts.borne = explain_limited(section, each("part", taken), "part",
                                  section.chapter.is_overspend() ? "by_partner" : "",
                                  section.result.by_partner);
    return parts;
}

/// The services that went the way of the amount, each with how far it went.
struct Attribution {
    std::vector<Weight> weights;
    std::vector<std::string> services;
    std::vector<std::size_t> responsible;
};

Attribution explain_attribution(const Section& section, const Figure& taken)
{
    const Chapter& chapter = section.chapter;
    const Agreement& agreement = chapter.subject.agreement;
    Attribution attribution;
    for (const std::size_t service : chapter.agreed.services) {
        const Figure& shareable = *chapter.services[service];
        const bool counts = taken.value != 0_p && shareable.value != 0_p &&
                            direction_of(shareable.value) == chapter.result.direction;
        if (!counts) { continue; }
        const Service& stated = agreement.terms().services[service];
        Figure weight = shareable;
        if (!chapter.is_overspend()) {
            weight = chapter.working().negate(
                section.about("weight." + stated.id, "responsibility",
                              fmt::format("underspend of {}", stated.name)),
                shareable);
        }
        attribution.weights.push_back(to_weight(weight));
        attribution.services.push_back(stated.id);
        attribution.responsible.push_back(*agreement.services()[service].responsible);
    }
    return attribution;
}

/// Plymouth's published model shares an underspend up to a ceiling and is silent on the rest.
std::vector<std::string> notes_on_silence(const Section& section)
{
    if (section.chapter.is_overspend() || section.k == 0 || !section.stated.clause.empty()) {
        return {};
    }
    return {
        "the agreement quotes no clause for an underspend above the ceiling; that it stays with "
        "the responsible partners is this library's reading"};
}

/// What each partner bears where the amount is attributed to services.
std::vector<Figure> explain_by_responsibility(const Section& section, const Figure& taken)
{
    const Chapter& chapter = section.chapter;
    const bool has_limits = !section.agreed.partner_limits.empty();
    const Attribution attribution = explain_attribution(section, taken);
    std::vector<std::vector<Figure>> by_partner(chapter.parties.size());
    if (!attribution.weights.empty()) {
        About about = section.about("services", "responsibility",
                                    "attributed to the services that went the same way");
        const auto parts = chapter.working().apportion(std::move(about), taken, attribution.weights,
                                                       {}, attribution.services);
        for (std::size_t i = 0; i < parts.size(); ++i) {
            by_partner[attribution.responsible[i]].push_back(parts[i]);
        }
    }
    std::vector<Figure> borne;
    for (std::size_t i = 0; i < by_partner.size(); ++i) {
        const std::string& id = chapter.parties[i];
        About about = section.about("responsible." + id, "responsibility",
                                    fmt::format("services that {} is responsible for", id));
        about.notes = notes_on_silence(section);
        if (!has_limits && chapter.is_overspend()) {
            about.gives.push_back(section.claim_of("by_partner", i, section.result.by_partner[i]));
        }
        borne.push_back(chapter.working().sum(std::move(about), by_partner[i]));
    }
    if (!has_limits) { return borne; }
    return explain_limited(section, borne, "part", chapter.is_overspend() ? "by_partner" : "",
                           section.result.by_partner);
}

/// What the reserve bears, without sign.
Figure explain_reserve(const Section& section, const Figure& taken,
                       const std::vector<Figure>& drawn_before)
{
    const Chapter& chapter = section.chapter;
    std::vector<Claim> nobody;
    for (std::size_t i = 0; i < chapter.parties.size(); ++i) {
        nobody.push_back(section.claim_of("by_partner", i, 0_p));
        if (section.result.to) { nobody.push_back(section.claim_of("maximum_by_partner", i, 0_p)); }
    }
    explain_nothing(section, "partners", "borne by partners of a band that the reserve bears",
                    std::move(nobody));
    About about = section.about("reserve", "reserve", "the reserve bears");
    if (!chapter.is_overspend()) {
        about.notes.emplace_back("an underspend adds to the reserve; it can be drawn on next year");
        return chapter.working().minimum(std::move(about), {taken});
    }
    const auto& reserve = chapter.subject.agreement.terms().reserve;
    About balance =
        section.about("reserve/balance", "reserve",
                      reserve ? "opening balance of the reserve" : "no reserve in the agreement");
    const Figure opening =
        reserve ? chapter.working().given(std::move(balance),
                                          {reserve->balance, "agreement:/reserve/balance"})
                : chapter.working().sum(std::move(balance), {});
    About left = section.about("reserve/available", "reserve", "left of the opening balance");
    if (chapter.result.decision) {
        left.notes.emplace_back("what the decision on this risk share draws is still in it");
    }
    const Figure available = chapter.working().difference(std::move(left), opening, drawn_before);
    if (available.value < taken.value) {
        about.notes.push_back(fmt::format("the reserve is used up: {} moves to the next band",
                                          taken.value - available.value));
    }
    return chapter.working().minimum(std::move(about), {taken, available});
}

Parts explain_bearers(const Section& section, const Figure& taken,
                      const std::optional<Figure>& size)
{
    if (std::holds_alternative<ByResponsibility>(section.stated.split)) {
        return {explain_by_responsibility(section, taken), {}};
    }
    if (const auto* to = std::get_if<To>(&section.stated.split)) {
        return explain_to(section, *to, taken, size);
    }
    return explain_by_weights(section, taken, size, section.chapter.is_overspend());
}

/// The figures of an underspend carry its sign.
std::vector<Figure> explain_signs(const Section& section, std::vector<Figure> borne)
{
    if (section.chapter.is_overspend()) { return borne; }
    for (std::size_t i = 0; i < borne.size(); ++i) {
        const std::string& id = section.chapter.parties[i];
        About about = section.about("by_partner." + id, "band",
                                    fmt::format("borne by {}, as an underspend", id));
        about.gives.push_back(section.claim_of("by_partner", i, section.result.by_partner[i]));
        borne[i] = section.chapter.working().negate(std::move(about), borne[i]);
    }
    return borne;
}

/// The total that the band places, without sign, and with the sign of the variance.
struct Placed {
    Figure magnitude;
    Figure amount;
};

Placed explain_placed(const Section& section, const std::vector<Figure>& borne)
{
    Working& working = section.chapter.working();
    const Claim claim = section.claim("amount", {section.result.amount});
    About placed = section.about("placed", "band", "placed in all");
    if (section.chapter.is_overspend()) {
        placed.gives.push_back(claim);
        const Figure total = working.sum(std::move(placed), borne);
        return {total, total};
    }
    const Figure total = working.sum(std::move(placed), borne);
    About amount = section.about("amount", "band", "placed in all, as an underspend");
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

Placing explain_band(const Section& section, const Figure& remaining,
                     const std::optional<Figure>& size, BorneOfBands& borne,
                     const std::vector<Figure>& drawn_before)
{
    Working& working = section.chapter.working();
    std::vector<Figure> choices{remaining};
    if (size) { choices.push_back(*size); }
    const Figure taken = working.minimum(
        section.about("taken", "band",
                      size ? "what falls into it, as much as it holds" : "all that is left"),
        choices);

    std::optional<Placed> placed;
    std::vector<Figure> maximum;
    if (std::holds_alternative<FromReserve>(section.stated.split)) {
        std::vector<Figure> drawn = draws_by_other_decisions(section.chapter);
        for (const auto& more : {drawn_before, draws(borne.reserve)}) {
            drawn.insert(drawn.end(), more.begin(), more.end());
        }
        placed = explain_placed(section, {explain_reserve(section, taken, drawn)});
        borne.reserve.push_back(placed->amount);
    } else {
        Parts parts = explain_bearers(section, taken, size);
        placed = explain_placed(section, parts.borne);
        const std::vector<Figure> by_partner = explain_signs(section, std::move(parts.borne));
        maximum = std::move(parts.maximum);
        const bool by_responsibility =
            std::holds_alternative<ByResponsibility>(section.stated.split);
        for (std::size_t i = 0; i < by_partner.size(); ++i) {
            PartnerFigures& partner = borne.partners[i];
            (by_responsibility ? partner.by_responsibility : partner.shared)
                .push_back(by_partner[i]);
        }
    }
    Figure left = working.difference(section.about("left", "band", "left for the next band"),
                                     remaining, {placed->magnitude});
    return {std::move(left), std::move(maximum)};
}

}  // namespace riskshare::working
