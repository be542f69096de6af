#include "smaller.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "files.hpp"

namespace riskshare::generated {
namespace {

using Change = std::function<void(Case&)>;

template <class List>
void remove_at(List& list, std::size_t place)
{
    list.erase(list.begin() + static_cast<std::ptrdiff_t>(place));
}

/// The changes that remove one item of a list. Every function that finds something in a case finds
/// the same thing in a copy of it.
template <class Find>
void add_removals(std::vector<Change>& changes, Case& facts, const Find& find)
{
    for (std::size_t place = 0; place < find(facts).size(); ++place) {
        changes.emplace_back([=](Case& copy) { remove_at(find(copy), place); });
    }
}

/// Removes a stream, and its part of every contribution.
void remove_stream(Case& facts, std::size_t place)
{
    const std::string stream = facts.terms.streams[place].id;
    remove_at(facts.terms.streams, place);
    for (Service& service : facts.terms.services) {
        for (auto& [partner, contribution] : service.contributions) {
            std::erase_if(contribution.streams,
                          [&](const auto& entry) { return entry.first == stream; });
        }
    }
}

/// Removes changes of contributions, and variations that then have none.
template <class IsOne>
void remove_changes(Case& facts, IsOne is_one)
{
    for (Variation& variation : facts.terms.variations) {
        std::erase_if(variation.changes, is_one);
    }
    std::erase_if(facts.terms.variations,
                  [](const Variation& variation) { return variation.changes.empty(); });
}

void remove_service(Case& facts, std::size_t place)
{
    const std::string id = facts.terms.services[place].id;
    remove_at(facts.terms.services, place);
    std::erase_if(facts.figures.services,
                  [&](const ServiceFigures& service) { return service.id == id; });
    for (RiskShare& risk_share : facts.terms.risk_shares) {
        auto* named = std::get_if<std::vector<std::string>>(&risk_share.services);
        if (named != nullptr) { std::erase(*named, id); }
    }
    for (Stream& stream : facts.terms.streams) {
        if (stream.services) { std::erase(*stream.services, id); }
        if (stream.services && stream.services->empty()) { stream.services.reset(); }
    }
    remove_changes(facts, [&](const ContributionChange& change) { return change.service == id; });
}

/// Removes a partner's entry.
template <class T>
void remove_entry(ByPartner<T>& list, const std::string& partner)
{
    std::erase_if(list, [&](const auto& entry) { return entry.first == partner; });
}

/// Adds the partner's entry to the other's.
template <class T, class Add>
void hand_over(ByPartner<T>& list, const std::string& partner, const std::string& other,
               const Add& add)
{
    const auto entry_of = [&](const std::string& id) {
        return std::ranges::find(list, id, [](const auto& entry) { return entry.first; });
    };
    if (entry_of(partner) == list.end()) { return; }
    if (entry_of(other) == list.end()) {
        entry_of(partner)->first = other;
        return;
    }
    entry_of(other)->second = add(entry_of(other)->second, entry_of(partner)->second);
    remove_entry(list, partner);
}

Percentage together(Percentage a, Percentage b)
{
    return Percentage::from_billionths(a.billionths() + b.billionths());
}

void remove_partner(std::vector<Band>& bands, const std::string& partner, const std::string& other)
{
    for (Band& band : bands) {
        remove_entry(band.partner_limits, partner);
        auto* to = std::get_if<To>(&band.split);
        if (to != nullptr && to->partner == partner) { to->partner = other; }
        auto* fixed = std::get_if<Fixed>(&band.split);
        if (fixed != nullptr) { hand_over(fixed->percentages, partner, other, together); }
    }
}

void remove_partner(Responsibility& responsible, const std::string& partner,
                    const std::string& other)
{
    for (auto* ground :
         {&responsible.statutory, &responsible.regulation, &responsible.traditional}) {
        if (*ground == partner) { *ground = other; }
    }
}

void remove_vat(Case& facts, const std::string& service)
{
    for (Service& terms : facts.terms.services) {
        if (terms.id == service) { terms.vat.reset(); }
    }
    for (ServiceFigures& figures : facts.figures.services) {
        if (figures.id == service) { figures.vat.reset(); }
    }
}

/// Without a service's VAT where the partner delivers it, as agent or principal.
void remove_partner_from_vat(Case& facts, const std::string& partner)
{
    for (Service& service : facts.terms.services) {
        if (!service.vat) { continue; }
        remove_entry(service.vat->recovery, partner);
        if (service.vat->delivered_by == partner || service.vat->agent_for == partner) {
            remove_vat(facts, service.id);
        }
    }
    remove_entry(facts.figures.partial_exemption, partner);
}

/// Removes a partner with its money; another takes over its services and its burden.
void remove_partner(Case& facts, std::size_t place)
{
    const std::string partner = facts.terms.partners[place].id;
    for (std::size_t i = facts.terms.streams.size(); i > 0; --i) {
        if (facts.terms.streams[i - 1].partner == partner) { remove_stream(facts, i - 1); }
    }
    remove_at(facts.terms.partners, place);
    const std::string other = facts.terms.partners.front().id;
    if (facts.terms.host == partner) { facts.terms.host = other; }
    for (Service& service : facts.terms.services) {
        remove_entry(service.contributions, partner);
        remove_entry(service.in_kind, partner);
        remove_partner(service.responsible, partner, other);
    }
    for (RiskShare& risk_share : facts.terms.risk_shares) {
        auto* stated = std::get_if<Stated>(&risk_share.base);
        if (stated != nullptr) { remove_entry(stated->amounts, partner); }
        auto* fixed = std::get_if<Fixed>(&risk_share.shares);
        if (fixed != nullptr) { hand_over(fixed->percentages, partner, other, together); }
        remove_partner(risk_share.overspend, partner, other);
        remove_partner(risk_share.underspend, partner, other);
    }
    for (EndingRule& rule : facts.terms.ending) {
        auto* to = std::get_if<To>(&rule.split);
        if (to != nullptr && to->partner == partner) { to->partner = other; }
        auto* fixed = std::get_if<Fixed>(&rule.split);
        if (fixed != nullptr) { hand_over(fixed->percentages, partner, other, together); }
    }
    if (facts.figures.ending) {
        for (EndingItem& item : *facts.figures.ending) {
            if (item.held_by == partner) { item.held_by = other; }
        }
    }
    std::erase_if(facts.terms.not_pooled, [&](const NotPooled& stated) {
        return stated.from == partner || stated.to == partner;
    });
    remove_changes(facts,
                   [&](const ContributionChange& change) { return change.partner == partner; });
    remove_partner_from_vat(facts, partner);
    for (ServiceFigures& service : facts.figures.services) {
        remove_entry(service.outturn, partner);
        remove_entry(service.paid, partner);
        for (Adjustment& adjustment : service.adjustments) {
            hand_over(adjustment.borne_by, partner, other, std::plus<Money>{});
        }
    }
    for (Decision& decision : facts.figures.decisions) {
        hand_over(decision.borne_by, partner, other, std::plus<Money>{});
    }
}

void add_changes_of_agreement(std::vector<Change>& changes, Case& facts)
{
    add_removals(
        changes, facts, [](Case & of) -> auto& { return of.terms.risk_shares; });
    add_removals(
        changes, facts, [](Case & of) -> auto& { return of.terms.not_pooled; });
    for (std::size_t i = 0; i < facts.terms.streams.size(); ++i) {
        changes.emplace_back([=](Case& copy) { remove_stream(copy, i); });
        changes.emplace_back([=](Case& copy) { copy.terms.streams[i].underspend_to.reset(); });
        changes.emplace_back([=](Case& copy) { copy.terms.streams[i].services.reset(); });
        changes.emplace_back([=](Case& copy) { copy.terms.streams[i].minimum.reset(); });
    }
    add_removals(
        changes, facts, [](Case & of) -> auto& { return of.terms.ending; });
    add_removals(
        changes, facts, [](Case & of) -> auto& { return of.terms.variations; });
    for (std::size_t i = 0; i < facts.terms.variations.size(); ++i) {
        add_removals(
            changes, facts, [=](Case & of) -> auto& { return of.terms.variations[i].changes; });
    }
    for (std::size_t i = 0; i < facts.terms.services.size(); ++i) {
        changes.emplace_back([=](Case& copy) { remove_service(copy, i); });
    }
    for (std::size_t i = 0; facts.terms.partners.size() > 1 && i < facts.terms.partners.size();
         ++i) {
        changes.emplace_back([=](Case& copy) { remove_partner(copy, i); });
    }
    for (std::size_t i = 0; i < facts.terms.risk_shares.size(); ++i) {
        if (facts.terms.risk_shares[i].cap_limits == CapLimits::payment) {
            changes.emplace_back(
                [=](Case& copy) { copy.terms.risk_shares[i].cap_limits = CapLimits::bearing; });
        }
        for (const auto direction : {&RiskShare::overspend, &RiskShare::underspend}) {
            add_removals(
                changes,
                facts, [=](Case & of) -> auto& { return of.terms.risk_shares[i].*direction; });
        }
    }
    changes.emplace_back([](Case& copy) {
        for (const Service& service : copy.terms.services) { remove_vat(copy, service.id); }
        copy.figures.partial_exemption.clear();
    });
    if (facts.terms.reserve) {
        changes.emplace_back([](Case& copy) { copy.terms.reserve.reset(); });
    }
    if (facts.terms.mechanisms) {
        changes.emplace_back([](Case& copy) { copy.terms.mechanisms.reset(); });
    }
}

void add_changes_of_vat(std::vector<Change>& changes, Case& facts)
{
    for (std::size_t i = 0; i < facts.terms.services.size(); ++i) {
        if (!facts.terms.services[i].vat) { continue; }
        changes.emplace_back([=](Case& copy) { remove_vat(copy, copy.terms.services[i].id); });
        changes.emplace_back([=](Case& copy) { copy.terms.services[i].vat->agent_for.reset(); });
        add_removals(
            changes, facts, [=](Case & of) -> auto& { return of.terms.services[i].vat->recovery; });
    }
    add_removals(
        changes, facts, [](Case & of) -> auto& { return of.figures.partial_exemption; });
}

void add_changes_of_ending(std::vector<Change>& changes, Case& facts)
{
    if (!facts.figures.ending) { return; }
    changes.emplace_back([](Case& copy) { copy.figures.ending.reset(); });
    add_removals(
        changes, facts, [](Case & of) -> auto& { return *of.figures.ending; });
}

void add_changes_of_services(std::vector<Change>& changes, Case& facts)
{
    for (std::size_t i = 0; i < facts.figures.services.size(); ++i) {
        add_removals(
            changes, facts, [=](Case & of) -> auto& { return of.figures.services[i].adjustments; });
        add_removals(
            changes, facts, [=](Case & of) -> auto& { return of.figures.services[i].outturn; });
        add_removals(
            changes, facts, [=](Case & of) -> auto& { return of.figures.services[i].paid; });
    }
    add_removals(
        changes, facts, [](Case & of) -> auto& { return of.figures.decisions; });
    for (std::size_t i = 0; i < facts.figures.decisions.size(); ++i) {
        add_removals(
            changes, facts, [=](Case & of) -> auto& { return of.figures.decisions[i].borne_by; });
    }
    for (std::size_t i = 0; i < facts.terms.services.size(); ++i) {
        add_removals(
            changes, facts, [=](Case & of) -> auto& { return of.terms.services[i].contributions; });
        add_removals(
            changes, facts, [=](Case & of) -> auto& { return of.terms.services[i].in_kind; });
        if (facts.terms.services[i].is_capital) {
            changes.emplace_back([=](Case& copy) { copy.terms.services[i].is_capital = false; });
        }
        if (facts.terms.services[i].ring_fence) {
            changes.emplace_back([=](Case& copy) { copy.terms.services[i].ring_fence.reset(); });
        }
    }
}

/// Every amount that stands by itself. Those of adjustments do not: who bears them adds up to them.
std::vector<Money*> amounts_of(Case& facts)
{
    std::vector<Money*> amounts;
    const auto add_lines = [&](auto& lines) {
        for (auto& entry : lines) {
            amounts.insert(amounts.end(), {&entry.second.gross, &entry.second.income});
        }
    };
    const auto add_entries = [&](ByPartner<Money>& list) {
        for (auto& entry : list) { amounts.push_back(&entry.second); }
    };
    for (Service& service : facts.terms.services) { add_lines(service.contributions); }
    for (ServiceFigures& service : facts.figures.services) { add_lines(service.outturn); }
    for (Service& service : facts.terms.services) {
        if (service.vat) { amounts.push_back(&service.vat->budgeted); }
    }
    for (ServiceFigures& service : facts.figures.services) {
        if (!service.vat) { continue; }
        amounts.insert(amounts.end(), {&service.vat->incurred, &service.vat->exempt});
    }
    for (auto& entry : facts.figures.partial_exemption) {
        amounts.insert(amounts.end(), {&entry.second.vat, &entry.second.exempt});
    }
    for (NotPooled& stated : facts.terms.not_pooled) { amounts.push_back(&stated.amount); }
    if (facts.figures.ending) {
        for (EndingItem& item : *facts.figures.ending) { amounts.push_back(&item.amount); }
    }
    for (Service& service : facts.terms.services) {
        for (auto& entry : service.in_kind) { amounts.push_back(&entry.second.value); }
    }
    for (ServiceFigures& service : facts.figures.services) { add_entries(service.paid); }
    if (facts.terms.reserve) { amounts.push_back(&facts.terms.reserve->balance); }
    for (RiskShare& risk_share : facts.terms.risk_shares) {
        if (auto* stated = std::get_if<Stated>(&risk_share.base)) { add_entries(stated->amounts); }
        for (auto* bands : {&risk_share.overspend, &risk_share.underspend}) {
            for (Band& band : *bands) {
                add_entries(band.partner_limits);
                if (!band.up_to) { continue; }
                auto* amount = std::get_if<Money>(&band.up_to->limit);
                if (amount != nullptr) { amounts.push_back(amount); }
            }
        }
    }
    return amounts;
}

/// All of the amount, half of it, and so on to a sixteenth. Pennies would take for ever where two
/// amounts must stay close to each other for the case to fail.
std::vector<Money> steps_down(Money amount)
{
    std::vector<Money> steps;
    const std::int64_t pence = amount.pence();
    for (std::int64_t step = pence; step != 0 && steps.size() < 5; step /= 2) {
        steps.push_back(Money::from_pence(step));
    }
    return steps;
}

void add_changes_of_amounts(std::vector<Change>& changes, Case& facts)
{
    const std::vector<Money*> amounts = amounts_of(facts);
    for (std::size_t i = 0; i < amounts.size(); ++i) {
        for (const Money step : steps_down(*amounts[i])) {
            changes.emplace_back([=](Case& copy) { *amounts_of(copy)[i] -= step; });
        }
    }
}

/// Takes an amount off a contribution, and off that partner's ledger for the service.
void spend_less_as_agreed(Case& facts, std::size_t service, std::size_t contribution, Money step)
{
    auto& [partner, agreed] = facts.terms.services[service].contributions[contribution];
    agreed.gross -= step;
    if (agreed.streams.size() == 1) { agreed.streams.front().second -= step; }
    for (ServiceFigures& figures : facts.figures.services) {
        if (figures.id != facts.terms.services[service].id) { continue; }
        for (auto& [ledger, recorded] : figures.outturn) {
            if (ledger == partner && recorded.gross >= step) { recorded.gross -= step; }
        }
    }
}

void add_changes_of_budgets(std::vector<Change>& changes, Case& facts)
{
    for (std::size_t i = 0; i < facts.terms.services.size(); ++i) {
        const auto& contributions = facts.terms.services[i].contributions;
        for (std::size_t k = 0; k < contributions.size(); ++k) {
            for (const Money step : steps_down(contributions[k].second.gross)) {
                changes.emplace_back([=](Case& copy) { spend_less_as_agreed(copy, i, k, step); });
            }
        }
    }
}

/// Makes each decision add up again by giving the missing amount to the first party. Removes those
/// on risk shares that are gone. Fails: InputError; MoneyOverflow.
void mend_decisions(Case& facts)
{
    if (facts.figures.decisions.empty()) { return; }
    const Agreement agreement{facts.terms};
    PositionFigures undecided = facts.figures;
    undecided.decisions.clear();
    const Settlement settlement = settle(Position{std::move(undecided), agreement});
    std::erase_if(facts.figures.decisions, [&](Decision& decision) {
        const auto result =
            std::ranges::find(settlement.risk_shares, decision.risk_share, &RiskShareResult::id);
        if (result == settlement.risk_shares.end() || decision.borne_by.empty()) { return true; }
        Money missing = result->shareable_variance;
        for (const auto& entry : decision.borne_by) { missing -= entry.second; }
        decision.borne_by.front().second += missing;
        return false;
    });
}

bool is_settled_once_mended(Case& facts)
{
    try {
        mend_decisions(facts);
        const Agreement agreement{facts.terms};
        const Position position{facts.figures, agreement};
        return true;
    } catch (const InputError&) {
        return false;
    } catch (const MoneyOverflow&) {
        return false;
    }
}

/// Mends what the change has left, or forgets what only a month's report needs where that no longer
/// fits; false where the facts can no longer be settled.
bool can_be_settled(Case& facts)
{
    if (is_settled_once_mended(facts)) { return true; }
    facts = without_month_end(std::move(facts));
    return is_settled_once_mended(facts);
}

/// The whole case. One that a change leaves as it is would be tried for ever.
std::string text_of(const Case& facts) { return file_of(facts.terms) + file_of(facts.figures); }

}  // namespace

rc::Seq<Case> smaller_cases(const Case& facts)
{
    Case found = facts;
    std::vector<Change> changes;
    changes.emplace_back([](Case& copy) { copy = without_month_end(std::move(copy)); });
    add_changes_of_agreement(changes, found);
    add_changes_of_vat(changes, found);
    add_changes_of_ending(changes, found);
    add_changes_of_services(changes, found);
    add_changes_of_budgets(changes, found);
    add_changes_of_amounts(changes, found);
    return rc::seq::mapMaybe(
        rc::seq::fromContainer(std::move(changes)),
        [facts, text = text_of(facts)](const Change& change) -> rc::Maybe<Case> {
            Case copy = facts;
            change(copy);
            if (!can_be_settled(copy)) { return rc::Nothing; }
            if (text_of(copy) == text) { return rc::Nothing; }
            return copy;
        });
}

}  // namespace riskshare::generated
