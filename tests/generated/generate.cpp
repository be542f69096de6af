#include "generate.hpp"

#include <algorithm>
#include <bit>
#include <limits>
#include <ostream>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "drawing.hpp"
#include "files.hpp"
#include "rules/bands.hpp"
#include "smaller.hpp"

namespace riskshare::generated {
namespace {

/// Names that a careless program could confuse with its own words, among ordinary ones.
const std::vector<std::string> words{
    "ccg",         "council",  "total", "gross", "income", "net",      "0",      "1",
    "nobody_else", "services", "borne", "trust", "parts",  "receives", "amount", "negated"};

std::vector<Partner> draw_partners()
{
    using enum PartnerKind;
    std::vector<Partner> partners;
    for (std::string& id : draw_ids(draw_count(1, 8))) {
        const PartnerKind kind = draw_from(std::vector{nhs, local_authority, other});
        std::string name = "Partner " + id;
        partners.push_back({std::move(id), std::move(name), kind});
    }
    return partners;
}

AgreementTerms draw_partnership()
{
    AgreementTerms terms{
        "Generated Fund", FinancialYear::starting(2015), draw_partners(), {}, {}, {}, {}};
    terms.host = draw_from(terms.partners).id;
    return terms;
}

Mechanisms draw_mechanisms()
{
    const std::vector<Mechanism> all{all_mechanisms.begin(), all_mechanisms.end()};
    Mechanisms mechanisms;
    if (chance(80)) { mechanisms.pooled = draw_from(all); }
    if (chance(80)) { mechanisms.aligned = draw_from(all); }
    return mechanisms;
}

Responsibility draw_responsibility(const std::vector<Partner>& partners)
{
    const std::int64_t grounds = draw(1, 7);
    Responsibility responsible;
    if ((grounds & 1) != 0) { responsible.traditional = draw_from(partners).id; }
    if ((grounds & 2) != 0) { responsible.regulation = draw_from(partners).id; }
    if ((grounds & 4) != 0) { responsible.statutory = draw_from(partners).id; }
    return responsible;
}

Contribution draw_contribution(Amounts& amounts)
{
    Contribution contribution{amounts.next()};
    if (chance(30)) { contribution.income = amounts.next(); }
    if (contribution.income > contribution.gross) { contribution.note = "A grant that lapsed"; }
    return contribution;
}

std::vector<Service> draw_services(const std::vector<Partner>& partners, const Scale& scale)
{
    using enum Fund;
    const std::vector<std::string> ids = draw_ids(draw_count(1, 40));
    Amounts amounts{over(scale.budgets, ids.size() * partners.size())};
    std::vector<Service> services;
    for (const std::string& id : ids) {
        Service service{id, "Service " + id, draw_from(std::vector{pooled, aligned, pooled}), {}};
        if (chance(10)) { service.fund = associated; }
        if (chance(15)) { service.ring_fence = "A grant on conditions"; }
        for (const Partner& partner : partners) {
            if (!chance(60)) { continue; }
            service.contributions.emplace_back(partner.id, draw_contribution(amounts));
        }
        if (service.fund != associated || chance(50)) {
            service.responsible = draw_responsibility(partners);
        }
        services.push_back(std::move(service));
    }
    return services;
}

Stated draw_stated(const std::vector<Partner>& partners)
{
    const Money greatest = Money::from_pence(chance(50) ? 1000 : most_pence);
    Amounts amounts{over(greatest, partners.size())};
    Stated stated;
    for (const Partner& partner : partners) {
        if (chance(80)) { stated.amounts.emplace_back(partner.id, amounts.next()); }
    }
    return stated;
}

/// The partners, base and scale from which the bands of a risk share are drawn.
struct Sharing {
    const std::vector<Partner>& partners;
    Money base_total;
    Scale scale;
};

Split draw_split(const Sharing& sharing, bool may_be_reserve)
{
    switch (draw(0, may_be_reserve ? 10 : 8)) {
    case 0:
        return Equal{};
    case 1:
        return To{draw_from(sharing.partners).id};
    case 2:
        return draw_fixed(sharing.partners);
    case 3:
    case 4:
    case 5:
        return ByResponsibility{};
    case 9:
    case 10:
        return FromReserve{};
    default:
        return ByShares{};
    }
}

/// A rate of the base, where that has one and comes above the end of the band before.
std::optional<Percentage> draw_rate(const Sharing& sharing, Money from)
{
    if (sharing.base_total <= 0_p || !chance(50)) { return std::nullopt; }
    const Percentage rate =
        chance(50) ? draw_from(std::vector{"0.5%"_pc, "1%"_pc, "2.5%"_pc, "33.333333333%"_pc})
                   : Percentage::from_billionths(
                         std::max(1_p, draw_amount(Money::from_pence(hundred_percent.billionths())))
                             .pence());
    if (percentage_of(sharing.base_total, rate) <= from) { return std::nullopt; }
    return rate;
}

UpTo draw_limit(const Sharing& sharing, Money from)
{
    if (const auto rate = draw_rate(sharing, from)) { return {*rate}; }
    const Money left = Money::from_pence(most_pence) - from - 1_p;
    const Money usual = std::min(left, sharing.scale.variances);
    return {from + 1_p + draw_amount(chance(80) ? usual : left)};
}

Money limit_of(const UpTo& up_to, Money base_total)
{
    const auto* rate = std::get_if<Percentage>(&up_to.limit);
    return rate != nullptr ? percentage_of(base_total, *rate) : std::get<Money>(up_to.limit);
}

std::vector<Band> draw_bands(const Sharing& sharing, bool may_end_in_reserve)
{
    std::vector<Band> bands;
    Money from = 0_p;
    Amounts limits{sharing.scale.variances};
    for (std::size_t limited = draw_count(0, 4); limited > 0; --limited) {
        if (from.pence() == most_pence) { break; }
        Band band{draw_limit(sharing, from), draw_split(sharing, true)};
        from = limit_of(*band.up_to, sharing.base_total);
        const bool has_limits = chance(25);
        for (const Partner& partner : sharing.partners) {
            if (!has_limits || chance(40)) { continue; }
            band.partner_limits.emplace_back(partner.id, limits.next());
        }
        bands.push_back(std::move(band));
    }
    bands.push_back({std::nullopt, draw_split(sharing, may_end_in_reserve)});
    return bands;
}

/// A risk share. It shares pro rata to its base only where that is possible: no partner's part may
/// be negative, nor all of them zero.
RiskShare draw_risk_share(std::string id, Cover cover, const AgreementTerms& terms,
                          const std::vector<std::string>& covered, const Scale& scale)
{
    RiskShare risk_share{std::move(id), std::move(cover), GrossContribution{}, {}, {}, {}};
    switch (draw(0, 2)) {
    case 1:
        risk_share.base = NetContribution{};
        break;
    case 2:
        risk_share.base = draw_stated(terms.partners);
        break;
    }
    const std::vector<Money> base = amounts_of(risk_share.base, terms, covered);
    const Sharing sharing{terms.partners, sum(base), scale};
    const bool can_be_pro_rata = sharing.base_total > 0_p && std::ranges::min(base) >= 0_p;
    if (!can_be_pro_rata || chance(40)) {
        risk_share.shares = Equal{};
        if (chance(50)) { risk_share.shares = draw_fixed(terms.partners); }
    }
    risk_share.overspend = draw_bands(sharing, false);
    risk_share.underspend = draw_bands(sharing, true);
    return risk_share;
}

std::vector<RiskShare> draw_risk_shares(const AgreementTerms& terms, const Scale& scale)
{
    std::vector<std::string> eligible;
    for (const Service& service : terms.services) {
        if (service.fund != Fund::associated && !service.ring_fence) {
            eligible.push_back(service.id);
        }
    }
    if (chance(10)) { return {}; }
    if (chance(40)) { return {draw_risk_share("all", AllServices{}, terms, eligible, scale)}; }

    const std::vector<std::string> ids = draw_ids(draw_count(1, 3));
    std::vector<std::vector<std::string>> covers(ids.size() + 1);
    for (const std::string& id : eligible) { covers[draw_place(covers.size())].push_back(id); }
    std::vector<RiskShare> risk_shares;
    for (std::size_t i = 0; i < ids.size(); ++i) {
        if (covers[i].empty()) { continue; }
        std::vector<std::string> named = covers[i];
        const auto first = static_cast<std::ptrdiff_t>(draw_place(named.size()));
        std::rotate(named.begin(), named.begin() + first, named.end());
        risk_shares.push_back(draw_risk_share(ids[i], std::move(named), terms, covers[i], scale));
    }
    return risk_shares;
}

/// Makes the first band one that partners share up to a limit.
void begin_with_cap(std::vector<Band>& bands, Money greatest)
{
    if (!bands.front().up_to) {
        bands.insert(bands.begin(), Band{UpTo{1_p + draw_amount(greatest)}, ByShares{}});
    }
    Split& split = bands.front().split;
    const bool is_shared = !std::holds_alternative<FromReserve>(split) &&
                           !std::holds_alternative<ByResponsibility>(split);
    if (!is_shared) { split = ByShares{}; }
}

/// Caps on what partners pay, in most of the risk shares.
void draw_payment_caps(std::vector<RiskShare>& risk_shares, const Scale& scale)
{
    for (RiskShare& risk_share : risk_shares) {
        if (!chance(80)) { continue; }
        begin_with_cap(risk_share.overspend, scale.variances);
        begin_with_cap(risk_share.underspend, scale.variances);
        risk_share.cap_limits = CapLimits::payment;
    }
}

RiskShare risk_cap_model(Base base, Percentage rate)
{
    const std::vector<Band> bands{{UpTo{rate}, ByShares{}}, {std::nullopt, ByResponsibility{}}};
    return {"risk-cap", AllServices{}, std::move(base), ProRataToBase{}, bands, bands};
}

/// The ways one partner may pay another, by the kind of each.
std::vector<NotPooledKind> kinds_between(PartnerKind from, PartnerKind to)
{
    using enum NotPooledKind;
    std::vector<NotPooledKind> kinds{delegated_function};
    if (from == PartnerKind::local_authority && to == PartnerKind::nhs) {
        kinds.insert(kinds.end(), {section_76, care_trust});
    }
    if (from == PartnerKind::nhs && to != PartnerKind::nhs) { kinds.push_back(section_256); }
    return kinds;
}

/// rapidcheck would draw everything again after the one draw that it makes smaller.
rc::Gen<Case> shrunk_in_its_own_terms(rc::Gen<Case> cases)
{
    return rc::gen::shrink(rc::gen::noShrink(std::move(cases)),
                           [](const Case& facts) { return smaller_cases(facts); });
}

}  // namespace

std::vector<std::string> draw_ids(std::size_t count)
{
    const std::size_t first = draw_place(words.size());
    std::vector<std::string> ids;
    for (std::size_t i = 0; i < count; ++i) {
        ids.push_back(i < words.size() ? words[(first + i) % words.size()]
                                       : fmt::format("id-{}", i));
    }
    return ids;
}

Fixed draw_fixed(const std::vector<Partner>& partners)
{
    const std::int64_t percent = Percentage::billionths_per_percent;
    const std::int64_t unit = draw_from(std::vector{10 * percent, percent, std::int64_t{1}});
    std::int64_t rest = hundred_percent.billionths();
    Fixed fixed;
    for (const Partner& partner : partners) {
        const bool is_last = &partner == &partners.back();
        const std::int64_t part = is_last ? rest : draw(0, rest / unit) * unit;
        rest -= part;
        if (part == 0 && chance(50)) { continue; }
        fixed.percentages.emplace_back(partner.id, Percentage::from_billionths(part));
    }
    return fixed;
}

std::vector<Money> amounts_of(const Base& base, const AgreementTerms& terms,
                              const std::vector<std::string>& covered)
{
    std::vector<Money> amounts;
    for (const Partner& partner : terms.partners) {
        Money amount = 0_p;
        const auto add = [&](const auto& list, auto what) {
            for (const auto& [id, stated] : list) {
                if (id == partner.id) { amount += what(stated); }
            }
        };
        if (const auto* stated = std::get_if<Stated>(&base)) {
            add(stated->amounts, [](Money given) { return given; });
        }
        for (const Service& service : terms.services) {
            if (std::ranges::find(covered, service.id) == covered.end()) { continue; }
            if (std::holds_alternative<GrossContribution>(base)) {
                add(service.contributions, [](const Contribution& c) { return c.gross; });
            }
            if (std::holds_alternative<NetContribution>(base)) {
                add(service.contributions,
                    [](const Contribution& c) { return c.gross - c.income; });
            }
        }
        amounts.push_back(amount);
    }
    return amounts;
}

Money draw_amount(Money greatest)
{
    const std::int64_t pence = greatest.pence();
    switch (draw(0, 9)) {
    case 9:
        return greatest;
    case 8:
        return Money::from_pence(draw(std::max<std::int64_t>(0, pence - 3), pence));
    default:
        const auto bits = static_cast<int>(std::bit_width(static_cast<std::uint64_t>(pence)));
        return Money::from_pence(draw(0, pence >> draw(0, bits)));
    }
}

bool chance(int percent) { return draw(0, 99) >= 100 - percent; }

Scale draw_scale()
{
    // The sums that rules form of variances, adjustments and misplaced spending stay below sixteen
    // times the second figure.
    return draw_from(std::vector<Scale>{
        {30_p, 30_p},
        {1'000_p, 200_p},
        {10'000_p, 10'000_p},
        {462'000'000_gbp, 4'000'000_gbp},
        {Money::from_pence(most_pence - 16'000), 1'000_p},
        {1'000_p, Money::from_pence(most_pence / 32)},
        {Money::from_pence(most_pence / 2), Money::from_pence(most_pence / 32)},
    });
}

std::vector<NotPooled> draw_not_pooled(const std::vector<Partner>& partners)
{
    std::vector<NotPooled> list;
    if (partners.size() < 2) { return list; }
    const std::vector<std::string> ids = draw_ids(draw_count(1, 3));
    Amounts amounts{over(Money::from_pence(most_pence), ids.size())};
    for (const std::string& id : ids) {
        const std::size_t from = draw_place(partners.size());
        const std::size_t to = (from + 1 + draw_place(partners.size() - 1)) % partners.size();
        const NotPooledKind kind = draw_from(kinds_between(partners[from].kind, partners[to].kind));
        list.push_back(
            {id, "Payment " + id, kind, partners[from].id, partners[to].id, amounts.next()});
    }
    return list;
}

AgreementTerms draw_terms(const Scale& scale)
{
    AgreementTerms terms = draw_partnership();
    if (chance(60)) {
        const bool is_small = chance(80);
        terms.reserve = {draw_amount(is_small ? scale.variances : Money::from_pence(most_pence))};
    }
    terms.services = draw_services(terms.partners, scale);
    terms.risk_shares = draw_risk_shares(terms, scale);
    return terms;
}

Case draw_case()
{
    const Scale scale = draw_scale();
    AgreementTerms terms = draw_terms(scale);
    PositionFigures figures = draw_figures(Agreement{terms}, scale);
    // Last, so that an input of the fuzz target draws the figures that it drew without these.
    if (chance(10)) { terms.mechanisms = draw_mechanisms(); }
    if (chance(10)) { terms.not_pooled = draw_not_pooled(terms.partners); }
    if (chance(20)) { draw_payment_caps(terms.risk_shares, scale); }
    if (chance(10)) { draw_vat(terms, figures); }
    if (chance(40)) { draw_year(terms, figures, scale); }
    if (chance(15)) { draw_streams(terms); }
    if (chance(20)) { draw_ending(terms, figures); }
    if (chance(20)) {
        figures.decisions =
            draw_decisions(Agreement{terms}.at_month_end(figures.month), figures, scale);
    }
    if (chance(15)) { draw_month_end(terms, figures, scale.variances); }
    return {std::move(terms), std::move(figures), scale.variances};
}

rc::Gen<Case> any_case() { return shrunk_in_its_own_terms(rc::gen::exec(draw_case)); }

rc::Gen<Case> risk_cap_case()
{
    return rc::gen::exec([] {
        const Money greatest = chance(70) ? 200_p : 10'000'000_gbp;
        AgreementTerms terms = draw_partnership();
        PositionFigures figures{terms.name, terms.financial_year, 12, Basis::outturn, {}};
        for (const std::string& id : draw_ids(draw_count(1, 5))) {
            Service service{id, "Service " + id, Fund::pooled, {}};
            service.responsible = draw_responsibility(terms.partners);
            ServiceFigures on_budget{id, {}};
            for (const Partner& partner : terms.partners) {
                const Money gross = 1_gbp + draw_amount(greatest);
                service.contributions.push_back({partner.id, {gross}});
                on_budget.outturn.push_back({partner.id, {gross}});
            }
            terms.services.push_back(std::move(service));
            figures.services.push_back(std::move(on_budget));
        }
        const Percentage rate = draw_from(std::vector{"0.5%"_pc, "2%"_pc, "5%"_pc, "10%"_pc});
        const Base base = chance(50) ? Base{GrossContribution{}} : Base{NetContribution{}};
        terms.risk_shares.push_back(risk_cap_model(base, rate));
        return Case{std::move(terms), std::move(figures), 10'000'000_gbp};
    });
}

void showValue(const Case& facts, std::ostream& out)
{
    out << file_of(facts.terms) << file_of(facts.figures);
}

}  // namespace riskshare::generated

void riskshare::showValue(Money amount, std::ostream& out) { out << to_text(amount); }
