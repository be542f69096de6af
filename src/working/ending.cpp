#include "explain.hpp"

#include <algorithm>
#include <utility>
#include <variant>

#include "agreed/agreement.hpp"
#include "values/overloaded.hpp"

namespace riskshare::working {
namespace {

/// One asset or liability, and the rule by which it is divided.
struct Item {
    const Context& context;
    std::size_t index;
    const EndingItemResult& result;
    std::string name;
    std::string clause;
    std::size_t rule;

    [[nodiscard]] const EndingRule& stated() const
    {
        return context.agreement.terms().ending[rule];
    }
    /// The place in the agreement that states the split.
    [[nodiscard]] Origin split() const
    {
        return context.working.origin("agreement:/ending/", rule, "/split");
    }
    [[nodiscard]] About about(std::string_view what, std::string_view label) const
    {
        return {.id = concat("ending-item.", result.id, "/", what),
                .rule = "ending",
                .label = concat(name, ": ", label)};
    }
    [[nodiscard]] About about_parts(std::string_view what, std::string_view label) const
    {
        About parts = about(what, label);
        parts.clause = stated().clause;
        return parts;
    }
    [[nodiscard]] std::string figure(std::string_view what) const
    {
        return concat("/ending/items/", index, "/", what);
    }
};

/// The balance of the reserve: its opening balance less what it bore.
Figure explain_reserve_left(const Item& item, About about)
{
    Working& working = item.context.working;
    const auto& reserve = item.context.agreement.terms().reserve;
    About balance =
        item.about("balance", reserve ? "opening balance" : "no opening balance in the agreement");
    const Figure opening = reserve ? working.given(std::move(balance),
                                                   {reserve->balance, "agreement:/reserve/balance"})
                                   : working.sum(std::move(balance), {});
    return working.difference(std::move(about), opening,
                              {{item.context.settlement.reserve, "reserve.fund/borne"}});
}

Figure explain_amount(const Item& item, bool is_reserve)
{
    About about =
        item.about("amount", is_reserve ? "left, the opening balance less what the reserve bears"
                                        : (is_asset(item.result.kind) ? "value" : "cost"));
    about.clause = item.clause;
    about.gives = {{item.figure("amount"), {item.result.amount}}};
    if (is_reserve) { return explain_reserve_left(item, std::move(about)); }
    return item.context.working.given(
        std::move(about), {item.result.amount, item.context.working.origin("position:/ending/",
                                                                           item.index, "/amount")});
}

std::vector<Weight> contribution_weights(const Item& item)
{
    std::vector<Weight> weights;
    for (const PartnerResult& partner : item.context.settlement.partners) {
        weights.push_back(to_weight(
            {partner.funding, item.context.working.origin("partner.", partner.id, "/funding")}));
    }
    return weights;
}

/// One partner has all of it.
std::vector<Figure> explain_all_to(const Item& item, const To& to, const Figure& amount)
{
    std::vector<Figure> parts;
    for (std::size_t i = 0; i < item.result.by_partner.size(); ++i) {
        const Partner& partner = item.context.agreement.partners()[i];
        const bool is_all = partner.id == to.partner;
        About about =
            item.about_parts(concat("part.", partner.id),
                             concat(is_all ? "all" : "none", " of it is ", partner.name, "'s"));
        about.gives = {
            {item.figure(concat("by_partner/", partner.id)), {item.result.by_partner[i]}}};
        parts.push_back(item.context.working.sum(std::move(about), is_all ? std::vector{amount}
                                                                          : std::vector<Figure>{}));
    }
    return parts;
}

std::vector<Figure> explain_parts(const Item& item, const Figure& amount)
{
    const auto apportion = [&](const std::vector<Weight>& weights) {
        About about = item.about_parts("parts", "each partner's part");
        about.gives = {{item.figure("by_partner"), item.result.by_partner}};
        return item.context.working.apportion(std::move(about), amount, weights, {},
                                              partner_ids(item.context.agreement));
    };
    return std::visit(
        overloaded{
            [&](const ByContributions&) { return apportion(contribution_weights(item)); },
            [&](const Equal&) { return apportion(equal_weights(item.context, item.split())); },
            [&](const Fixed& fixed) {
                return apportion(fixed_weights(item.context, fixed, item.split(),
                                               item.about("no_percentage", no_percentage)));
            },
            [&](const To& to) { return explain_all_to(item, to, amount); }},
        item.stated().split);
}

/// The figures behind one partner's sums.
struct Share {
    std::vector<Figure> assets_held;
    std::vector<Figure> assets;
    std::vector<Figure> liabilities_met;
    std::vector<Figure> liabilities;
};

void explain_item(const Item& item, std::vector<Share>& shares)
{
    const Agreement& agreement = item.context.agreement;
    const bool is_reserve = item.index == item.context.position.figures().ending->size();
    const Figure amount = explain_amount(item, is_reserve);
    const std::vector<Figure> parts = explain_parts(item, amount);
    Share& holder = shares[*agreement.find_partner(item.result.held_by)];
    const bool is_held = is_asset(item.result.kind);
    (is_held ? holder.assets_held : holder.liabilities_met).push_back(amount);
    for (std::size_t i = 0; i < parts.size(); ++i) {
        (is_held ? shares[i].assets : shares[i].liabilities).push_back(parts[i]);
    }
}

/// Returns the ending settlement of the partner.
Figure explain_settlement(const Context& context, std::size_t partner, const Share& share)
{
    Working& working = context.working;
    const EndingPartnerResult& result = context.settlement.ending->partners[partner];
    const auto about = [&](std::string_view what, std::string_view label) {
        return About{.id = concat("ending-partner.", result.id, "/", what),
                     .rule = "ending",
                     .label = concat(context.agreement.partners()[partner].name, ": ", label),
                     .partners = {result.id}};
    };
    const auto claiming = [&](std::string_view what, std::string_view label, Money expected) {
        About claimed = about(what, label);
        claimed.gives = {{concat("/ending/partners/", partner, "/", what), {expected}}};
        return claimed;
    };
    const Figure assets_held = working.sum(
        claiming("assets_held", "assets it keeps", result.share.assets_held), share.assets_held);
    const Figure assets = working.sum(
        claiming("assets", "its parts of all assets", result.share.assets), share.assets);
    const Figure liabilities_met = working.sum(
        claiming("liabilities_met", "liabilities it meets", result.share.liabilities_met),
        share.liabilities_met);
    const Figure liabilities = working.sum(
        claiming("liabilities", "its parts of all liabilities", result.share.liabilities),
        share.liabilities);
    const Figure owes =
        working.sum(about("owes", "assets it keeps and its parts of all liabilities"),
                    {assets_held, liabilities});
    return working.difference(
        claiming("settlement",
                 "ending settlement (positive: pays), less its parts of all assets and the "
                 "liabilities it meets",
                 result.settlement),
        owes, {assets, liabilities_met});
}

}  // namespace

void explain_ending(const Context& context)
{
    const auto& stated = context.position.figures().ending;
    if (!stated) { return; }
    const EndingResult& ending = *context.settlement.ending;
    std::vector<Share> shares(ending.partners.size());
    for (std::size_t i = 0; i < ending.items.size(); ++i) {
        const EndingItemResult& result = ending.items[i];
        const bool is_reserve = i == stated->size();
        explain_item({context, i, result, is_reserve ? "Reserve" : (*stated)[i].name,
                      is_reserve ? "" : (*stated)[i].clause,
                      *find_ending_rule(context.agreement, result.kind)},
                     shares);
    }
    std::vector<Figure> owed;
    for (std::size_t i = 0; i < shares.size(); ++i) {
        owed.push_back(explain_settlement(context, i, shares[i]));
    }
    explain_payments(context, PaymentKind::ending, "Payment on the ending", owed);
}

}  // namespace riskshare::working
