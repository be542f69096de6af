#include "variations.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "../generated/drawing.hpp"
#include "agreed/agreement.hpp"

namespace riskshare::laws {
namespace {

using generated::chance;
using generated::draw;

using NewNames = std::map<std::string, std::string, std::less<>>;

/// Gives the items of a list new ids, which sort the other way round.
template <class Named>
NewNames rename_all(std::vector<Named>& list)
{
    NewNames names;
    for (Named& item : list) {
        const std::string id = fmt::format("x{:03}", 999 - names.size());
        names.emplace(std::exchange(item.id, id), id);
    }
    return names;
}

template <class T>
void rename(ByPartner<T>& list, const NewNames& names)
{
    for (auto& entry : list) { entry.first = names.at(entry.first); }
}

void rename(std::optional<std::string>& id, const NewNames& names)
{
    if (id) { id = names.at(*id); }
}

void rename(std::vector<Band>& bands, const NewNames& partners)
{
    for (Band& band : bands) {
        rename(band.partner_limits, partners);
        if (auto* to = std::get_if<To>(&band.split)) { to->partner = partners.at(to->partner); }
        if (auto* fixed = std::get_if<Fixed>(&band.split)) { rename(fixed->percentages, partners); }
    }
}

void rename(RiskShare& risk_share, const NewNames& partners, const NewNames& services)
{
    if (auto* named = std::get_if<std::vector<std::string>>(&risk_share.services)) {
        for (std::string& id : *named) { id = services.at(id); }
    }
    if (auto* stated = std::get_if<Stated>(&risk_share.base)) { rename(stated->amounts, partners); }
    if (auto* fixed = std::get_if<Fixed>(&risk_share.shares)) {
        rename(fixed->percentages, partners);
    }
    rename(risk_share.overspend, partners);
    rename(risk_share.underspend, partners);
}

void rename_ending(Case& facts, const NewNames& partners)
{
    for (EndingRule& rule : facts.terms.ending) {
        if (auto* to = std::get_if<To>(&rule.split)) { to->partner = partners.at(to->partner); }
        if (auto* fixed = std::get_if<Fixed>(&rule.split)) { rename(fixed->percentages, partners); }
    }
    if (!facts.figures.ending) { return; }
    rename_all(*facts.figures.ending);
    for (EndingItem& item : *facts.figures.ending) { item.held_by = partners.at(item.held_by); }
}

template <class T>
std::vector<T> in_order(const std::vector<T>& list, const std::vector<std::size_t>& order)
{
    std::vector<T> result;
    for (const std::size_t place : order) { result.push_back(list[place]); }
    return result;
}

/// Draws a part of an amount: between zero and all of it, with its sign.
Money draw_part(Money amount)
{
    const Money part = Money::from_pence(draw(0, magnitude(amount).pence()));
    return amount < 0_p ? -part : part;
}

ServiceFigures& figures_of(PositionFigures& figures, std::string_view service)
{
    return *std::ranges::find(figures.services, service, &ServiceFigures::id);
}

/// Takes a drawn part away from what one stream pays for alone, and no income.
Contribution take_part_of_stream(Contribution& line)
{
    Contribution part{draw_part(line.streams.front().second)};
    part.streams.emplace_back(line.streams.front().first, part.gross);
    line.streams.front().second -= part.gross;
    return part;
}

/// Takes a drawn part of each line away and hands it back as lines of their own. A line may be left
/// with more income than gross. Streams that pay for less than all of a line are forgotten.
ByPartner<Contribution> take_part(ByPartner<Contribution>& contributions)
{
    ByPartner<Contribution> taken;
    for (auto& [partner, line] : contributions) {
        const bool is_of_one_stream =
            line.streams.size() == 1 && line.streams.front().second == line.gross - line.income;
        if (!is_of_one_stream) { line.streams.clear(); }
        Contribution part = is_of_one_stream
                                ? take_part_of_stream(line)
                                : Contribution{draw_part(line.gross), draw_part(line.income)};
        part.note = "Half a service";
        line.gross -= part.gross;
        line.income -= part.income;
        line.note = part.note;
        taken.emplace_back(partner, part);
    }
    return taken;
}

/// Takes lines away from others, for each partner.
void subtract(ByPartner<Recorded>& from, const ByPartner<Recorded>& lines)
{
    for (const auto& [partner, line] : lines) {
        auto found = std::ranges::find(from, partner, &std::pair<std::string, Recorded>::first);
        if (found == from.end()) {
            from.push_back({partner, {0_p}});
            found = from.end() - 1;
        }
        found->second.gross -= line.gross;
        found->second.income -= line.income;
    }
}

/// Moves every other adjustment to the second half; the result is their total.
Money move_adjustments(std::vector<Adjustment>& from, std::vector<Adjustment>& to)
{
    Money moved = 0_p;
    std::vector<Adjustment> kept;
    for (const Adjustment& adjustment : from) {
        const bool moves = chance(50);
        (moves ? to : kept).push_back(adjustment);
        if (moves) { moved += adjustment.amount; }
    }
    from = std::move(kept);
    return moved;
}

/// True if any variation changes the contributions to the service.
bool is_varied(const AgreementTerms& terms, const std::string& service)
{
    return std::ranges::any_of(terms.variations, [&](const Variation& variation) {
        return std::ranges::count(variation.changes, service, &ContributionChange::service) > 0;
    });
}

/// The agreement as it stands when the figures are settled.
Agreement agreement_of(const Case& facts)
{
    return Agreement{facts.terms}.at_month_end(facts.figures.month);
}

Money shareable_variance_of(const AgreedService& service, const ServiceFigures& figures)
{
    Money variance = -service.budget;
    for (const auto& entry : figures.outturn) {
        variance += entry.second.gross - entry.second.income;
    }
    for (const Adjustment& adjustment : figures.adjustments) { variance -= adjustment.amount; }
    return variance;
}

/// Spending to the budget, each partner its contribution.
ByPartner<Recorded> as_contributed(const Agreement& agreement, std::size_t service)
{
    ByPartner<Recorded> outturn;
    for (const Line& line : agreed_services(agreement)[service].budget_lines) {
        outturn.push_back({agreement.partners()[line.partner].id, {line.gross, line.income}});
    }
    return outturn;
}

/// Draws the second half's ledgers: as contributed, with its variance in one of them.
ByPartner<Recorded> recorded_by_half(const Service& half, Money variance,
                                     const std::vector<Partner>& partners)
{
    ByPartner<Recorded> outturn;
    for (const auto& [partner, line] : half.contributions) {
        outturn.push_back({partner, {line.gross, line.income}});
    }
    const std::string& ledger =
        partners[static_cast<std::size_t>(draw(0, std::ssize(partners) - 1))].id;
    subtract(outturn, {{ledger, {-variance}}});
    return outturn;
}

}  // namespace

Case renamed(Case facts)
{
    facts = generated::without_month_end(std::move(facts));
    const NewNames partners = rename_all(facts.terms.partners);
    const NewNames services = rename_all(facts.terms.services);
    const NewNames risk_shares = rename_all(facts.terms.risk_shares);
    for (Decision& decision : facts.figures.decisions) {
        decision.risk_share = risk_shares.at(decision.risk_share);
        decision.decided_by = "Called so";
        for (auto& [party, amount] : decision.borne_by) {
            if (party != "reserve") { party = partners.at(party); }
        }
    }
    rename(facts.terms.host, partners);
    for (Partner& partner : facts.terms.partners) { partner.name = "Called " + partner.id; }
    for (Service& service : facts.terms.services) {
        service.name = "Called " + service.id;
        rename(service.contributions, partners);
        rename(service.responsible.statutory, partners);
        rename(service.responsible.regulation, partners);
        rename(service.responsible.traditional, partners);
        rename(service.in_kind, partners);
        if (!service.vat) { continue; }
        service.vat->delivered_by = partners.at(service.vat->delivered_by);
        rename(service.vat->agent_for, partners);
        rename(service.vat->recovery, partners);
    }
    rename_all(facts.terms.variations);
    for (Variation& variation : facts.terms.variations) {
        for (ContributionChange& change : variation.changes) {
            change.service = services.at(change.service);
            change.partner = partners.at(change.partner);
        }
    }
    for (RiskShare& risk_share : facts.terms.risk_shares) {
        rename(risk_share, partners, services);
    }
    const NewNames streams = rename_all(facts.terms.streams);
    for (Stream& stream : facts.terms.streams) {
        stream.name = "Called " + stream.id;
        stream.partner = partners.at(stream.partner);
        if (!stream.services) { continue; }
        for (std::string& id : *stream.services) { id = services.at(id); }
    }
    for (Service& service : facts.terms.services) {
        for (auto& entry : service.contributions) { rename(entry.second.streams, streams); }
    }
    rename_all(facts.terms.not_pooled);
    for (NotPooled& stated : facts.terms.not_pooled) {
        stated.name = "Called " + stated.id;
        stated.from = partners.at(stated.from);
        stated.to = partners.at(stated.to);
    }
    rename_ending(facts, partners);
    for (ServiceFigures& service : facts.figures.services) {
        service.id = services.at(service.id);
        rename(service.outturn, partners);
        rename(service.paid, partners);
        for (Adjustment& adjustment : service.adjustments) {
            rename(adjustment.borne_by, partners);
        }
    }
    rename(facts.figures.partial_exemption, partners);
    return facts;
}

Case with_ending(Case facts)
{
    if (facts.terms.ending.empty()) { generated::draw_ending(facts.terms, facts.figures); }
    return facts;
}

std::vector<std::size_t> draw_order(std::size_t count)
{
    std::vector<std::size_t> order(count);
    std::iota(order.begin(), order.end(), std::size_t{0});
    for (std::size_t left = count; left > 1; --left) {
        const auto other = static_cast<std::size_t>(draw(0, static_cast<std::int64_t>(left) - 1));
        std::swap(order[left - 1], order[left - 1 - other]);
    }
    return order;
}

Case with_partners_in_order(Case facts, const std::vector<std::size_t>& order)
{
    facts.terms.partners = in_order(facts.terms.partners, order);
    return facts;
}

Case with_services_in_order(Case facts, const std::vector<std::size_t>& order)
{
    facts.terms.services = in_order(facts.terms.services, order);
    return facts;
}

Case without_vat(Case facts)
{
    for (Service& service : facts.terms.services) { service.vat.reset(); }
    for (ServiceFigures& service : facts.figures.services) { service.vat.reset(); }
    facts.figures.partial_exemption.clear();
    return facts;
}

Case with_service_split(Case facts, std::size_t service)
{
    facts = without_vat(generated::without_month_end(std::move(facts)));
    const Agreement agreement = agreement_of(facts);
    Service& first = facts.terms.services[service];
    ServiceFigures& first_figures = figures_of(facts.figures, first.id);
    const Money shareable =
        shareable_variance_of(agreed_services(agreement)[service], first_figures);

    // Leaves all contributions in the first half where variations change them, so that the amounts
    // they take off are there.
    Service second = first;
    second.id = "second-half";
    second.contributions.clear();
    second.in_kind.clear();
    if (!is_varied(facts.terms, first.id)) {
        second.contributions = take_part(first.contributions);
    }
    ServiceFigures second_figures{second.id, {}};
    const Money adjusted = move_adjustments(first_figures.adjustments, second_figures.adjustments);
    second_figures.outturn =
        recorded_by_half(second, draw_part(shareable) + adjusted, facts.terms.partners);
    subtract(first_figures.outturn, second_figures.outturn);

    for (RiskShare& risk_share : facts.terms.risk_shares) {
        auto* named = std::get_if<std::vector<std::string>>(&risk_share.services);
        if (named != nullptr && std::ranges::count(*named, first.id) > 0) {
            named->push_back(second.id);
        }
    }
    facts.figures.services.push_back(std::move(second_figures));
    facts.terms.services.insert(
        facts.terms.services.begin() + static_cast<std::ptrdiff_t>(service) + 1, std::move(second));
    return facts;
}

Case without_decisions(Case facts)
{
    facts.figures.decisions.clear();
    return facts;
}

Case decided_as(Case facts, const Settlement& settlement)
{
    for (std::size_t i = 0; i < settlement.risk_shares.size(); ++i) {
        const RiskShareResult& result = settlement.risk_shares[i];
        if (agreed_risk_shares(settlement.agreement())[i].services.empty()) { continue; }
        Decision decision{result.id, "the board", Date::on(2016, 4, 20), "1", {}};
        Money reserve = 0_p;
        for (const BandResult& band : result.bands) { reserve += band.reserve; }
        if (result.payment_limit) { reserve += result.payment_limit->reserve; }
        for (std::size_t p = 0; p < result.base.size(); ++p) {
            Money borne = result.payment_limit ? result.payment_limit->change[p] : 0_p;
            for (const BandResult& band : result.bands) { borne += band.by_partner[p]; }
            decision.borne_by.emplace_back(settlement.partners[p].id, borne);
        }
        if (settlement.agreement().has_reserve()) {
            decision.borne_by.emplace_back("reserve", reserve);
        }
        facts.figures.decisions.push_back(std::move(decision));
    }
    return facts;
}

Case with_equal_bands(Case facts)
{
    for (RiskShare& risk_share : facts.terms.risk_shares) {
        for (Band& band : risk_share.overspend) {
            if (std::holds_alternative<FromReserve>(band.split)) { band.split = ByShares{}; }
        }
        risk_share.underspend = risk_share.overspend;
        risk_share.cap_limits = CapLimits::bearing;
    }
    for (Stream& stream : facts.terms.streams) { stream.underspend_to.reset(); }
    return facts;
}

Case without_partner_limits(Case facts)
{
    for (RiskShare& risk_share : facts.terms.risk_shares) {
        for (Band& band : risk_share.overspend) { band.partner_limits.clear(); }
        for (Band& band : risk_share.underspend) { band.partner_limits.clear(); }
    }
    return facts;
}

Case with_adjustments_stated(Case facts)
{
    const Agreement agreement{facts.terms};
    for (ServiceFigures& service : facts.figures.services) {
        for (Adjustment& adjustment : service.adjustments) {
            if (adjustment.kind != AdjustmentKind::planned_overspend) { continue; }
            adjustment.kind = AdjustmentKind::service_development;
            if (!adjustment.borne_by.empty()) { continue; }
            const std::size_t place = *agreement.find_service(service.id);
            const std::size_t partner = *agreed_services(agreement)[place].responsible;
            adjustment.borne_by.emplace_back(facts.terms.partners[partner].id, adjustment.amount);
        }
    }
    return facts;
}

Case negated(Case facts)
{
    facts = without_vat(generated::without_month_end(std::move(facts)));
    const Agreement agreement = agreement_of(facts);
    for (ServiceFigures& service : facts.figures.services) {
        const ByPartner<Recorded> on_budget =
            as_contributed(agreement, *agreement.find_service(service.id));
        ByPartner<Recorded> difference = service.outturn;
        subtract(difference, on_budget);
        service.outturn = on_budget;
        subtract(service.outturn, difference);
        for (Adjustment& adjustment : service.adjustments) {
            adjustment.amount = -adjustment.amount;
            for (auto& bearer : adjustment.borne_by) { bearer.second = -bearer.second; }
        }
    }
    return facts;
}

Case with_more_spent(Case facts, std::string_view service, Money amount)
{
    facts = without_vat(generated::without_month_end(std::move(facts)));
    subtract(figures_of(facts.figures, service).outturn,
             {{facts.terms.partners.front().id, {-amount}}});
    return facts;
}

Case at_month(Case facts, int month, Basis basis)
{
    facts = without_decisions(without_vat(std::move(facts)));
    facts.figures.month = month;
    facts.figures.basis = basis;
    facts.figures.ending.reset();
    for (ServiceFigures& service : facts.figures.services) { service.ledgers.clear(); }
    const std::string& service = generated::draw_from(facts.terms.services).id;
    const auto stated = std::ranges::find(facts.figures.services, service, &ServiceFigures::id);
    if (stated != facts.figures.services.end()) {
        const Money more = generated::draw_amount(generated::over(facts.spare, 8));
        facts = with_more_spent(facts, service, chance(50) ? more : -more);
    }
    return facts;
}

}  // namespace riskshare::laws
