#include "explain.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include <riskshare/format.hpp>
#include <riskshare/rules/responsibility.hpp>

#include "agreed/agreement.hpp"
#include "agreed/position.hpp"

namespace riskshare::working {
namespace {

std::string_view ground_text(ResponsibleBy ground)
{
    switch (ground) {
    case ResponsibleBy::statute:
        return "statutory";
    case ResponsibleBy::regulation:
        return "regulation";
    case ResponsibleBy::tradition:
        break;
    }
    return "traditional";
}

std::string_view kind_text(AdjustmentKind kind)
{
    switch (kind) {
    case AdjustmentKind::planned_overspend:
        return "planned overspend";
    case AdjustmentKind::service_development:
        return "service development";
    case AdjustmentKind::attributed:
        break;
    }
    return "attributed";
}

/// The partners who see a service in an explanation of their own figures: everybody where it is
/// shared, otherwise those who pay into it, spend on it or answer for it.
std::vector<std::string> concerned_with(const Context& context, std::size_t service)
{
    const AgreedService& agreed = agreed_services(context.agreement)[service];
    if (agreed.risk_share) { return {}; }
    std::vector<bool> is_concerned(context.agreement.partners().size(), false);
    if (agreed.responsible) { is_concerned[*agreed.responsible] = true; }
    for (const Line& line : agreed.budget_lines) { is_concerned[line.partner] = true; }
    const ServicePosition& position = service_positions(context.position)[service];
    for (const Line& line : position.ledger_lines) { is_concerned[line.partner] = true; }
    for (const AgreedAdjustment& adjustment : position.adjustments) {
        for (const auto& bearer : adjustment.borne_by) { is_concerned[bearer.first] = true; }
    }
    std::vector<std::string> ids;
    for (std::size_t i = 0; i < is_concerned.size(); ++i) {
        if (is_concerned[i]) { ids.push_back(context.agreement.partners()[i].id); }
    }
    return ids;
}

/// One service as it is explained.
struct ExplainedService {
    const Context& context;
    std::size_t index;
    const Service& stated = context.agreement.terms().services[index];
    const AgreedService& agreed = agreed_services(context.agreement)[index];
    const ServicePosition& position = service_positions(context.position)[index];
    const ServiceFigures& figures = context.position.figures().services[position.place];
    std::vector<std::string> concerned = concerned_with(context, index);

    [[nodiscard]] About about(std::string_view what, std::string_view rule, std::string label,
                              std::string clause = {}) const
    {
        return {.id = concat("service.", stated.id, "/", what),
                .rule = rule,
                .label = std::move(label),
                .clause = std::move(clause),
                .partners = concerned};
    }
};

std::string contribution_clauses(const ExplainedService& service)
{
    std::string clauses = service.stated.clause;
    const auto add = [&](std::string_view clause) {
        if (!clause.empty()) { clauses = join_clauses({clauses, clause}); }
    };
    for (const auto& entry : service.stated.contributions) { add(entry.second.clause); }
    for (const AgreedChange& change : service.agreed.changes) {
        const Variation& variation = service.context.agreement.terms().variations[change.variation];
        add(variation.clause);
        add(variation.changes[change.place].clause);
    }
    return clauses;
}

Figure explain_lines(const ExplainedService& service, About about,
                     const std::vector<StatedLine>& lines)
{
    LineFigures amounts;
    amounts.gross.reserve(lines.size());
    for (const StatedLine& line : lines) { amounts.add(line); }
    return explain_net(service.context.working, std::move(about), amounts);
}

Figure explain_variance(const ExplainedService& service)
{
    const Context& context = service.context;
    const std::string& name = service.stated.name;
    const Figure budget =
        explain_lines(service,
                      service.about("budget", "budget", concat("Budget of ", name),
                                    contribution_clauses(service)),
                      context.contributions[service.index]);
    const Figure outturn = explain_lines(
        service,
        service.about("outturn", "outturn", concat("Outturn of ", name), service.figures.clause),
        context.recorded[service.index]);
    About about = service.about("variance", "variance",
                                concat("Variance of ", name, ", outturn less budget"));
    if (!context.agreement.is_in_fund(service.index)) {
        about.notes.emplace_back("an associated service: in view only, never settled");
    }
    return context.working.difference(std::move(about), outturn, {budget});
}

Figure explain_shareable(const ExplainedService& service, const Figure& variance)
{
    Working& working = service.context.working;
    std::vector<Figure> adjustments;
    std::vector<std::string> notes;
    std::string clauses;
    for (const Adjustment& adjustment : service.figures.adjustments) {
        adjustments.push_back(
            {adjustment.amount, working.origin("position:/services/", service.position.place,
                                               "/adjustments/", adjustments.size(), "/amount")});
        notes.push_back(fmt::format("{} of {} taken out before sharing{}{}",
                                    kind_text(adjustment.kind), adjustment.amount,
                                    adjustment.note.empty() ? "" : ": ", adjustment.note));
        clauses = join_clauses({clauses, adjustment.clause});
    }
    if (adjustments.empty()) { notes.emplace_back("adjustments: none"); }
    About about = service.about("shareable_variance", "shareable_variance",
                                concat("Shareable variance of ", service.stated.name), clauses);
    about.notes = std::move(notes);
    return working.difference(std::move(about), variance, adjustments);
}

void explain_responsible(const ExplainedService& service)
{
    const Responsibility& grounds = service.stated.responsible;
    const auto responsible = responsible_partner(grounds);
    if (!responsible) { return; }
    const std::string_view used = ground_text(responsible->ground);
    About about = service.about("responsible", "responsibility",
                                concat("Responsible for ", service.stated.name, " (", used, ")"),
                                grounds.clause);
    std::vector<Input> candidates;
    const auto add = [&](const std::optional<std::string>& id, std::string_view ground) {
        if (!id) { return; }
        if (!candidates.empty()) {
            about.notes.push_back(concat(ground, ": not used, ", used, " comes first"));
        }
        candidates.push_back(
            {*id, concat("agreement:/services/", service.index, "/responsible/", ground)});
    };
    add(grounds.statutory, "statutory");
    add(grounds.regulation, "regulation");
    add(grounds.traditional, "traditional");
    Input first = std::move(candidates.front());
    candidates.erase(candidates.begin());
    service.context.working.choose(std::move(about), std::move(first), std::move(candidates));
}

bool covers_all(const AgreementTerms& terms)
{
    return std::ranges::any_of(terms.risk_shares, [](const RiskShare& risk_share) {
        return std::holds_alternative<AllServices>(risk_share.services);
    });
}

/// The reason no risk share covers the service.
std::string why_uncovered(const AgreementTerms& terms, const Service& service)
{
    if (service.ring_fence) {
        return concat("risk shares: not used, ring-fenced: ", *service.ring_fence);
    }
    if (service.is_capital && covers_all(terms)) {
        return "risk shares: not used, it is capital and they share revenue";
    }
    return terms.risk_shares.empty() ? "risk shares: none in the agreement"
                                     : "risk shares: not used, none names the service";
}

/// Explains which risk share covers the service, or why none does.
void explain_cover(const ExplainedService& service)
{
    const AgreementTerms& terms = service.context.agreement.terms();
    const std::string& name = service.stated.name;
    if (service.agreed.risk_share) {
        const std::size_t covered_by = *service.agreed.risk_share;
        service.context.working.choose(
            service.about("cover", "cover", concat("Risk share that covers ", name)),
            {terms.risk_shares[covered_by].id,
             concat("agreement:/risk_shares/", covered_by, "/id")},
            {});
        return;
    }
    About about =
        service.about("cover", "cover",
                      concat("No risk share covers ", name, ": ",
                             service.agreed.stream ? "an overspend" : "it", " stays with"));
    about.notes.push_back(why_uncovered(terms, service.stated));
    service.context.working.choose(std::move(about),
                                   {terms.partners[*service.agreed.responsible].id,
                                    concat("service.", service.stated.id, "/responsible")},
                                   {});
}

/// The underspend that goes to the stream's reserve, and the rest of the variance. `index`: of the
/// settlement's ring-fenced underspends.
void explain_ring_fenced(const ExplainedService& service, const Figure& shareable,
                         std::size_t index)
{
    const Context& context = service.context;
    const Stream& stream = context.agreement.terms().streams[*service.agreed.stream];
    const std::string& name = service.stated.name;
    const auto about = [&](std::string_view what, std::string label) {
        return service.about(what, "ring_fence", std::move(label), stream.clause);
    };
    Working& working = context.working;
    const Figure none =
        working.sum(about("ring_fenced/none", concat("No underspend of ", name)), {});
    const Figure kept = working.minimum(
        about("ring_fenced", concat("Underspend of ", name, ", paid for by ", stream.name)),
        {shareable, none});
    About into_reserve = about("ring_fenced/reserve", concat(*stream.underspend_to, " gets"));
    into_reserve.gives.push_back({concat("/ring_fenced/", index, "/amount"),
                                  {context.settlement.ring_fenced[index].amount}});
    working.negate(std::move(into_reserve), kept);
    working.difference(about("overspend", concat("Overspend of ", name)), shareable, {kept});
}

}  // namespace

std::string join_clauses(std::initializer_list<std::string_view> clauses)
{
    std::string joined;
    for (const std::string_view clause : clauses) {
        if (clause.empty()) { continue; }
        if (!joined.empty()) { joined += "; "; }
        joined += clause;
    }
    return joined;
}

std::vector<std::string> partner_ids(const Agreement& agreement)
{
    std::vector<std::string> ids;
    for (const Partner& partner : agreement.partners()) { ids.push_back(partner.id); }
    return ids;
}

ShareableVariances explain_services(const Context& context)
{
    ShareableVariances result(agreed_services(context.agreement).size());
    std::size_t ring_fenced = 0;
    for (std::size_t i = 0; i < result.size(); ++i) {
        if (!service_positions(context.position)[i].is_reported) { continue; }
        const ExplainedService service{context, i};
        const Figure variance = explain_variance(service);
        if (!context.agreement.is_in_fund(i)) { continue; }
        explain_responsible(service);
        explain_cover(service);
        result[i] = explain_shareable(service, variance);
        if (service.agreed.stream) { explain_ring_fenced(service, *result[i], ring_fenced++); }
    }
    return result;
}

}  // namespace riskshare::working
