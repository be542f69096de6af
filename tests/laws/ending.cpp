#include "laws.hpp"

#include <string>

#include "exact.hpp"
#include "told.hpp"
#include "variations.hpp"

namespace riskshare::laws {
namespace {

/// The exact sums of one partner's parts of all items.
struct ExactShare {
    Exact assets_held = 0;
    Exact assets = 0;
    Exact liabilities_met = 0;
    Exact liabilities = 0;
};

bool is_liability(EndingKind kind)
{
    using enum EndingKind;
    return kind == redundancy || kind == pensions || kind == other_liability;
}

/// Each partner's weight in the division of one kind.
std::vector<Exact> weights_for(const Settled& settled, EndingKind kind)
{
    std::vector<Exact> weights;
    for (const EndingRule& rule : settled.agreement.terms().ending) {
        if (rule.kind != kind) { continue; }
        for (const PartnerResult& partner : settled.settlement.partners) {
            Exact weight = 0;
            if (std::holds_alternative<ByContributions>(rule.split)) {
                weight = partner.funding.pence();
            }
            if (std::holds_alternative<Equal>(rule.split)) { weight = 1; }
            const auto* to = std::get_if<To>(&rule.split);
            if (to != nullptr && to->partner == partner.id) { weight = 1; }
            if (const auto* fixed = std::get_if<Fixed>(&rule.split)) {
                for (const auto& [id, percentage] : fixed->percentages) {
                    if (id == partner.id) { weight = percentage.billionths(); }
                }
            }
            weights.push_back(weight);
        }
    }
    return weights;
}

/// The items are those of the position, and the reserve's closing balance.
void check_items_are_stated(const Settled& settled)
{
    const std::vector<EndingItem>& stated = *settled.position.figures().ending;
    const std::vector<EndingItemResult>& items = settled.settlement.ending->items;
    for (std::size_t i = 0; i < stated.size(); ++i) {
        RC_ASSERT(items.at(i).id == stated[i].id);
        RC_ASSERT((items[i].kind == stated[i].kind));
        RC_ASSERT(items[i].amount == stated[i].amount);
        RC_ASSERT(items[i].held_by == stated[i].held_by);
    }
    if (!settled.agreement.has_reserve()) {
        RC_ASSERT(items.size() == stated.size());
        RC_ASSERT(settled.settlement.reserve == 0_p);
        return;
    }
    RC_ASSERT(items.size() == stated.size() + 1);
    RC_ASSERT(items.back().id == "reserve");
    RC_ASSERT((items.back().kind == EndingKind::unspent_balance));
    RC_ASSERT(items.back().held_by == *settled.agreement.terms().host);
    const Exact closing =
        Exact{settled.agreement.reserve_balance().pence()} - settled.settlement.reserve.pence();
    RC_ASSERT((Exact{items.back().amount.pence()} == closing));
    RC_ASSERT(items.back().amount >= 0_p);
}

void add_item(std::vector<ExactShare>& shares, const Settled& settled, const EndingItemResult& item)
{
    RC_ASSERT((total_of(item.by_partner) == item.amount.pence()));
    RC_ASSERT(item.by_partner == *apportion_by_hand(item.amount, weights_for(settled, item.kind)));
    for (std::size_t i = 0; i < shares.size(); ++i) {
        const bool is_cost = is_liability(item.kind);
        (is_cost ? shares[i].liabilities : shares[i].assets) += item.by_partner[i].pence();
        if (settled.agreement.partners()[i].id != item.held_by) { continue; }
        (is_cost ? shares[i].liabilities_met : shares[i].assets_held) += item.amount.pence();
    }
}

}  // namespace

void check_ending(const Settled& settled)
{
    RC_ASSERT(settled.settlement.ending.has_value() ==
              settled.position.figures().ending.has_value());
    if (!settled.settlement.ending) { return; }
    check_items_are_stated(settled);
    const EndingResult& ending = *settled.settlement.ending;
    std::vector<ExactShare> shares(settled.agreement.partners().size());
    for (const EndingItemResult& item : ending.items) { add_item(shares, settled, item); }
    Exact all_settlements = 0;
    RC_ASSERT(ending.partners.size() == shares.size());
    for (std::size_t i = 0; i < shares.size(); ++i) {
        const auto& [id, share, settlement] = ending.partners[i];
        RC_ASSERT(id == settled.agreement.partners()[i].id);
        RC_ASSERT((shares[i].assets_held == share.assets_held.pence()));
        RC_ASSERT((shares[i].assets == share.assets.pence()));
        RC_ASSERT((shares[i].liabilities_met == share.liabilities_met.pence()));
        RC_ASSERT((shares[i].liabilities == share.liabilities.pence()));
        // The partner has exactly its parts once it has paid.
        const Exact before = shares[i].assets_held - shares[i].liabilities_met;
        RC_ASSERT((before - settlement.pence() == shares[i].assets - shares[i].liabilities));
        all_settlements += settlement.pence();
    }
    RC_ASSERT((all_settlements == 0));
}

void check_ending_apart(const Case& facts)
{
    const Case with = with_ending(facts);
    Case without = with;
    without.figures.ending.reset();
    File settlement = told(with);
    RC_ASSERT(settlement.contains("ending") == with.figures.ending.has_value());
    settlement.erase("ending");
    take(settlement.at("payments"),
         [](const File& payment) { return payment.at("kind") == "ending"; });
    take_steps(settlement, "ending");
    take(settlement.at("explanation"), [](const File& step) {
        return step.at("id").get<std::string>().starts_with("payment.ending/");
    });
    RC_ASSERT((settlement == told(without)));
}

}  // namespace riskshare::laws
