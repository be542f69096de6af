#include "risk_share.hpp"

#include <utility>

#include "agreed/position.hpp"

namespace riskshare::working {
namespace {

/// A decision as it is explained. Shape of parties: one per partner, the reserve last.
struct Deciding {
    const ExplainedRiskShare& risk_share;
    std::size_t place;
    const Decision& stated;
    std::vector<std::string> parties;

    [[nodiscard]] bool is_reserve(std::size_t party) const { return party + 1 == parties.size(); }
    [[nodiscard]] std::string who_and_when() const
    {
        return fmt::format("decided by {} on {}, minute {}", stated.decided_by,
                           to_text(stated.date), stated.minute);
    }
    [[nodiscard]] About about(std::string_view what, std::string_view label) const
    {
        return {.id = risk_share.id(concat("decision/", what)),
                .rule = "decision",
                .label = concat(risk_share.stated.id, ", ", label),
                .clause = stated.clause};
    }
    /// The same, giving the party's figure of that name.
    [[nodiscard]] About about_figure(std::string_view what, std::size_t party,
                                     std::string_view label, Money expected) const
    {
        About figure =
            about(concat(what, ".", parties[party]), concat(parties[party], ": ", label));
        const std::string of = is_reserve(party)
                                   ? concat("decision/reserve/", what)
                                   : concat("decision/", what, "_by_partner/", parties[party]);
        figure.gives.push_back({risk_share.figure(of), {expected}});
        return figure;
    }
};

/// The amount the party bears as the position states it; absent where it names none.
std::optional<Figure> place_of(const Deciding& deciding, std::size_t party)
{
    for (const auto& [id, amount] : deciding.stated.borne_by) {
        if (id != deciding.parties[party]) { continue; }
        return Figure{amount, deciding.risk_share.working().origin(
                                  "position:/decisions/", deciding.place, "/borne_by/", id)};
    }
    return std::nullopt;
}

/// The amount the party bears of the bands, with the change by limits on payments.
Figure explain_formula(const Deciding& deciding, std::size_t party, const BorneOfBands& borne,
                       const std::vector<Figure>& limits)
{
    std::vector<Figure> figures = borne.reserve;
    if (!deciding.is_reserve(party)) {
        figures = borne.partners[party][&Burden::shared];
        append(figures, borne.partners[party][&Burden::by_responsibility]);
    }
    if (!limits.empty()) { figures.push_back(limits[party]); }
    return deciding.risk_share.working().sum(
        deciding.about_figure("formula", party, "would bear by the formula",
                              deciding.risk_share.result.decision->formula[party]),
        figures);
}

Figure explain_decided(const Deciding& deciding, std::size_t party)
{
    About about = deciding.about_figure("decided", party, "bears as " + deciding.who_and_when(),
                                        deciding.risk_share.result.decision->decided[party]);
    if (const auto place = place_of(deciding, party)) {
        return deciding.risk_share.working().given(std::move(about), *place);
    }
    about.notes.emplace_back("the decision names no amount for it");
    return deciding.risk_share.working().sum(std::move(about), {});
}

}  // namespace

std::vector<Figure> draws_by_other_decisions(const ExplainedRiskShare& risk_share)
{
    std::vector<Figure> drawn;
    const auto decisions = agreed_decisions(risk_share.context.position);
    for (std::size_t i = 0; i < decisions.size(); ++i) {
        if (i == risk_share.index || !decisions[i] || decisions[i]->borne.back() <= 0_p) {
            continue;
        }
        drawn.push_back({decisions[i]->borne.back(),
                         risk_share.working().origin("position:/decisions/", decisions[i]->place,
                                                     "/borne_by/reserve")});
    }
    return drawn;
}

std::vector<Figure> explain_decision(const ExplainedRiskShare& risk_share,
                                     const BorneOfBands& borne, const std::vector<Figure>& limits)
{
    const std::size_t place =
        agreed_decisions(risk_share.context.position)[risk_share.index]->place;
    Deciding deciding{risk_share, place, risk_share.context.position.figures().decisions[place],
                      risk_share.parties};
    deciding.parties.emplace_back("reserve");
    std::vector<Figure> all_decided;
    std::vector<Figure> changes;
    for (std::size_t i = 0; i < deciding.parties.size(); ++i) {
        const Figure formula = explain_formula(deciding, i, borne, limits);
        const Figure decided = explain_decided(deciding, i);
        changes.push_back(risk_share.working().difference(
            deciding.about_figure("difference", i,
                                  "bears more than by the formula (negative: less)",
                                  risk_share.result.decision->difference[i]),
            decided, {formula}));
        all_decided.push_back(decided);
    }
    About total = deciding.about("total", "decided in total, equal to the shareable variance");
    if (!deciding.stated.note.empty()) { total.notes.push_back(deciding.stated.note); }
    risk_share.working().sum(std::move(total), all_decided);
    return changes;
}

}  // namespace riskshare::working
