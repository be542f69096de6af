#include "chapters.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include <riskshare/rules/streams.hpp>

namespace riskshare::working {
namespace {

Figure explain_recorded(const Subject& subject, std::size_t partner)
{
    GrossAndIncome places;
    for (std::size_t i = 0; i < subject.position.services().size(); ++i) {
        if (!subject.agreement.is_in_fund(i)) { continue; }
        const ServicePosition& service = subject.position.services()[i];
        for (const Line& line : service.ledger_lines) {
            if (line.partner != partner) { continue; }
            const std::string place = fmt::format("position:/services/{}/outturn/{}", service.place,
                                                  subject.agreement.partners()[partner].id);
            places.gross.push_back({line.gross, place + "/gross"});
            if (line.income != 0_p) { places.income.push_back({line.income, place + "/income"}); }
        }
    }
    return explain_net(subject.working,
                       about_figure(subject, partner, "recorded", "recorded",
                                    "spending recorded in its own ledger",
                                    subject.settlement.partners[partner].recorded),
                       places);
}

/// What services and adjustments bring to each partner.
struct Brought {
    std::vector<Figure> outside;
    std::vector<Figure> ring_fenced;
    std::vector<Figure> without_risk_share;
    std::vector<Figure> adjustments;
};

void add_adjustments(std::vector<Brought>& brought, const Subject& subject, std::size_t service)
{
    const ServicePosition& position = subject.position.services()[service];
    const ServiceFigures& stated = subject.position.figures().services[position.place];
    for (std::size_t k = 0; k < position.adjustments.size(); ++k) {
        const std::string place =
            fmt::format("position:/services/{}/adjustments/{}", position.place, k);
        const bool is_stated = !stated.adjustments[k].borne_by.empty();
        for (const auto& [partner, amount] : position.adjustments[k].borne_by) {
            const std::string& id = subject.agreement.partners()[partner].id;
            const std::string where = is_stated ? "/borne_by/" + id : "/amount";
            brought[partner].adjustments.push_back({amount, fmt::format("{}{}", place, where)});
        }
    }
}

std::vector<Brought> brought_by_services(const Subject& subject, const ShareableVariances& services)
{
    std::vector<Brought> brought(subject.agreement.partners().size());
    for (std::size_t i = 0; i < services.size(); ++i) {
        if (!services[i]) { continue; }
        const AgreedService& agreed = subject.agreement.services()[i];
        Figure falls = *services[i];
        if (agreed.stream) {
            const std::string id = "service." + subject.agreement.terms().services[i].id;
            const Figure kept{ring_fenced(falls.value), id + "/ring_fenced"};
            Brought& brings = brought[subject.agreement.streams()[*agreed.stream].partner];
            brings.without_risk_share.push_back(kept);
            brings.ring_fenced.push_back(kept);
            falls = {falls.value - kept.value, id + "/overspend"};
        }
        Brought& responsible = brought[*agreed.responsible];
        responsible.without_risk_share.push_back(falls);
        if (!agreed.risk_share) { responsible.outside.push_back(falls); }
        add_adjustments(brought, subject, i);
    }
    return brought;
}

/// What a partner bears, rule by rule.
struct Borne {
    std::vector<Figure> by_rules;
    Figure adjustments;

    /// All but the adjustments, and one figure more.
    [[nodiscard]] std::vector<Figure> with(const Figure& figure) const
    {
        std::vector<Figure> figures = by_rules;
        figures.push_back(figure);
        return figures;
    }
};

Borne explain_borne(const Subject& subject, std::size_t i, const PartnerFigures& bands,
                    const Brought& brought)
{
    const Burden& burden = subject.settlement.partners[i].burden;
    const auto sum = [&](std::string_view what, std::string label, Money expected,
                         const std::vector<Figure>& figures) {
        return subject.working.sum(
            about_figure(subject, i, what, "borne", std::move(label), expected), figures);
    };
    std::vector<Figure> by_rules;
    by_rules.push_back(
        sum("shared", "borne of the bands that are shared", burden.shared, bands.shared));
    by_rules.push_back(sum("by_responsibility", "borne of the bands by responsibility",
                           burden.by_responsibility, bands.by_responsibility));
    by_rules.push_back(sum("outside_risk_share", "services that no risk share covers",
                           burden.outside_risk_share, brought.outside));
    const Figure adjustments =
        sum("adjustments", "adjustments it bears", total(burden.adjustments), brought.adjustments);
    if (subject.settlement.limits_payments()) {
        by_rules.push_back(sum("payment_limit", "borne because payments have limits",
                               burden.payment_limit, bands.payment_limit));
    }
    if (subject.settlement.has_decisions()) {
        by_rules.push_back(
            sum("decision", "borne because of decisions", burden.decision, bands.decision));
    }
    if (subject.agreement.has_stream_reserve()) {
        by_rules.push_back(sum("ring_fenced", "underspends kept in ring-fenced reserves",
                               burden.ring_fenced, brought.ring_fenced));
    }
    return {std::move(by_rules), adjustments};
}

/// What a partner owes (positive) or is owed, in the two settlements.
struct Owed {
    Figure net_risk_payment;
    Figure ledger_settlement;
};

Owed explain_partner(const Subject& subject, std::size_t i, const PartnerFigures& bands,
                     const Brought& brought, const Figure& funding)
{
    Working& working = subject.working;
    const PartnerResult& result = subject.settlement.partners[i];
    const Figure recorded = explain_recorded(subject, i);
    const auto about = [&](std::string_view what, std::string_view rule, std::string label,
                           Money expected) {
        return about_figure(subject, i, what, rule, std::move(label), expected);
    };
    const Borne rules = explain_borne(subject, i, bands, brought);
    const Figure borne = working.sum(about("borne", "borne", "borne in all", result.borne),
                                     rules.with(rules.adjustments));
    const Figure without =
        working.sum(about("without_risk_share", "without_risk_share",
                          "what it would bear with no risk share", result.without_risk_share),
                    brought.without_risk_share);

    const Partner& partner = subject.agreement.partners()[i];
    const Figure without_negated =
        working.negate(about_partner(partner, "without_risk_share/negated", "net_risk_payment",
                                     "less what it would bear with no risk share"),
                       without);
    const Figure net_risk_payment = working.sum(
        about(
            "net_risk_payment", "net_risk_payment",
            "net risk payment (positive: pays), all borne but adjustments, less what it would bear "
            "with no risk share",
            result.net_risk_payment),
        rules.with(without_negated));
    const Figure recorded_negated =
        working.negate(about_partner(partner, "recorded/negated", "ledger_settlement",
                                     "less what its own ledger has spent"),
                       recorded);
    const Figure ledger_settlement = working.sum(
        about("ledger_settlement", "ledger_settlement",
              "ledger settlement (positive: pays), funding and what it bears, less recorded",
              result.ledger_settlement),
        {funding, borne, recorded_negated});
    return {net_risk_payment, ledger_settlement};
}

}  // namespace

About about_partner(const Partner& partner, std::string_view what, std::string_view rule,
                    std::string label)
{
    return {.id = fmt::format("partner.{}/{}", partner.id, what),
            .rule = std::string{rule},
            .label = fmt::format("{}: {}", partner.name, label),
            .partners = {partner.id}};
}

About about_figure(const Subject& subject, std::size_t partner, std::string_view what,
                   std::string_view rule, std::string label, Money expected)
{
    About about =
        about_partner(subject.agreement.partners()[partner], what, rule, std::move(label));
    about.gives.push_back({fmt::format("/partners/{}/{}", partner, what), {expected}});
    return about;
}

void explain_partners(const Subject& subject, const ShareableVariances& services,
                      const std::vector<PartnerFigures>& partners, const ReserveFigures& reserve)
{
    const std::vector<Brought> brought = brought_by_services(subject, services);
    std::vector<Figure> net_risk_payments;
    std::vector<Figure> ledger_settlements;
    for (std::size_t i = 0; i < partners.size(); ++i) {
        const PartnerResult& result = subject.settlement.partners[i];
        const Figure funding{result.funding, fmt::format("partner.{}/funding", result.id)};
        Owed owed = explain_partner(subject, i, partners[i], brought[i], funding);
        net_risk_payments.push_back(std::move(owed.net_risk_payment));
        ledger_settlements.push_back(std::move(owed.ledger_settlement));
    }
    std::vector<Figure> reserve_bears = reserve.bands;
    for (const auto* more : {&reserve.payment_limit, &reserve.decision}) {
        reserve_bears.insert(reserve_bears.end(), more->begin(), more->end());
    }
    const Figure of_reserve =
        subject.working.sum({.id = "reserve.fund/borne",
                             .rule = "borne",
                             .label = "The reserve bears (positive: drawn)",
                             .gives = {{"/reserve", {subject.settlement.reserve}}}},
                            reserve_bears);
    net_risk_payments.push_back(of_reserve);
    ledger_settlements.push_back(of_reserve);
    const auto first = std::ranges::find(subject.settlement.payments,
                                         PaymentKind::ledger_settlement, &Payment::kind);
    explain_payments(subject, "risk_share", "Risk share payment", net_risk_payments, 0);
    explain_payments(subject, "ledger_settlement", "Ledger settlement payment", ledger_settlements,
                     static_cast<std::size_t>(first - subject.settlement.payments.begin()));
}

}  // namespace riskshare::working
