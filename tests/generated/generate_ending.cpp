#include "drawing.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace riskshare::generated {
namespace {

/// Each partner's net contributions to the pooled and aligned services.
std::vector<Money> net_contributions(const AgreementTerms& terms)
{
    std::vector<std::string> settled;
    for (const Service& service : terms.services) {
        if (service.fund != Fund::associated) { settled.push_back(service.id); }
    }
    return amounts_of(NetContribution{}, terms, settled);
}

/// True if net contributions can divide an amount, as the year opens and after each variation.
bool contributions_divide(const AgreementTerms& terms)
{
    std::vector<Money> contributions = net_contributions(terms);
    const auto divide = [&] {
        return sum(contributions) > 0_p && std::ranges::min(contributions) >= 0_p;
    };
    bool always = divide();
    for (const Variation& variation : terms.variations) {
        for (const ContributionChange& change : variation.changes) {
            const auto partner = std::ranges::find(terms.partners, change.partner, &Partner::id);
            contributions[static_cast<std::size_t>(partner - terms.partners.begin())] +=
                change.gross - change.income;
        }
        always = always && divide();
    }
    return always;
}

/// By contributions only where that is possible.
EndingSplit draw_ending_split(const AgreementTerms& terms, bool can_be_by_contributions)
{
    if (can_be_by_contributions && chance(50)) { return ByContributions{}; }
    switch (draw(0, 2)) {
    case 0:
        return Equal{};
    case 1:
        return To{draw_from(terms.partners).id};
    default:
        return draw_fixed(terms.partners);
    }
}

}  // namespace

void draw_ending(AgreementTerms& terms, PositionFigures& figures)
{
    using enum EndingKind;
    // Bands can add to the reserve half of all that 64 bits hold, and a little more.
    const Money room = Money::from_pence(most_pence / 8);
    if (terms.reserve && terms.reserve->balance > room + room) { return; }
    const bool can_be_by_contributions = contributions_divide(terms);
    for (const EndingKind kind : {redundancy, equipment, unspent_balance, property, pensions,
                                  other_asset, other_liability}) {
        if (kind != unspent_balance && chance(40)) { continue; }
        terms.ending.push_back({kind, draw_ending_split(terms, can_be_by_contributions)});
    }
    if (chance(15)) { return; }
    const std::vector<std::string> ids = draw_ids(draw_count(1, 6));
    Amounts amounts{over(room, ids.size())};
    figures.ending.emplace();
    for (const std::string& id : ids) {
        if (chance(10)) { break; }
        figures.ending->push_back({id, "Left " + id, draw_from(terms.ending).kind, amounts.next(),
                                   draw_from(terms.partners).id});
    }
}

}  // namespace riskshare::generated
