#include "explain.hpp"

#include "agreed/agreement.hpp"
#include "agreed/position.hpp"

namespace riskshare::working {
namespace {

/// A line whose gross and income stand at `place/gross` and `place/income`.
template <class... Parts>
StatedLine stated_line(Working& working, std::size_t partner, Money gross, Money income,
                       const Parts&... place)
{
    return {partner,
            {gross, working.origin(place..., "/gross")},
            {income,
             income == Money::from_pence(0) ? Origin{""} : working.origin(place..., "/income")}};
}

std::vector<StatedLine> contributions_to(Working& working, const Agreement& agreement,
                                         std::size_t service)
{
    const AgreedService& agreed = agreed_services(agreement)[service];
    const auto& opening = agreement.terms().services[service].contributions;
    std::vector<StatedLine> lines;
    for (std::size_t i = 0; i < opening.size(); ++i) {
        const auto& [id, contribution] = opening[i];
        lines.push_back(stated_line(working, agreed.budget_lines[i].partner, contribution.gross,
                                    contribution.income, "agreement:/services/", service,
                                    "/contributions/", id));
    }
    for (const AgreedChange& change : agreed.changes) {
        lines.push_back(stated_line(working, change.line.partner, change.line.gross,
                                    change.line.income, "agreement:/variations/", change.variation,
                                    "/changes/", change.place));
    }
    return lines;
}

std::vector<StatedLine> recorded_of(Working& working, const Agreement& agreement,
                                    const ServicePosition& service)
{
    std::vector<StatedLine> lines;
    for (const Line& line : service.ledger_lines) {
        lines.push_back(stated_line(working, line.partner, line.gross, line.income,
                                    "position:/services/", service.place, "/outturn/",
                                    agreement.partners()[line.partner].id));
    }
    return lines;
}

}  // namespace

Context::Context(const Settlement& settled, Working& to)
    : agreement{settled.agreement()}, position{settled.position}, settlement{settled}, working{to}
{
    for (std::size_t i = 0; i < agreed_services(agreement).size(); ++i) {
        contributions.push_back(contributions_to(working, agreement, i));
        recorded.push_back(recorded_of(working, agreement, service_positions(position)[i]));
    }
}

void append(std::vector<Figure>& figures, const std::vector<Figure>& more)
{
    figures.insert(figures.end(), more.begin(), more.end());
}

void LineFigures::add(const StatedLine& line)
{
    gross.push_back(line.gross);
    if (line.income.value != 0_p) { income.push_back(line.income); }
}

Figure explain_net(Working& working, About about, const LineFigures& amounts)
{
    if (amounts.income.empty()) { return working.sum(std::move(about), amounts.gross); }
    const auto part = [&](std::string_view what, const std::vector<Figure>& figures) {
        return working.sum({.id = concat(about.id, "/", what),
                            .rule = about.rule,
                            .label = concat(about.label, ", ", what),
                            .clause = about.clause,
                            .partners = about.partners},
                           figures);
    };
    const Figure gross = part("gross", amounts.gross);
    const Figure income = part("income", amounts.income);
    about.label += ", net";
    return working.difference(std::move(about), gross, {income});
}

}  // namespace riskshare::working
