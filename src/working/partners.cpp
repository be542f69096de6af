#include "explain.hpp"

#include <algorithm>
#include <utility>

#include <riskshare/rules/streams.hpp>

namespace riskshare::working {
namespace {

Figure explain_recorded(const Context& context, std::size_t partner)
{
    LineFigures amounts;
    for (std::size_t i = 0; i < context.recorded.size(); ++i) {
        if (!context.agreement.is_in_fund(i)) { continue; }
        for (const StatedLine& line : context.recorded[i]) {
            if (line.partner == partner) { amounts.add(line); }
        }
    }
    return explain_net(context.working,
                       about_figure(context, partner, "recorded", "recorded",
                                    "spending recorded in its own ledger",
                                    context.settlement.partners[partner].recorded),
                       amounts);
}

/// What services and adjustments bring to each partner.
struct Brought {
    std::vector<Figure> outside;
    std::vector<Figure> ring_fenced;
    std::vector<Figure> without_risk_share;
    std::vector<Figure> adjustments;
};

void add_adjustments(std::vector<Brought>& brought, const Context& context, std::size_t service)
{
    const ServicePosition& position = context.position.services()[service];
    const ServiceFigures& stated = context.position.figures().services[position.place];
    for (std::size_t k = 0; k < position.adjustments.size(); ++k) {
        const bool is_stated = !stated.adjustments[k].borne_by.empty();
        for (const auto& [partner, amount] : position.adjustments[k].borne_by) {
            const std::string& id = context.agreement.partners()[partner].id;
            brought[partner].adjustments.push_back(
                {amount,
                 context.working.origin("position:/services/", position.place, "/adjustments/", k,
                                        is_stated ? concat("/borne_by/", id) : "/amount")});
        }
    }
}

std::vector<Brought> brought_by_services(const Context& context, const ShareableVariances& services)
{
    std::vector<Brought> brought(context.agreement.partners().size());
    for (std::size_t i = 0; i < services.size(); ++i) {
        if (!services[i]) { continue; }
        const AgreedService& agreed = context.agreement.services()[i];
        Figure falls = *services[i];
        if (agreed.stream) {
            const std::string& id = context.agreement.terms().services[i].id;
            const Figure kept{ring_fenced(falls.value),
                              context.working.origin("service.", id, "/ring_fenced")};
            Brought& brings = brought[context.agreement.streams()[*agreed.stream].partner];
            brings.without_risk_share.push_back(kept);
            brings.ring_fenced.push_back(kept);
            falls = {falls.value - kept.value,
                     context.working.origin("service.", id, "/overspend")};
        }
        Brought& responsible = brought[*agreed.responsible];
        responsible.without_risk_share.push_back(falls);
        if (!agreed.risk_share) { responsible.outside.push_back(falls); }
        add_adjustments(brought, context, i);
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

Borne explain_borne(const Context& context, std::size_t i, const PartnerFigures& bands,
                    const Brought& brought)
{
    const Burden& burden = context.settlement.partners[i].burden;
    const auto sum = [&](std::string_view what, std::string label, Money expected,
                         const std::vector<Figure>& figures) {
        return context.working.sum(
            about_figure(context, i, what, "borne", std::move(label), expected), figures);
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
    if (context.settlement.limits_payments()) {
        by_rules.push_back(sum("payment_limit", "borne because payments have limits",
                               burden.payment_limit, bands.payment_limit));
    }
    if (context.settlement.has_decisions()) {
        by_rules.push_back(
            sum("decision", "borne because of decisions", burden.decision, bands.decision));
    }
    if (context.agreement.has_stream_reserve()) {
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

Owed explain_partner(const Context& context, std::size_t i, const PartnerFigures& bands,
                     const Brought& brought, const Figure& funding)
{
    Working& working = context.working;
    const PartnerResult& result = context.settlement.partners[i];
    const Figure recorded = explain_recorded(context, i);
    const auto about = [&](std::string_view what, std::string_view rule, std::string_view label,
                           Money expected) {
        return about_figure(context, i, what, rule, label, expected);
    };
    const Borne rules = explain_borne(context, i, bands, brought);
    const Figure borne = working.sum(about("borne", "borne", "borne in all", result.borne),
                                     rules.with(rules.adjustments));
    const Figure without =
        working.sum(about("without_risk_share", "without_risk_share",
                          "what it would bear with no risk share", result.without_risk_share),
                    brought.without_risk_share);

    const Partner& partner = context.agreement.partners()[i];
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
                    std::string_view label)
{
    return {.id = concat("partner.", partner.id, "/", what),
            .rule = rule,
            .label = concat(partner.name, ": ", label),
            .partners = {partner.id}};
}

About about_figure(const Context& context, std::size_t partner, std::string_view what,
                   std::string_view rule, std::string_view label, Money expected)
{
    About about = about_partner(context.agreement.partners()[partner], what, rule, label);
    about.gives.push_back({concat("/partners/", partner, "/", what), {expected}});
    return about;
}

void explain_partners(const Context& context, const ShareableVariances& services,
                      const std::vector<PartnerFigures>& partners, const ReserveFigures& reserve)
{
    const std::vector<Brought> brought = brought_by_services(context, services);
    std::vector<Figure> net_risk_payments;
    std::vector<Figure> ledger_settlements;
    for (std::size_t i = 0; i < partners.size(); ++i) {
        const PartnerResult& result = context.settlement.partners[i];
        const Figure funding{result.funding,
                             context.working.origin("partner.", result.id, "/funding")};
        Owed owed = explain_partner(context, i, partners[i], brought[i], funding);
        net_risk_payments.push_back(std::move(owed.net_risk_payment));
        ledger_settlements.push_back(std::move(owed.ledger_settlement));
    }
    std::vector<Figure> reserve_bears = reserve.bands;
    append(reserve_bears, reserve.payment_limit);
    append(reserve_bears, reserve.decision);
    const Figure of_reserve =
        context.working.sum({.id = "reserve.fund/borne",
                             .rule = "borne",
                             .label = "The reserve bears (positive: drawn)",
                             .gives = {{"/reserve", {context.settlement.reserve}}}},
                            reserve_bears);
    net_risk_payments.push_back(of_reserve);
    ledger_settlements.push_back(of_reserve);
    const auto first = std::ranges::find(context.settlement.payments,
                                         PaymentKind::ledger_settlement, &Payment::kind);
    explain_payments(context, "risk_share", "Risk share payment", net_risk_payments, 0);
    explain_payments(context, "ledger_settlement", "Ledger settlement payment", ledger_settlements,
                     static_cast<std::size_t>(first - context.settlement.payments.begin()));
}

}  // namespace riskshare::working
