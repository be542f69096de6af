#include "laws.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

#include <riskshare/json.hpp>

#include "exact.hpp"
#include "variations.hpp"

namespace riskshare::laws {
namespace {

using generated::chance;
using generated::draw;
using generated::draw_amount;

/// The case as its agreement stands at the end of its month, each base at that of the contributions
/// that is asked for. Budgets of ledgers, which variations would contradict, are left out.
Case at_month_end(Case facts, BaseAt base_at)
{
    facts = generated::without_month_end(std::move(facts));
    const Agreement then = Agreement{facts.terms}.at_month_end(facts.figures.month);
    facts.terms = then.terms();
    for (RiskShare& risk_share : facts.terms.risk_shares) {
        const bool is_stated = std::holds_alternative<Stated>(risk_share.base);
        if (!is_stated) { risk_share.base_at = base_at; }
    }
    return facts;
}

Date last_day(const Case& facts)
{
    constexpr std::array last{30, 31, 30, 31, 31, 30, 31, 30, 31, 31, 28, 31};
    const int year = facts.terms.financial_year.start();
    const int month = facts.figures.month;
    return Date::on(year + (month > 9 ? 1 : 0), (month + 2) % 12 + 1,
                    last.at(static_cast<std::size_t>(month - 1)));
}

Variation variation(const Case& facts, std::string id, VariationKind kind,
                    std::vector<ContributionChange> changes)
{
    return {std::move(id), last_day(facts), kind, chance(50), "The board", std::move(changes)};
}

/// A settled service and one of its contributors; absent where the draw finds none.
struct Contributor {
    const Service& service;
    const std::string& partner;
    const Contribution& contribution;
};

std::optional<Contributor> draw_contributor(const AgreementTerms& terms)
{
    const auto place = [](const auto& list) {
        return static_cast<std::size_t>(draw(0, std::ssize(list) - 1));
    };
    const Service& service = terms.services[place(terms.services)];
    if (service.fund == Fund::associated || service.contributions.empty()) { return std::nullopt; }
    const auto& [partner, contribution] = service.contributions[place(service.contributions)];
    return Contributor{service, partner, contribution};
}

bool is_valid(const Case& facts) { return problems_in(facts.terms).empty(); }

std::string settled_file(const Case& facts) { return to_json(Settled{facts}.settlement); }

Exact net(const GrossAndIncome& money) { return Exact{money.gross.pence()} - money.income.pence(); }

}  // namespace

void check_contributions(const Settled& settled)
{
    const auto all = contributions(settled.position).services;
    for (std::size_t i = 0; i < all.size(); ++i) {
        Exact latest = 0;
        for (const ServiceContribution& contribution : all[i]) {
            RC_ASSERT((net(contribution.opening) + net(contribution.recurrent) +
                           net(contribution.one_off) ==
                       net(contribution.latest)));
            latest += net(contribution.latest);
            if (!contribution.schedule) { continue; }
            const ByMonth& schedule = *contribution.schedule;
            RC_ASSERT((total_of(schedule) == net(contribution.latest)));
            const auto months = static_cast<std::size_t>(settled.position.figures().month);
            const auto& [due, paid, still_due] = *contribution.paid_against_due;
            RC_ASSERT((total_of(std::span{schedule}.first(months)) == due.pence()));
            RC_ASSERT(due - paid == still_due);
        }
        RC_ASSERT((latest == settled.settlement.services[i].budget.pence()));
    }
}

void check_variation_and_reverse(const Case& facts)
{
    const Case before = at_month_end(facts, chance(50) ? BaseAt::opening : BaseAt::latest);
    const auto contributor = draw_contributor(before.terms);
    if (!contributor || !is_valid(before)) { return; }
    const Money amount = 1_p + draw_amount(1'000_p);
    ContributionChange there{contributor->service.id, contributor->partner, amount};
    ContributionChange back{contributor->service.id, contributor->partner, -amount};
    Case after = before;
    using enum VariationKind;
    after.terms.variations.push_back(variation(before, "there", contribution, {there}));
    after.terms.variations.push_back(variation(before, "back", contribution, {back}));
    RC_ASSERT(is_valid(after));
    RC_ASSERT(settled_file(after) == settled_file(before));
}

void check_virement(const Case& facts)
{
    const Case before = without_decisions(at_month_end(facts, BaseAt::opening));
    const auto from = draw_contributor(before.terms);
    const auto to = draw_contributor(before.terms);
    if (!from || !to || from->service.id == to->service.id || !is_valid(before)) { return; }
    const Money amount = draw_amount(std::min(from->contribution.gross, before.spare));
    Case after = before;
    after.terms.variations.push_back(variation(
        before, "move", VariationKind::virement,
        {{from->service.id, from->partner, -amount}, {to->service.id, from->partner, amount}}));
    if (!is_valid(after)) { return; }
    const Settled settled{after};
    const Settled unmoved{before};
    for (std::size_t i = 0; i < settled.settlement.partners.size(); ++i) {
        RC_ASSERT(settled.settlement.partners[i].funding == unmoved.settlement.partners[i].funding);
    }
    for (std::size_t i = 0; i < settled.settlement.risk_shares.size(); ++i) {
        RC_ASSERT(settled.settlement.risk_shares[i].base == unmoved.settlement.risk_shares[i].base);
    }
}

}  // namespace riskshare::laws
