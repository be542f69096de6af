#include "chapters.hpp"

#include <algorithm>

#include <fmt/format.h>

#include <riskshare/rules/responsibility.hpp>

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

std::string step_id(const Service& service, std::string_view what)
{
    return fmt::format("service.{}/{}", service.id, what);
}

/// The partners who see this service in an explanation of their own figures: everybody where it is
/// shared, otherwise those who pay into it, spend on it or answer for it.
std::vector<std::string> concerned(const Subject& subject, std::size_t service)
{
    const AgreedService& agreed = subject.agreement.services()[service];
    if (agreed.risk_share) { return {}; }
    std::vector<bool> is_concerned(subject.agreement.partners().size(), false);
    if (agreed.responsible) { is_concerned[*agreed.responsible] = true; }
    for (const Line& line : agreed.budget_lines) { is_concerned[line.partner] = true; }
    const ServicePosition& position = subject.position.services()[service];
    for (const Line& line : position.ledger_lines) { is_concerned[line.partner] = true; }
    for (const AgreedAdjustment& adjustment : position.adjustments) {
        for (const auto& bearer : adjustment.borne_by) { is_concerned[bearer.first] = true; }
    }
    std::vector<std::string> ids;
    for (std::size_t i = 0; i < is_concerned.size(); ++i) {
        if (is_concerned[i]) { ids.push_back(subject.agreement.partners()[i].id); }
    }
    return ids;
}

std::string contribution_clauses(const Agreement& agreement, std::size_t service)
{
    const Service& stated = agreement.terms().services[service];
    std::string clauses = stated.clause;
    for (const auto& entry : stated.contributions) {
        clauses = join_clauses({clauses, entry.second.clause});
    }
    for (const AgreedChange& change : agreement.services()[service].changes) {
        const Variation& variation = agreement.terms().variations[change.variation];
        clauses = join_clauses({clauses, variation.clause, variation.changes[change.place].clause});
    }
    return clauses;
}

Figure explain_outturn(const Subject& subject, std::size_t service)
{
    const Service& stated = subject.agreement.terms().services[service];
    const ServicePosition& position = subject.position.services()[service];
    const ServiceFigures& figures = subject.position.figures().services[position.place];
    GrossAndIncome places;
    for (const Line& line : position.ledger_lines) {
        const std::string place = fmt::format("position:/services/{}/outturn/{}", position.place,
                                              subject.agreement.partners()[line.partner].id);
        places.gross.push_back({line.gross, place + "/gross"});
        if (line.income != 0_p) { places.income.push_back({line.income, place + "/income"}); }
    }
    return explain_net(subject.working,
                       {.id = step_id(stated, "outturn"),
                        .rule = "outturn",
                        .label = "Outturn of " + stated.name,
                        .clause = figures.clause,
                        .partners = concerned(subject, service)},
                       places);
}

Figure explain_shareable(const Subject& subject, std::size_t service, const Figure& variance)
{
    const Service& stated = subject.agreement.terms().services[service];
    const ServicePosition& position = subject.position.services()[service];
    const ServiceFigures& figures = subject.position.figures().services[position.place];
    std::vector<Figure> adjustments;
    std::vector<std::string> notes;
    std::string clauses;
    for (std::size_t i = 0; i < figures.adjustments.size(); ++i) {
        const Adjustment& adjustment = figures.adjustments[i];
        adjustments.push_back(
            {adjustment.amount,
             fmt::format("position:/services/{}/adjustments/{}/amount", position.place, i)});
        notes.push_back(fmt::format("{} of {} taken out of the sharing{}{}",
                                    kind_text(adjustment.kind), adjustment.amount,
                                    adjustment.note.empty() ? "" : ": ", adjustment.note));
        clauses = join_clauses({clauses, adjustment.clause});
    }
    if (adjustments.empty()) { notes.emplace_back("adjustments: none"); }
    return subject.working.difference({.id = step_id(stated, "shareable_variance"),
                                       .rule = "shareable_variance",
                                       .label = "Shareable variance of " + stated.name,
                                       .clause = clauses,
                                       .partners = concerned(subject, service),
                                       .notes = std::move(notes)},
                                      variance, adjustments);
}

void explain_responsible(const Subject& subject, std::size_t service)
{
    const Service& stated = subject.agreement.terms().services[service];
    const Responsibility& grounds = stated.responsible;
    const auto responsible = responsible_partner(grounds);
    if (!responsible) { return; }
    std::vector<Input> candidates;
    const auto add = [&](const std::optional<std::string>& id, std::string_view ground) {
        if (id) {
            candidates.push_back(
                {*id, fmt::format("agreement:/services/{}/responsible/{}", service, ground)});
        }
    };
    add(grounds.statutory, "statutory");
    add(grounds.regulation, "regulation");
    add(grounds.traditional, "traditional");

    std::vector<std::string> notes;
    for (std::size_t i = 1; i < candidates.size(); ++i) {
        const std::string& from = candidates[i].from;
        notes.push_back(fmt::format("{}: not used, {} comes first",
                                    from.substr(from.rfind('/') + 1),
                                    ground_text(responsible->ground)));
    }
    const Input used = candidates.front();
    candidates.erase(candidates.begin());
    subject.working.choose({.id = step_id(stated, "responsible"),
                            .rule = "responsibility",
                            .label = fmt::format("Responsible for {} ({})", stated.name,
                                                 ground_text(responsible->ground)),
                            .clause = grounds.clause,
                            .partners = concerned(subject, service),
                            .notes = std::move(notes)},
                           used, candidates);
}

bool covers_all(const AgreementTerms& terms)
{
    return std::ranges::any_of(terms.risk_shares, [](const RiskShare& risk_share) {
        return std::holds_alternative<AllServices>(risk_share.services);
    });
}

/// Which risk share covers the service, or why none does.
void explain_cover(const Subject& subject, std::size_t service)
{
    const AgreementTerms& terms = subject.agreement.terms();
    const Service& stated = terms.services[service];
    const auto covered_by = subject.agreement.services()[service].risk_share;
    About about{.id = step_id(stated, "cover"),
                .rule = "cover",
                .label = fmt::format("Risk share that covers {}", stated.name),
                .partners = concerned(subject, service)};
    if (covered_by) {
        subject.working.choose(std::move(about),
                               {terms.risk_shares[*covered_by].id,
                                fmt::format("agreement:/risk_shares/{}/id", *covered_by)},
                               {});
        return;
    }
    const std::string& responsible =
        terms.partners[*subject.agreement.services()[service].responsible].id;
    about.label = fmt::format("No risk share covers {}: {} stays with", stated.name,
                              subject.agreement.services()[service].stream ? "an overspend" : "it");
    about.notes.push_back(
        stated.ring_fence
            ? fmt::format("risk shares: not used, ring-fenced: {}", *stated.ring_fence)
        : stated.is_capital && covers_all(terms)
            ? "risk shares: not used, it is capital, and these share revenue"
        : terms.risk_shares.empty() ? "risk shares: none in the agreement"
                                    : "risk shares: not used, none names the service");
    subject.working.choose(std::move(about), {responsible, step_id(stated, "responsible")}, {});
}

/// What goes to the reserve of the stream that pays for the service, and what is left of its
/// variance. The amount is the figure of that number of the settlement's list.
void explain_ring_fenced(const Subject& subject, std::size_t service, const Figure& shareable,
                         std::size_t number)
{
    const AgreementTerms& terms = subject.agreement.terms();
    const Stream& stream = terms.streams[*subject.agreement.services()[service].stream];
    const Service& stated = terms.services[service];
    const RingFencedResult& result = subject.settlement.ring_fenced[number];
    const auto about = [&](std::string_view what, std::string label) {
        return About{.id = step_id(stated, what),
                     .rule = "ring_fence",
                     .label = std::move(label),
                     .clause = stream.clause,
                     .partners = concerned(subject, service)};
    };
    Working& working = subject.working;
    const Figure none =
        working.sum(about("ring_fenced/none", "No underspend of " + stated.name), {});
    const Figure kept =
        working.minimum(about("ring_fenced", fmt::format("Underspend of {}, which is {}",
                                                         stated.name, stream.name)),
                        {shareable, none});
    About into_reserve = about("ring_fenced/reserve", *stream.underspend_to + " gets");
    into_reserve.gives.push_back({fmt::format("/ring_fenced/{}/amount", number), {result.amount}});
    working.negate(std::move(into_reserve), kept);
    working.difference(about("overspend", "Overspend of " + stated.name), shareable, {kept});
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

std::vector<StatedContribution> stated_contributions(const Agreement& agreement,
                                                     std::size_t service, BaseAt at)
{
    const AgreedService& agreed = agreement.services()[service];
    const auto& opening = agreement.terms().services[service].contributions;
    std::vector<StatedContribution> stated;
    const auto add_line = [&](std::size_t partner, Money gross, Money income, std::string place) {
        stated.push_back({partner, {gross, place + "/gross"}, {income, place + "/income"}});
    };
    for (std::size_t i = 0; i < opening.size(); ++i) {
        const auto& [id, contribution] = opening[i];
        add_line(agreed.budget_lines[i].partner, contribution.gross, contribution.income,
                 fmt::format("agreement:/services/{}/contributions/{}", service, id));
    }
    if (at == BaseAt::opening) { return stated; }
    for (const AgreedChange& change : agreed.changes) {
        add_line(
            change.line.partner, change.line.gross, change.line.income,
            fmt::format("agreement:/variations/{}/changes/{}", change.variation, change.place));
    }
    return stated;
}

void add(GrossAndIncome& places, const StatedContribution& stated)
{
    places.gross.push_back(stated.gross);
    if (stated.income.value != 0_p) { places.income.push_back(stated.income); }
}

Figure explain_net(Working& working, About about, const GrossAndIncome& places)
{
    if (places.income.empty()) { return working.sum(std::move(about), places.gross); }
    About gross{about.id + "/gross", about.rule, about.label + ", gross", about.clause, {},
                about.partners,      {}};
    About income{about.id + "/income", about.rule, about.label + ", income", about.clause, {},
                 about.partners,       {}};
    const Figure gross_total = working.sum(std::move(gross), places.gross);
    const Figure income_total = working.sum(std::move(income), places.income);
    about.label += ", net";
    return working.difference(std::move(about), gross_total, {income_total});
}

ShareableVariances explain_services(const Subject& subject)
{
    ShareableVariances result;
    const AgreementTerms& terms = subject.agreement.terms();
    std::size_t ring_fenced = 0;
    for (std::size_t i = 0; i < terms.services.size(); ++i) {
        const Service& stated = terms.services[i];
        result.emplace_back(std::nullopt);
        if (!subject.position.services()[i].is_reported) { continue; }

        GrossAndIncome places;
        for (const auto& contribution : stated_contributions(subject.agreement, i)) {
            add(places, contribution);
        }
        const Figure budget = explain_net(subject.working,
                                          {.id = step_id(stated, "budget"),
                                           .rule = "budget",
                                           .label = "Budget of " + stated.name,
                                           .clause = contribution_clauses(subject.agreement, i),
                                           .partners = concerned(subject, i)},
                                          places);
        const Figure outturn = explain_outturn(subject, i);
        About about{.id = step_id(stated, "variance"),
                    .rule = "variance",
                    .label = "Variance of " + stated.name + ", outturn less budget",
                    .partners = concerned(subject, i)};
        if (!subject.agreement.is_in_fund(i)) {
            about.notes.emplace_back("an associated service: in view, never settled");
            subject.working.difference(std::move(about), outturn, {budget});
            continue;
        }
        const Figure variance = subject.working.difference(std::move(about), outturn, {budget});
        explain_responsible(subject, i);
        explain_cover(subject, i);
        result.back() = explain_shareable(subject, i, variance);
        if (subject.agreement.services()[i].stream) {
            explain_ring_fenced(subject, i, *result.back(), ring_fenced++);
        }
    }
    return result;
}

}  // namespace riskshare::working
