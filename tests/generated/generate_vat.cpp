#include "drawing.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include <riskshare/rules/vat.hpp>

#include "rules/vat_regime.hpp"

namespace riskshare::generated {
namespace {

constexpr Money greatest_vat = Money::from_pence(std::numeric_limits<std::int64_t>::max());

/// No recovery, or a rate under the section for that kind of partner.
VatRecovery draw_recovery(PartnerKind kind)
{
    if (kind == PartnerKind::other || chance(20)) { return {VatRegime::none}; }
    const VatRegime under =
        kind == PartnerKind::nhs ? VatRegime::section_41 : VatRegime::section_33;
    const Percentage any = Percentage::from_billionths(draw(0, hundred_percent.billionths()));
    return {under, draw_from(std::vector{"100%"_pc, "0%"_pc, "50%"_pc, "33.333333333%"_pc, any})};
}

/// The gross amounts of a list by partner, together; zero where they come to less.
template <class Lines>
Money spending_of(const Lines& lines)
{
    const Money nothing = Money::from_pence(0);
    Money total = nothing;
    for (const auto& entry : lines) { total += entry.second.gross; }
    return std::max(total, nothing);
}

Vat draw_vat_terms(const Service& service, const std::vector<Partner>& partners)
{
    const std::size_t deliverer = draw_place(partners.size());
    Vat vat{partners[deliverer].id, {}, {}};
    if (partners.size() > 1 && chance(30)) {
        const std::size_t next = 1 + draw_place(partners.size() - 1);
        vat.agent_for = partners[(deliverer + next) % partners.size()].id;
    }
    for (const Partner& partner : partners) {
        if (partner.id != partner_of_regime(vat) && !chance(50)) { continue; }
        vat.recovery.emplace_back(partner.id, draw_recovery(partner.kind));
    }
    if (chance(50)) { std::ranges::reverse(vat.recovery); }
    if (chance(50)) { vat.budgeted = draw_amount(spending_of(service.contributions)); }
    return vat;
}

/// Within the spending that it is a part of, or else with a note.
VatFigures draw_vat_figures(const Vat& vat, const ServiceFigures& service, Money room)
{
    const Money spending = std::min(room, spending_of(service.outturn));
    VatFigures figures{draw_amount(spending)};
    if (chance(10)) { figures = {draw_amount(room), 0_p, "More than was spent, after credits"}; }
    const VatRecovery& recovery = *find_recovery(vat, partner_of_regime(vat));
    if (recovery.under == VatRegime::section_33 && chance(50)) {
        figures.exempt = draw_amount(figures.incurred);
    }
    return figures;
}

/// A local authority's VAT within the fund.
struct InFund {
    Money incurred = 0_p;
    Money exempt = 0_p;
};

/// About half of the time its exempt VAT is next to the limit, if that is possible.
PartialExemptionFigures draw_partial_exemption(const InFund& in_fund)
{
    const Money outside = draw_amount(over(greatest_vat - in_fund.incurred, 40));
    const Money least = in_fund.incurred + outside;
    const Money exempt = in_fund.exempt + outside;
    if (chance(50) && exempt < over(greatest_vat, 20) - 1_p) {
        const Money at_limit = Money::from_pence(20 * exempt.pence() + draw(-15, 15));
        if (at_limit >= least) { return {at_limit, outside}; }
    }
    return {least + draw_amount(greatest_vat - least), outside};
}

}  // namespace

void draw_vat(AgreementTerms& terms, PositionFigures& figures)
{
    const Money room = over(greatest_vat, terms.services.size());
    std::map<std::string, InFund> in_fund;
    for (Service& service : terms.services) {
        if (service.fund == Fund::associated || !chance(60)) { continue; }
        service.vat = draw_vat_terms(service, terms.partners);
        ServiceFigures& reported =
            *std::ranges::find(figures.services, service.id, &ServiceFigures::id);
        reported.vat = draw_vat_figures(*service.vat, reported, room);
        InFund& of_regime = in_fund[partner_of_regime(*service.vat)];
        of_regime.incurred += reported.vat->incurred;
        of_regime.exempt += reported.vat->exempt;
    }
    if (in_fund.empty()) { return; }
    for (const Partner& partner : terms.partners) {
        if (partner.kind != PartnerKind::local_authority) { continue; }
        const InFund& own = in_fund[partner.id];
        if (own.exempt == 0_p && chance(50)) { continue; }
        figures.partial_exemption.emplace_back(partner.id, draw_partial_exemption(own));
    }
    if (chance(50)) { std::ranges::reverse(figures.partial_exemption); }
}

}  // namespace riskshare::generated
