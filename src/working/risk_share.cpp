#include "risk_share.hpp"

#include <span>
#include <utility>
#include <variant>

#include "agreed/agreement.hpp"
#include "rules/bands.hpp"
#include "values/overloaded.hpp"

namespace riskshare::working {
namespace {

std::string base_rule(const RiskShare& risk_share)
{
    std::string rule = std::visit(
        overloaded{[](const Stated&) -> std::string { return "stated in the agreement"; },
                   [](const GrossContribution&) -> std::string { return "gross contributions"; },
                   [](const NetContribution&) -> std::string { return "net contributions"; }},
        risk_share.base);
    if (risk_share.base_at) {
        rule = (risk_share.base_at == BaseAt::opening ? "opening " : "latest ") + rule;
    }
    return risk_share.count_in_kind ? rule + " and contributions in kind" : rule;
}

/// The contributions that each partner's base is made of; none where the base is stated.
std::vector<LineFigures> base_places(const ExplainedRiskShare& risk_share)
{
    const Agreement& agreement = risk_share.context.agreement;
    const BaseAt at = risk_share.stated.base_at.value_or(BaseAt::latest);
    std::vector<LineFigures> places(risk_share.parties.size());
    if (std::holds_alternative<Stated>(risk_share.stated.base)) { return places; }
    for (const std::size_t service : risk_share.agreed.services) {
        const std::vector<StatedLine>& lines = risk_share.context.contributions[service];
        const std::size_t opening = agreement.terms().services[service].contributions.size();
        const std::size_t count = at == BaseAt::opening ? opening : lines.size();
        for (const StatedLine& line : std::span{lines}.first(count)) {
            places[line.partner].add(line);
        }
        if (!risk_share.stated.count_in_kind) { continue; }
        for (const auto& [id, in_kind] : agreement.terms().services[service].in_kind) {
            places[*agreement.find_partner(id)].gross.push_back(
                {in_kind.value, risk_share.working().origin("agreement:/services/", service,
                                                            "/in_kind/", id, "/value")});
        }
    }
    if (std::holds_alternative<GrossContribution>(risk_share.stated.base)) {
        for (LineFigures& of_partner : places) { of_partner.income.clear(); }
    }
    return places;
}

Figure explain_base_of(const ExplainedRiskShare& risk_share, std::size_t partner,
                       const LineFigures& places)
{
    const std::string& id = risk_share.parties[partner];
    About about{
        .id = risk_share.id(concat("base.", id)),
        .rule = "base",
        .label = fmt::format("{}, base of {} ({})", risk_share.stated.id, id,
                             base_rule(risk_share.stated)),
        .clause = risk_share.stated.clause,
        .gives = {{risk_share.figure(concat("base/", id)), {risk_share.result.base[partner]}}}};
    if (const auto* stated = std::get_if<Stated>(&risk_share.stated.base)) {
        about.clause = join_clauses({about.clause, stated->clause});
        for (const auto& entry : stated->amounts) {
            if (entry.first == id) {
                return risk_share.working().given(
                    std::move(about), {entry.second, risk_share.origin("base/stated/", id)});
            }
        }
        return risk_share.working().sum(std::move(about), {});
    }
    return explain_net(risk_share.working(), std::move(about), places);
}

/// The amount to share, without sign.
Figure explain_amount(const ExplainedRiskShare& risk_share)
{
    std::vector<Figure> shareable;
    for (const std::size_t service : risk_share.agreed.services) {
        shareable.push_back(*risk_share.services[service]);
    }
    const Figure total = risk_share.working().sum(
        {.id = risk_share.id("shareable_variance"),
         .rule = "shareable_variance",
         .label =
             fmt::format("{}, shareable variance of the services it covers", risk_share.stated.id),
         .clause = risk_share.stated.clause,
         .gives = {{risk_share.figure("shareable_variance"),
                    {risk_share.result.shareable_variance}}}},
        shareable);
    const Figure opposite = risk_share.working().negate(
        {.id = risk_share.id("underspend"),
         .rule = "direction",
         .label = fmt::format("{}, as an underspend", risk_share.stated.id)},
        total);
    About about{.id = risk_share.id("amount"),
                .rule = "direction",
                .label = fmt::format("{}, amount to share, an {}", risk_share.stated.id,
                                     to_text(risk_share.result.direction))};
    about.notes.emplace_back(risk_share.is_overspend()
                                 ? "underspend bands: not used, the variance is not below zero"
                                 : "overspend bands: not used, the variance is below zero");
    return risk_share.is_overspend()
               ? risk_share.working().choose(std::move(about), total, {opposite})
               : risk_share.working().choose(std::move(about), opposite, {total});
}

/// Says of the band that is the cap whether it limits bearing or paying.
std::vector<std::string> notes_on_cap(const ExplainedBand& band)
{
    const bool is_cap = band.k == 0 && std::holds_alternative<BorneByWeights>(band.agreed.bearers);
    if (!is_cap) { return {}; }
    return {band.risk_share.stated.cap_limits == CapLimits::bearing
                ? "the cap limits what a partner bears"
                : "the cap limits what a partner pays"};
}

/// The end of the band on the cumulative amount.
Figure explain_limit(const ExplainedBand& band, const Figure& base_total)
{
    const UpTo& up_to = *band.stated.up_to;
    About about = band.about("limit", "risk_cap", "upper limit on the cumulative amount");
    about.clause = join_clauses({about.clause, up_to.clause});
    about.notes = notes_on_cap(band);
    about.gives.push_back(band.claim("to", {*band.result.to}));
    about.gives.push_back(
        {band.risk_share.figure(concat("bands/", band.k + 1, "/from")), {*band.result.to}});
    Working& working = band.risk_share.working();
    return std::visit(
        overloaded{
            [&](Percentage rate) {
                return working.percentage(std::move(about), base_total, rate,
                                          band.origin("up_to/rate"));
            },
            [&](Money amount) {
                return working.given(std::move(about), {amount, band.origin("up_to/amount")});
            }},
        up_to.limit);
}

/// The size of a band: from the end of the band before it to its own end.
std::optional<Figure> explain_size(const ExplainedBand& band, const Figure& base_total,
                                   std::optional<Figure>& previous_limit)
{
    if (!band.stated.up_to) { return std::nullopt; }
    const Figure limit = explain_limit(band, base_total);
    const Figure size =
        previous_limit ? band.risk_share.working().difference(band.about("size", "band", "size"),
                                                              limit, {*previous_limit})
                       : limit;
    previous_limit = limit;
    return size;
}

/// The bands from the lowest upwards, and what is borne of them. Sets `maximum` to each partner's
/// part of the whole first band.
BorneOfBands explain_bands(const ExplainedRiskShare& risk_share, const Figure& base_total,
                           const std::vector<Figure>& drawn_before, std::vector<Figure>& maximum)
{
    Figure remaining = explain_amount(risk_share);
    std::optional<Figure> previous_limit;
    BorneOfBands borne{std::vector<BurdenFigures>(risk_share.parties.size()), {}};
    for (std::size_t k = 0; k < risk_share.agreed_bands().size(); ++k) {
        const ExplainedBand band{risk_share, k, risk_share.stated_bands()[k],
                                 risk_share.agreed_bands()[k], risk_share.result.bands[k]};
        if (k == 0) {
            About start = band.about("from", "band", "start");
            start.gives.push_back(band.claim("from", {band.result.from}));
            risk_share.working().sum(std::move(start), {});
        }
        const auto size = explain_size(band, base_total, previous_limit);
        Placing placing = explain_band(band, remaining, size, borne, drawn_before);
        remaining = std::move(placing.left);
        if (k == 0) { maximum = std::move(placing.maximum); }
    }
    return borne;
}

}  // namespace

void explain_risk_share(const Context& context, std::size_t index,
                        const ShareableVariances& services, std::vector<BurdenFigures>& partners,
                        ReserveFigures& reserve)
{
    ExplainedRiskShare risk_share{context,
                                  index,
                                  context.agreement.terms().risk_shares[index],
                                  agreed_risk_shares(context.agreement)[index],
                                  context.settlement.risk_shares[index],
                                  services,
                                  partner_ids(context.agreement)};
    const std::vector<LineFigures> places = base_places(risk_share);
    for (std::size_t i = 0; i < partners.size(); ++i) {
        risk_share.base.push_back(explain_base_of(risk_share, i, places[i]));
    }
    const Figure base_total =
        context.working.sum({.id = risk_share.id("base/total"),
                             .rule = "base",
                             .label = risk_share.stated.id + ", base in total",
                             .clause = risk_share.stated.clause},
                            risk_share.base);
    std::vector<Figure> maximum;
    const BorneOfBands borne = explain_bands(risk_share, base_total, reserve.drawn, maximum);
    std::vector<Figure> limits;
    if (risk_share.result.payment_limit) {
        limits = explain_payment_limit(risk_share, borne, maximum);
        for (std::size_t i = 0; i < partners.size(); ++i) {
            partners[i][&Burden::payment_limit].push_back(limits[i]);
        }
        reserve.payment_limit.push_back(limits.back());
    }
    if (risk_share.result.decision) {
        const std::vector<Figure> changes = explain_decision(risk_share, borne, limits);
        for (std::size_t i = 0; i < partners.size(); ++i) {
            partners[i][&Burden::decision].push_back(changes[i]);
        }
        reserve.decision.push_back(changes.back());
    } else {
        append(reserve.drawn, draws(borne.reserve));
    }
    for (std::size_t i = 0; i < partners.size(); ++i) {
        for (const auto part : {&Burden::shared, &Burden::by_responsibility}) {
            append(partners[i][part], borne.partners[i][part]);
        }
    }
    append(reserve.bands, borne.reserve);
}

}  // namespace riskshare::working
