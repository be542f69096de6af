#include "drawing.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "agreed/agreement.hpp"
#include "rules/bands.hpp"

namespace riskshare::generated {
namespace {

/// A total without sign: at the end of a band or a penny to either side of it, or anywhere above.
Money draw_total(std::span<const AgreedBand> bands, Money greatest)
{
    std::vector<Money> ends{0_p};
    for (const AgreedBand& band : bands) {
        if (band.to && *band.to < greatest) { ends.push_back(*band.to); }
    }
    const Money end = chance(50) ? ends.back() : draw_from(ends);
    if (end == 0_p || chance(50)) { return end + draw_amount(greatest - end); }
    return std::max(0_p, end + Money::from_pence(draw(-1, 1)));
}

/// Amounts that come to the total, some of them of the other sign.
std::vector<Money> draw_parts(Money total, std::size_t count, Money room)
{
    const bool is_mixed = chance(40);
    Amounts amounts{over(room, count)};
    std::vector<Money> parts;
    for (std::size_t i = 0; i < count; ++i) {
        const Money amount = amounts.next();
        const bool turns = is_mixed && chance(50);
        parts.push_back((total < 0_p) != turns ? -amount : amount);
    }
    const Money missing = total - sum(parts);
    parts[draw_place(count)] += missing;
    return parts;
}

/// The shareable variance of each service. Shape: one per service, zero for an associated one.
std::vector<Money> draw_shareable(const Agreement& agreement, Money room)
{
    const std::size_t count = agreed_services(agreement).size();
    std::vector<Money> shareable(count, 0_p);
    for (const AgreedRiskShare& risk_share : agreed_risk_shares(agreement)) {
        if (risk_share.services.empty()) { continue; }
        const bool is_overspend = chance(60);
        const auto& bands = is_overspend ? risk_share.overspend : risk_share.underspend;
        const Money total = draw_total(bands, over(room, agreed_risk_shares(agreement).size()));
        const std::vector<Money> parts =
            draw_parts(is_overspend ? total : -total, risk_share.services.size(),
                       over(room, agreed_risk_shares(agreement).size()));
        for (std::size_t i = 0; i < parts.size(); ++i) {
            shareable[risk_share.services[i]] = parts[i];
        }
    }
    for (std::size_t i = 0; i < count; ++i) {
        if (!agreement.is_in_fund(i) || agreed_services(agreement)[i].risk_share) { continue; }
        const Money amount = draw_amount(over(room, count));
        shareable[i] = chance(50) ? amount : -amount;
    }
    return shareable;
}

/// Some of the partners, each once.
std::vector<std::string> draw_some(std::span<const Partner> partners)
{
    const std::size_t first = draw_place(partners.size());
    std::vector<std::string> some;
    for (std::size_t left = draw_count(1, partners.size()); left > 0; --left) {
        some.push_back(partners[(first + left) % partners.size()].id);
    }
    return some;
}

Adjustment draw_adjustment(std::span<const Partner> partners, Money room)
{
    using enum AdjustmentKind;
    const Money amount = draw_amount(room);
    if (chance(40)) { return {planned_overspend, amount}; }

    Adjustment adjustment{
        draw_from(std::vector{planned_overspend, service_development, attributed}), amount};
    if (adjustment.kind != planned_overspend && chance(50)) { adjustment.amount = -amount; }
    Money rest = adjustment.amount;
    const std::vector<std::string> bearers = draw_some(partners);
    for (const std::string& bearer : bearers) {
        const Money part = &bearer == &bearers.back() ? rest : draw_amount(over(room, 8));
        adjustment.borne_by.emplace_back(bearer, part);
        rest -= part;
    }
    return adjustment;
}

/// The partner's line in the list, which is added where there is none.
Recorded& line_of(ByPartner<Recorded>& outturn, const std::string& partner)
{
    const auto found =
        std::ranges::find(outturn, partner, &std::pair<std::string, Recorded>::first);
    if (found != outturn.end()) { return found->second; }
    outturn.push_back({partner, {0_p}});
    return outturn.back().second;
}

/// Draws the ledgers' figures with net spending of the budget and the variance: as contributed, but
/// with the variance in one ledger, and now and then with spending in the wrong one.
ByPartner<Recorded> draw_outturn(const Service& service, Money variance,
                                 const std::vector<Partner>& partners, Money room)
{
    ByPartner<Recorded> outturn;
    for (const auto& [partner, contribution] : service.contributions) {
        outturn.push_back({partner, {contribution.gross, contribution.income}});
    }
    if (variance != 0_p) { line_of(outturn, draw_from(partners).id).gross += variance; }
    if (chance(25)) {
        const Money misplaced = draw_amount(room);
        line_of(outturn, draw_from(partners).id).gross += misplaced;
        line_of(outturn, draw_from(partners).id).gross -= misplaced;
    }
    if (chance(25)) {
        Recorded& line = line_of(outturn, draw_from(partners).id);
        const Money charges = draw_amount(room);
        line.gross += charges;
        line.income += charges;
    }
    return outturn;
}

/// Draws a decision on a risk share that has that much to bear. A draw on the reserve comes out of
/// the balance left.
Decision draw_decision(const std::string& risk_share, Money shareable, const Agreement& agreement,
                       Money room, Money& reserve_left)
{
    Decision decision{risk_share, "the board", Date::on(2016, 4, 20), "7.3", {}};
    Money rest = shareable;
    if (chance(40) && agreement.has_reserve()) {
        const Money part = draw_amount(shareable < 0_p ? room : std::min(room, reserve_left));
        decision.borne_by.emplace_back("reserve", shareable < 0_p ? -part : part);
        if (shareable >= 0_p) { reserve_left -= part; }
        rest -= decision.borne_by.back().second;
    }
    const std::vector<std::string> bearers = draw_some(agreement.partners());
    for (const std::string& bearer : bearers) {
        const Money amount = draw_amount(over(room, bearers.size()));
        const Money part = chance(30) ? -amount : amount;
        decision.borne_by.emplace_back(bearer, &bearer == &bearers.back() ? rest : part);
        rest -= part;
    }
    return decision;
}

}  // namespace

std::vector<Decision> draw_decisions(const Agreement& agreement, const PositionFigures& figures,
                                     const Scale& scale)
{
    const Settlement settlement = settle(Position{figures, agreement});
    const Money room = over(scale.variances, 4);
    Money reserve_left = agreement.reserve_balance();
    std::vector<Decision> decisions;
    for (std::size_t i = 0; i < settlement.risk_shares.size(); ++i) {
        if (agreed_risk_shares(agreement)[i].services.empty() || !chance(70)) { continue; }
        decisions.push_back(draw_decision(settlement.risk_shares[i].id,
                                          settlement.risk_shares[i].shareable_variance, agreement,
                                          room, reserve_left));
    }
    std::ranges::reverse(decisions);
    return decisions;
}

PositionFigures draw_figures(const Agreement& agreement, const Scale& scale)
{
    const AgreementTerms& terms = agreement.terms();
    PositionFigures figures{terms.name, terms.financial_year, 12, Basis::outturn, {}};
    figures.month = static_cast<int>(draw(1, 12));
    const std::vector<Money> shareable = draw_shareable(agreement, scale.variances);
    const Money room = over(scale.variances, terms.services.size());
    for (std::size_t i = 0; i < terms.services.size(); ++i) {
        const Service& service = terms.services[i];
        ServiceFigures stated{service.id, {}};
        Money variance = shareable[i];
        if (!agreement.is_in_fund(i)) {
            if (chance(50)) { continue; }
            variance = draw_amount(room);
        } else if (chance(25)) {
            for (std::size_t left = draw_count(1, 3); left > 0; --left) {
                stated.adjustments.push_back(draw_adjustment(terms.partners, over(room, 4)));
                variance += stated.adjustments.back().amount;
            }
        }
        stated.outturn = draw_outturn(service, variance, terms.partners, room);
        figures.services.push_back(std::move(stated));
    }
    if (!figures.services.empty()) {
        const auto first = static_cast<std::ptrdiff_t>(draw_place(figures.services.size()));
        std::rotate(figures.services.begin(), figures.services.begin() + first,
                    figures.services.end());
    }
    return figures;
}

}  // namespace riskshare::generated
