#include "risk_share.hpp"

#include <utility>

namespace riskshare::working {
namespace {

/// A decision as it is explained. Shape of parties: one per partner, the reserve last.
struct Deciding {
    const Chapter& chapter;
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
        return {.id = chapter.id(fmt::format("decision/{}", what)),
                .rule = "decision",
                .label = fmt::format("{}, {}", chapter.stated.id, label),
                .clause = stated.clause};
    }
    /// The same, giving the party's figure of that name.
    [[nodiscard]] About about_figure(std::string_view what, std::size_t party,
                                     std::string_view label, Money expected) const
    {
        About figure = about(fmt::format("{}.{}", what, parties[party]),
                             fmt::format("{}: {}", parties[party], label));
        const std::string of = is_reserve(party)
                                   ? fmt::format("decision/reserve/{}", what)
                                   : fmt::format("decision/{}_by_partner/{}", what, parties[party]);
        figure.gives.push_back({chapter.figure(of), {expected}});
        return figure;
    }
};

/// Where the position says what the party bears; nothing where it leaves the party out.
std::optional<Figure> place_of(const Deciding& deciding, std::size_t party)
{
    for (const auto& [id, amount] : deciding.stated.borne_by) {
        if (id != deciding.parties[party]) { continue; }
        return Figure{amount,
                      fmt::format("position:/decisions/{}/borne_by/{}", deciding.place, id)};
    }
    return std::nullopt;
}

/// What the bands make the party bear, and limits on payments change.
Figure explain_formula(const Deciding& deciding, std::size_t party, const BorneOfBands& borne,
                       const std::vector<Figure>& limits)
{
    std::vector<Figure> figures = borne.reserve;
    if (!deciding.is_reserve(party)) {
        const PartnerFigures& of_partner = borne.partners[party];
        figures = of_partner.shared;
        figures.insert(figures.end(), of_partner.by_responsibility.begin(),
                       of_partner.by_responsibility.end());
    }
    if (!limits.empty()) { figures.push_back(limits[party]); }
    return deciding.chapter.working().sum(
        deciding.about_figure("formula", party, "would bear by the formula",
                              deciding.chapter.result.decision->formula[party]),
        figures);
}

Figure explain_decided(const Deciding& deciding, std::size_t party)
{
    About about = deciding.about_figure("decided", party, "bears as " + deciding.who_and_when(),
                                        deciding.chapter.result.decision->decided[party]);
    if (const auto place = place_of(deciding, party)) {
        return deciding.chapter.working().given(std::move(about), *place);
    }
    about.notes.emplace_back("the decision names no amount for it");
    return deciding.chapter.working().sum(std::move(about), {});
}

}  // namespace

std::vector<Figure> draws_by_other_decisions(const Chapter& chapter)
{
    std::vector<Figure> drawn;
    const auto decisions = chapter.subject.position.decisions();
    for (std::size_t i = 0; i < decisions.size(); ++i) {
        if (i == chapter.index || !decisions[i] || decisions[i]->borne.back() <= 0_p) { continue; }
        drawn.push_back(
            {decisions[i]->borne.back(),
             fmt::format("position:/decisions/{}/borne_by/reserve", decisions[i]->place)});
    }
    return drawn;
}

std::vector<Figure> explain_decision(const Chapter& chapter, const BorneOfBands& borne,
                                     const std::vector<Figure>& limits)
{
    const std::size_t place = chapter.subject.position.decisions()[chapter.index]->place;
    Deciding deciding{chapter, place, chapter.subject.position.figures().decisions[place],
                      chapter.parties};
    deciding.parties.emplace_back("reserve");
    std::vector<Figure> all_decided;
    std::vector<Figure> changes;
    for (std::size_t i = 0; i < deciding.parties.size(); ++i) {
        const Figure formula = explain_formula(deciding, i, borne, limits);
        const Figure decided = explain_decided(deciding, i);
        changes.push_back(chapter.working().difference(
            deciding.about_figure("difference", i,
                                  "bears that much more or less than by the formula",
                                  chapter.result.decision->difference[i]),
            decided, {formula}));
        all_decided.push_back(decided);
    }
    About total = deciding.about("total", "decided in all, which is the shareable variance");
    if (!deciding.stated.note.empty()) { total.notes.push_back(deciding.stated.note); }
    chapter.working().sum(std::move(total), all_decided);
    return changes;
}

}  // namespace riskshare::working
