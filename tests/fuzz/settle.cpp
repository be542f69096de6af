#include <array>
#include <cstdint>
#include <iostream>
#include <limits>
#include <optional>
#include <variant>
#include <vector>

#include <rapidcheck.h>

#include <riskshare/explanation.hpp>

#include "../generated/drawing.hpp"
#include "../laws/laws.hpp"
#include "draw.hpp"
#include "target.hpp"

/// Agreements and positions from the generator of the properties, which draws them from the input
/// instead of from chance; and every law of docs/rules.md 8.

namespace riskshare::fuzz {
namespace {

using namespace generated;
using namespace laws;

template <class List, class Amount>
void add_each(std::vector<Money*>& amounts, List& list, Amount amount)
{
    for (auto& entry : list) { amounts.push_back(&(entry.second.*amount)); }
}

void add_each(std::vector<Money*>& amounts, ByPartner<Money>& list)
{
    for (auto& entry : list) { amounts.push_back(&entry.second); }
}

void add_each(std::vector<Money*>& amounts, LedgerFigures& ledger)
{
    for (auto* figure : {&ledger.original_budget, &ledger.latest_budget, &ledger.budget_to_date,
                         &ledger.actual_to_date, &ledger.previous_forecast}) {
        if (*figure) { amounts.insert(amounts.end(), {&(*figure)->gross, &(*figure)->income}); }
    }
}

/// Every amount that an agreement and a position state.
std::vector<Money*> amounts_in(Case& facts)
{
    std::vector<Money*> amounts;
    if (facts.terms.reserve) { amounts.push_back(&facts.terms.reserve->balance); }
    for (Service& service : facts.terms.services) {
        add_each(amounts, service.contributions, &Contribution::gross);
        add_each(amounts, service.contributions, &Contribution::income);
        if (service.vat) { amounts.push_back(&service.vat->budgeted); }
        for (auto& entry : service.contributions) { add_each(amounts, entry.second.streams); }
    }
    for (RiskShare& risk_share : facts.terms.risk_shares) {
        if (auto* stated = std::get_if<Stated>(&risk_share.base)) {
            add_each(amounts, stated->amounts);
        }
        for (std::vector<Band>* bands : {&risk_share.overspend, &risk_share.underspend}) {
            for (Band& band : *bands) { add_each(amounts, band.partner_limits); }
        }
    }
    for (NotPooled& stated : facts.terms.not_pooled) { amounts.push_back(&stated.amount); }
    if (facts.figures.ending) {
        for (EndingItem& item : *facts.figures.ending) { amounts.push_back(&item.amount); }
    }
    for (Stream& stream : facts.terms.streams) {
        if (stream.minimum) { amounts.push_back(&*stream.minimum); }
    }
    for (Service& service : facts.terms.services) {
        add_each(amounts, service.in_kind, &InKind::value);
    }
    for (Variation& variation : facts.terms.variations) {
        for (ContributionChange& change : variation.changes) {
            amounts.insert(amounts.end(), {&change.gross, &change.income});
        }
    }
    for (ServiceFigures& service : facts.figures.services) {
        add_each(amounts, service.outturn, &Recorded::gross);
        add_each(amounts, service.outturn, &Recorded::income);
        add_each(amounts, service.paid);
        if (service.vat) {
            amounts.insert(amounts.end(), {&service.vat->incurred, &service.vat->exempt});
        }
        for (Adjustment& adjustment : service.adjustments) {
            amounts.push_back(&adjustment.amount);
            add_each(amounts, adjustment.borne_by);
        }
        for (auto& entry : service.ledgers) { add_each(amounts, entry.second); }
    }
    add_each(amounts, facts.figures.partial_exemption, &PartialExemptionFigures::vat);
    add_each(amounts, facts.figures.partial_exemption, &PartialExemptionFigures::exempt);
    for (Decision& decision : facts.figures.decisions) { add_each(amounts, decision.borne_by); }
    for (LedgerBalance& balance : facts.figures.balances) {
        amounts.insert(amounts.end(), {&balance.receivable, &balance.payable, &balance.income,
                                       &balance.expenditure});
    }
    return amounts;
}

/// Puts any amount at all in a few places: rules are broken, and sums leave 64 bits of pence.
void distort(Case& facts)
{
    const std::vector<Money*> amounts = amounts_in(facts);
    if (amounts.empty()) { return; }
    for (std::size_t left = draw_count(1, 3); left > 0; --left) {
        const Money amount =
            draw_amount(Money::from_pence(std::numeric_limits<std::int64_t>::max()));
        *draw_from(amounts) = chance(50) ? -amount : amount;
    }
}

std::optional<Settled> settled(const Case& facts)
{
    try {
        return Settled{facts};
    } catch (const InputError&) {
        return std::nullopt;
    } catch (const MoneyOverflow&) {
        return std::nullopt;
    }
}

/// A law that compares this settlement with that of other facts. These may be out of bounds, or the
/// law may have nothing to say of them.
void check_drawn_law(const Case& facts)
{
    constexpr std::array laws{check_opposites,
                              check_other_names,
                              check_other_order_of_partners,
                              check_other_order_of_services,
                              check_service_in_two,
                              check_without_risk_shares,
                              check_larger_overspend,
                              check_comparison,
                              check_ring_fences,
                              check_variation_and_reverse,
                              check_virement,
                              check_month_end_apart,
                              check_decided_as_formula};
    try {
        laws[draw_place(laws.size())](facts);
    } catch (const InputError&) {
    } catch (const MoneyOverflow&) {
    } catch (const rc::detail::CaseResult& result) {
        if (result.type == rc::detail::CaseResult::Type::Failure) { throw; }
    }
}

void check_case(const Case& facts, bool may_be_refused)
{
    const auto result = settled(facts);
    if (!result) {
        RC_ASSERT(may_be_refused);
        return;
    }
    check_sums(*result);
    check_reserve(*result);
    check_payments(*result);
    check_maximums(*result);
    check_payment_limits(*result);
    check_decisions(*result);
    check_by_service(*result);
    check_ending(*result);
    check_contributions(*result);
    RC_ASSERT(!explain(result->settlement).empty());
    check_drawn_law(facts);
    if (!facts.terms.not_pooled.empty()) { check_not_pooled(facts); }
    if (!vat(result->position).services.empty()) { check_vat(facts); }
    if (facts.figures.ending) { check_ending_apart(facts); }
}

}  // namespace

void check(std::string_view input)
{
    draw_out_of(input);
    const bool is_distorted = chance(20);
    Case facts = draw_case();
    if (is_distorted) { distort(facts); }

    try {
        check_case(facts, is_distorted);
    } catch (...) {
        showValue(facts, std::cerr);
        throw;
    }
}

}  // namespace riskshare::fuzz
