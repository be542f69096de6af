#include "drawing.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include <fmt/format.h>

namespace riskshare::generated {
namespace {

/// Takes over the change, unless the agreement would be refused for it.
void keep_if_valid(AgreementTerms& terms, AgreementTerms changed)
{
    if (problems_in(changed).empty()) { terms = std::move(changed); }
}

/// Makes some services capital: all that a risk share names, or none of them.
AgreementTerms with_capital(AgreementTerms terms)
{
    for (Service& service : terms.services) { service.is_capital = chance(20); }
    for (const RiskShare& risk_share : terms.risk_shares) {
        const auto* named = std::get_if<std::vector<std::string>>(&risk_share.services);
        if (named == nullptr) { continue; }
        const bool is_capital = chance(20);
        for (Service& service : terms.services) {
            if (std::ranges::count(*named, service.id) > 0) { service.is_capital = is_capital; }
        }
    }
    return terms;
}

AgreementTerms with_in_kind(AgreementTerms terms, Money greatest)
{
    Amounts amounts{over(greatest, terms.services.size() * terms.partners.size())};
    for (Service& service : terms.services) {
        for (const Partner& partner : terms.partners) {
            if (chance(20)) { service.in_kind.push_back({partner.id, {amounts.next()}}); }
        }
    }
    for (RiskShare& risk_share : terms.risk_shares) {
        risk_share.count_in_kind = !std::holds_alternative<Stated>(risk_share.base) && chance(50);
    }
    return terms;
}

Instalments draw_instalments()
{
    return draw_from(std::vector<Instalments>{Monthly{}, QuarterlyInAdvance{}, QuarterlyInArrears{},
                                              Single{static_cast<int>(draw(1, 12))}});
}

/// Instalments of some contributions to pooled services, and the amounts paid of some of these.
void draw_instalments(AgreementTerms& terms, PositionFigures& figures, Money greatest)
{
    Amounts amounts{greatest};
    for (Service& service : terms.services) {
        if (service.fund != Fund::pooled) { continue; }
        ServiceFigures& reported =
            *std::ranges::find(figures.services, service.id, &ServiceFigures::id);
        for (auto& [partner, contribution] : service.contributions) {
            if (!chance(50)) { continue; }
            contribution.instalments = draw_instalments();
            if (chance(70)) { reported.paid.emplace_back(partner, amounts.next()); }
        }
    }
}

Date draw_date(FinancialYear year, int month)
{
    const int calendar_month = (month + 2) % 12 + 1;
    return Date::on(year.start() + (month > 9 ? 1 : 0), calendar_month,
                    static_cast<int>(draw(1, 28)));
}

/// An amount that a partner moves from one service to another, or none where it has nothing there.
std::vector<ContributionChange> draw_virement(const AgreementTerms& terms, Money greatest)
{
    const Service& from = draw_from(terms.services);
    const Service& to = draw_from(terms.services);
    if (from.contributions.empty() || from.id == to.id) { return {}; }
    const auto& [partner, contribution] = draw_from(from.contributions);
    const Money gross = draw_amount(std::min(greatest, contribution.gross));
    const Money income = chance(30) ? draw_amount(std::min(gross, contribution.income)) : 0_p;
    return {{from.id, partner, -gross, -income, "moved"}, {to.id, partner, gross, income, "moved"}};
}

std::vector<ContributionChange> draw_changes(const AgreementTerms& terms, Money greatest)
{
    std::vector<ContributionChange> changes;
    for (std::size_t left = draw_count(1, 3); left > 0; --left) {
        const Money amount = draw_amount(over(greatest, 3));
        ContributionChange change{draw_from(terms.services).id, draw_from(terms.partners).id,
                                  chance(60) ? amount : -amount};
        if (chance(20)) { change.income = draw_amount(over(greatest, 3)); }
        change.note = "agreed";
        changes.push_back(std::move(change));
    }
    return changes;
}

/// Up to four variations, of which each must leave the agreement valid; and at which contributions
/// each base is taken.
AgreementTerms with_variations(AgreementTerms terms, Money greatest)
{
    AgreementTerms with = terms;
    for (RiskShare& risk_share : with.risk_shares) {
        if (std::holds_alternative<Stated>(risk_share.base)) { continue; }
        risk_share.base_at = chance(60) ? BaseAt::latest : BaseAt::opening;
    }
    int month = 1;
    for (std::size_t i = 0, count = draw_count(1, 4); i < count; ++i) {
        const int next = static_cast<int>(draw(month, 12));
        const bool is_virement = chance(50);
        const Money room = over(greatest, count);
        Variation variation{fmt::format("variation-{}", i),
                            draw_date(terms.financial_year, next),
                            is_virement ? VariationKind::virement : VariationKind::contribution,
                            chance(50),
                            "The board",
                            is_virement ? draw_virement(terms, room) : draw_changes(terms, room)};
        AgreementTerms trial = with;
        trial.variations.push_back(std::move(variation));
        const std::size_t before = with.variations.size();
        keep_if_valid(with, std::move(trial));
        if (with.variations.size() > before) { month = next; }
    }
    return with.variations.empty() ? terms : with;
}

}  // namespace

void draw_year(AgreementTerms& terms, PositionFigures& figures, const Scale& scale)
{
    // Sums of the generated figures leave room for this much.
    const Money greatest = over(scale.variances, 8);
    if (chance(40)) { keep_if_valid(terms, with_capital(terms)); }
    if (chance(40)) { keep_if_valid(terms, with_in_kind(terms, greatest)); }
    if (chance(50)) { draw_instalments(terms, figures, scale.variances); }
    if (chance(80)) { terms = with_variations(terms, greatest); }
}

}  // namespace riskshare::generated
