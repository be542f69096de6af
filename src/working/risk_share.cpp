#include "risk_share.hpp"

#include <utility>

namespace riskshare::working {
namespace {

std::string base_rule(const RiskShare& risk_share)
{
    if (std::holds_alternative<Stated>(risk_share.base)) { return "stated in the agreement"; }
    std::string rule = std::holds_alternative<GrossContribution>(risk_share.base)
                           ? "gross contributions"
                           : "net contributions";
    if (risk_share.base_at) {
        rule = (risk_share.base_at == BaseAt::opening ? "opening " : "latest ") + rule;
    }
    return risk_share.count_in_kind ? rule + " and what is in kind" : rule;
}

/// What each partner contributes to the services that the base is taken of, where it is not stated.
std::vector<GrossAndIncome> base_places(const Chapter& chapter)
{
    const Agreement& agreement = chapter.subject.agreement;
    const BaseAt at = chapter.stated.base_at.value_or(BaseAt::latest);
    std::vector<GrossAndIncome> places(chapter.parties.size());
    if (std::holds_alternative<Stated>(chapter.stated.base)) { return places; }
    for (const std::size_t service : chapter.agreed.services) {
        for (const auto& contribution : stated_contributions(agreement, service, at)) {
            add(places[contribution.partner], contribution);
        }
        if (!chapter.stated.count_in_kind) { continue; }
        for (const auto& [id, in_kind] : agreement.terms().services[service].in_kind) {
            places[*agreement.find_partner(id)].gross.push_back(
                {in_kind.value,
                 fmt::format("agreement:/services/{}/in_kind/{}/value", service, id)});
        }
    }
    if (std::holds_alternative<GrossContribution>(chapter.stated.base)) {
        for (GrossAndIncome& of_partner : places) { of_partner.income.clear(); }
    }
    return places;
}

Figure explain_base_of(const Chapter& chapter, std::size_t partner, const GrossAndIncome& places)
{
    const std::string& id = chapter.parties[partner];
    About about{.id = chapter.id("base." + id),
                .rule = "base",
                .label = fmt::format("{}, base of {} ({})", chapter.stated.id, id,
                                     base_rule(chapter.stated)),
                .clause = chapter.stated.clause,
                .gives = {{chapter.figure("base/" + id), {chapter.result.base[partner]}}}};
    if (const auto* stated = std::get_if<Stated>(&chapter.stated.base)) {
        about.clause = join_clauses({about.clause, stated->clause});
        for (const auto& entry : stated->amounts) {
            if (entry.first == id) {
                return chapter.working().given(std::move(about),
                                               {entry.second, chapter.place("base/stated/" + id)});
            }
        }
        return chapter.working().sum(std::move(about), {});
    }
    return explain_net(chapter.working(), std::move(about), places);
}

/// The amount to share, without sign.
Figure explain_amount(const Chapter& chapter)
{
    std::vector<Figure> shareable;
    for (const std::size_t service : chapter.agreed.services) {
        shareable.push_back(*chapter.services[service]);
    }
    const Figure total = chapter.working().sum(
        {.id = chapter.id("shareable_variance"),
         .rule = "shareable_variance",
         .label =
             fmt::format("{}, shareable variance of the services it covers", chapter.stated.id),
         .clause = chapter.stated.clause,
         .gives = {{chapter.figure("shareable_variance"), {chapter.result.shareable_variance}}}},
        shareable);
    const Figure opposite = chapter.working().negate(
        {.id = chapter.id("underspend"),
         .rule = "direction",
         .label = fmt::format("{}, the same as an underspend", chapter.stated.id)},
        total);
    About about{.id = chapter.id("amount"),
                .rule = "direction",
                .label = fmt::format("{}, amount to place, an {}", chapter.stated.id,
                                     to_text(chapter.result.direction))};
    about.notes.emplace_back(chapter.is_overspend()
                                 ? "underspend bands: not used, the variance is not below zero"
                                 : "overspend bands: not used, the variance is below zero");
    return chapter.is_overspend() ? chapter.working().choose(std::move(about), total, {opposite})
                                  : chapter.working().choose(std::move(about), opposite, {total});
}

/// What the cap limits, said of the band that is one.
std::vector<std::string> notes_on_cap(const Section& section)
{
    const bool is_cap =
        section.k == 0 && std::holds_alternative<BorneByWeights>(section.agreed.bearers);
    if (!is_cap) { return {}; }
    return {section.chapter.stated.cap_limits == CapLimits::bearing
                ? "the cap limits what a partner bears"
                : "the cap limits what a partner pays"};
}

/// Where the band ends on the cumulative amount.
Figure explain_limit(const Section& section, const Figure& base_total)
{
    const UpTo& up_to = *section.stated.up_to;
    About about = section.about("limit", "risk_cap", "upper limit on the cumulative amount");
    about.clause = join_clauses({about.clause, up_to.clause});
    about.notes = notes_on_cap(section);
    about.gives.push_back(section.claim("to", {*section.result.to}));
    about.gives.push_back({section.chapter.figure(fmt::format("bands/{}/from", section.k + 1)),
                           {*section.result.to}});
    if (const auto* rate = std::get_if<Percentage>(&up_to.limit)) {
        return section.chapter.working().percentage(std::move(about), base_total, *rate,
                                                    section.place("up_to/rate"));
    }
    return section.chapter.working().given(
        std::move(about), {std::get<Money>(up_to.limit), section.place("up_to/amount")});
}

/// How much a band holds: from the end of the band before it to its own end.
std::optional<Figure> explain_size(const Section& section, const Figure& base_total,
                                   std::optional<Figure>& previous_limit)
{
    if (!section.stated.up_to) { return std::nullopt; }
    const Figure limit = explain_limit(section, base_total);
    const Figure size = previous_limit ? section.chapter.working().difference(
                                             section.about("size", "band", "how much it holds"),
                                             limit, {*previous_limit})
                                       : limit;
    previous_limit = limit;
    return size;
}

void append(std::vector<Figure>& figures, const std::vector<Figure>& more)
{
    figures.insert(figures.end(), more.begin(), more.end());
}

}  // namespace

void explain_risk_share(const Subject& subject, std::size_t index,
                        const ShareableVariances& services, std::vector<PartnerFigures>& partners,
                        ReserveFigures& reserve)
{
    Chapter chapter{subject,
                    index,
                    subject.agreement.terms().risk_shares[index],
                    subject.agreement.risk_shares()[index],
                    subject.settlement.risk_shares[index],
                    services,
                    partner_ids(subject.agreement)};
    const std::vector<GrossAndIncome> places = base_places(chapter);
    for (std::size_t i = 0; i < partners.size(); ++i) {
        chapter.base.push_back(explain_base_of(chapter, i, places[i]));
    }
    const Figure base_total = subject.working.sum({.id = chapter.id("base/total"),
                                                   .rule = "base",
                                                   .label = chapter.stated.id + ", base in total",
                                                   .clause = chapter.stated.clause},
                                                  chapter.base);
    Figure remaining = explain_amount(chapter);
    std::optional<Figure> previous_limit;
    std::vector<Figure> maximum;
    BorneOfBands borne{std::vector<PartnerFigures>(partners.size()), {}};
    for (std::size_t k = 0; k < chapter.agreed_bands().size(); ++k) {
        const Section section{chapter, k, chapter.stated_bands()[k], chapter.agreed_bands()[k],
                              chapter.result.bands[k]};
        if (k == 0) {
            About start = section.about("from", "band", "where it starts, at zero");
            start.gives.push_back(section.claim("from", {section.result.from}));
            subject.working.sum(std::move(start), {});
        }
        const auto size = explain_size(section, base_total, previous_limit);
        Placing placing = explain_band(section, remaining, size, borne, reserve.drawn);
        remaining = std::move(placing.left);
        if (k == 0) { maximum = std::move(placing.maximum); }
    }
    std::vector<Figure> limits;
    if (chapter.result.payment_limit) {
        limits = explain_payment_limit(chapter, borne, maximum);
        for (std::size_t i = 0; i < partners.size(); ++i) {
            partners[i].payment_limit.push_back(limits[i]);
        }
        reserve.payment_limit.push_back(limits.back());
    }
    if (chapter.result.decision) {
        const std::vector<Figure> changes = explain_decision(chapter, borne, limits);
        for (std::size_t i = 0; i < partners.size(); ++i) {
            partners[i].decision.push_back(changes[i]);
        }
        reserve.decision.push_back(changes.back());
    } else {
        append(reserve.drawn, draws(borne.reserve));
    }
    for (std::size_t i = 0; i < partners.size(); ++i) {
        append(partners[i].shared, borne.partners[i].shared);
        append(partners[i].by_responsibility, borne.partners[i].by_responsibility);
    }
    append(reserve.bands, borne.reserve);
}

}  // namespace riskshare::working
