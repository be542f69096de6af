#include "explain.hpp"

#include <array>
#include <optional>
#include <utility>

#include "agreed/agreement.hpp"
#include "agreed/position.hpp"
#include "engine/shows.hpp"
#include "rules/burden_parts.hpp"
#include "rules/streams.hpp"

namespace riskshare::working {
namespace {

/// The spending on the fund in the partner's own ledger.
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

/// The figures behind a partner's sums.
struct Sums {
    BurdenFigures borne;
    std::vector<Figure> without_risk_share{};
};

void add_adjustments(std::vector<Sums>& sums, const Context& context, std::size_t service)
{
    const ServicePosition& position = service_positions(context.position)[service];
    const ServiceFigures& stated = context.position.figures().services[position.place];
    for (std::size_t k = 0; k < position.adjustments.size(); ++k) {
        const bool is_stated = !stated.adjustments[k].borne_by.empty();
        for (const auto& [partner, amount] : position.adjustments[k].borne_by) {
            const std::string& id = context.agreement.partners()[partner].id;
            sums[partner].borne[nullptr].push_back(
                {amount,
                 context.working.origin("position:/services/", position.place, "/adjustments/", k,
                                        is_stated ? concat("/borne_by/", id) : "/amount")});
        }
    }
}

/// Adds what a service brings to the partners.
void add_service(std::vector<Sums>& sums, const Context& context, std::size_t service,
                 Figure shareable)
{
    const AgreedService& agreed = agreed_services(context.agreement)[service];
    if (agreed.stream) {
        const std::string& id = context.agreement.terms().services[service].id;
        const Figure kept{ring_fenced(shareable.value),
                          context.working.origin("service.", id, "/ring_fenced")};
        Sums& stream = sums[agreed_streams(context.agreement)[*agreed.stream].partner];
        stream.without_risk_share.push_back(kept);
        stream.borne[&Burden::ring_fenced].push_back(kept);
        shareable = {shareable.value - kept.value,
                     context.working.origin("service.", id, "/overspend")};
    }
    Sums& responsible = sums[*agreed.responsible];
    responsible.without_risk_share.push_back(shareable);
    if (!agreed.risk_share) { responsible.borne[&Burden::outside_risk_share].push_back(shareable); }
    add_adjustments(sums, context, service);
}

/// Each part of a partner's burden that the settlement shows, in the order of the table. The parts
/// that every settlement shows come first in the explanation.
std::vector<std::pair<BurdenPart, Figure>>
explain_burden(const Context& context, std::size_t partner, const BurdenFigures& figures)
{
    const Burden& burden = context.settlement.partners[partner].burden;
    std::array<std::optional<Figure>, burden_parts.size()> explained;
    for (const bool always : {true, false}) {
        for (std::size_t i = 0; i < burden_parts.size(); ++i) {
            const BurdenPart& part = burden_parts[i];
            if ((part.shown == PartShown::always) != always || !shows(context.settlement, part)) {
                continue;
            }
            explained[i] =
                context.working.sum(about_figure(context, partner, part.key, "borne",
                                                 concat("bears ", part.phrase), part.of(burden)),
                                    figures[part.member]);
        }
    }
    std::vector<std::pair<BurdenPart, Figure>> shown;
    for (std::size_t i = 0; i < burden_parts.size(); ++i) {
        if (explained[i]) { shown.emplace_back(burden_parts[i], *explained[i]); }
    }
    return shown;
}

/// The amount a partner owes (positive) or is owed.
struct Owed {
    Figure net_risk_payment;
    Figure ledger_settlement;
};

Owed explain_partner(const Context& context, std::size_t i, const Sums& sums, const Figure& funding)
{
    Working& working = context.working;
    const PartnerResult& result = context.settlement.partners[i];
    const Partner& partner = context.agreement.partners()[i];
    const auto about = [&](std::string_view what, std::string_view rule, std::string_view label,
                           Money expected) {
        return about_figure(context, i, what, rule, label, expected);
    };
    const Figure recorded = explain_recorded(context, i);
    std::vector<Figure> borne_parts;
    std::vector<Figure> payment_parts;
    for (const auto& [part, figure] : explain_burden(context, i, sums.borne)) {
        borne_parts.push_back(figure);
        if (part.is_in_net_payment) { payment_parts.push_back(figure); }
    }
    const Figure borne =
        working.sum(about("borne", "borne", "bears in total", result.borne), borne_parts);
    const Figure without =
        working.sum(about("without_risk_share", "without_risk_share",
                          "would bear without any risk share", result.without_risk_share),
                    sums.without_risk_share);
    payment_parts.push_back(
        working.negate(about_partner(partner, "without_risk_share/negated", "net_risk_payment",
                                     "less what it would bear without any risk share"),
                       without));
    const Figure net_risk_payment =
        working.sum(about("net_risk_payment", "net_risk_payment",
                          "net risk payment (positive: pays), all it bears but adjustments, less "
                          "what it would bear without any risk share",
                          result.net_risk_payment),
                    payment_parts);
    const Figure recorded_negated =
        working.negate(about_partner(partner, "recorded/negated", "ledger_settlement",
                                     "less the spending in its own ledger"),
                       recorded);
    const Figure ledger_settlement =
        working.sum(about("ledger_settlement", "ledger_settlement",
                          "ledger settlement (positive: pays), funding and what it bears, less "
                          "recorded",
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
                      std::vector<BurdenFigures> partners, const ReserveFigures& reserve)
{
    std::vector<Sums> sums;
    for (BurdenFigures& figures : partners) { sums.push_back({std::move(figures)}); }
    for (std::size_t i = 0; i < services.size(); ++i) {
        if (services[i]) { add_service(sums, context, i, *services[i]); }
    }
    std::vector<Figure> net_risk_payments;
    std::vector<Figure> ledger_settlements;
    for (std::size_t i = 0; i < sums.size(); ++i) {
        const PartnerResult& result = context.settlement.partners[i];
        const Owed owed = explain_partner(
            context, i, sums[i],
            {result.funding, context.working.origin("partner.", result.id, "/funding")});
        net_risk_payments.push_back(owed.net_risk_payment);
        ledger_settlements.push_back(owed.ledger_settlement);
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
    explain_payments(context, PaymentKind::risk_share, "Risk share payment", net_risk_payments);
    explain_payments(context, PaymentKind::ledger_settlement, "Ledger settlement payment",
                     ledger_settlements);
}

}  // namespace riskshare::working
