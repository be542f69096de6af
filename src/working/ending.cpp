#include "chapters.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

namespace riskshare::working {
namespace {

/// One asset or liability, and the rule by which it is divided.
struct Item {
    const Subject& subject;
    std::size_t index;
    const EndingItemResult& result;
    std::string name;
    std::string clause;
    std::size_t rule;

    [[nodiscard]] const EndingRule& stated() const
    {
        return subject.agreement.terms().ending[rule];
    }
    [[nodiscard]] std::string place(std::string_view what) const
    {
        return fmt::format("agreement:/ending/{}/split{}", rule, what);
    }
    [[nodiscard]] About about(std::string_view what, std::string_view label) const
    {
        return {.id = fmt::format("ending-item.{}/{}", result.id, what),
                .rule = "ending",
                .label = fmt::format("{}: {}", name, label)};
    }
    [[nodiscard]] About about_parts(std::string_view what, std::string_view label) const
    {
        About parts = about(what, label);
        parts.clause = stated().clause;
        return parts;
    }
    [[nodiscard]] std::string figure(std::string_view what) const
    {
        return fmt::format("/ending/items/{}/{}", index, what);
    }
};

/// What is left in the reserve: its opening balance less what it bore.
Figure explain_reserve_left(const Item& item, About about)
{
    Working& working = item.subject.working;
    const auto& reserve = item.subject.agreement.terms().reserve;
    About balance =
        item.about("balance", reserve ? "opening balance" : "no opening balance in the agreement");
    const Figure opening = reserve ? working.given(std::move(balance),
                                                   {reserve->balance, "agreement:/reserve/balance"})
                                   : working.sum(std::move(balance), {});
    return working.difference(std::move(about), opening,
                              {{item.subject.settlement.reserve, "reserve.fund/borne"}});
}

Figure explain_amount(const Item& item, bool is_reserve)
{
    About about = item.about(
        "amount", is_reserve ? "left, the opening balance less what the reserve bears"
                             : (is_asset(item.result.kind) ? "what it is worth" : "what it costs"));
    about.clause = item.clause;
    about.gives = {{item.figure("amount"), {item.result.amount}}};
    if (is_reserve) { return explain_reserve_left(item, std::move(about)); }
    return item.subject.working.given(
        std::move(about),
        {item.result.amount, fmt::format("position:/ending/{}/amount", item.index)});
}

std::vector<Weight> contribution_weights(const Item& item)
{
    std::vector<Weight> weights;
    for (const PartnerResult& partner : item.subject.settlement.partners) {
        weights.push_back(
            to_weight({partner.funding, fmt::format("partner.{}/funding", partner.id)}));
    }
    return weights;
}

std::vector<Weight> percentage_weights(const Item& item, const Fixed& fixed)
{
    const auto partners = item.subject.agreement.partners();
    std::vector<std::optional<Percentage>> stated(partners.size());
    for (const auto& [id, percentage] : fixed.percentages) {
        stated[*item.subject.agreement.find_partner(id)] = percentage;
    }
    std::optional<Figure> nothing;
    std::vector<Weight> weights;
    for (std::size_t i = 0; i < stated.size(); ++i) {
        if (stated[i]) {
            weights.push_back({stated[i]->billionths(), to_text(*stated[i]), to_text(*stated[i]),
                               item.place("/fixed/" + partners[i].id)});
            continue;
        }
        if (!nothing) {
            nothing = item.subject.working.sum(
                item.about("no_percentage", "percentage of partners that none is stated for"), {});
        }
        weights.push_back({0, to_text(nothing->value), "0%", nothing->from});
    }
    return weights;
}

std::vector<Weight> weights_of(const Item& item)
{
    if (const auto* fixed = std::get_if<Fixed>(&item.stated().split)) {
        return percentage_weights(item, *fixed);
    }
    if (std::holds_alternative<Equal>(item.stated().split)) {
        return std::vector<Weight>(item.result.by_partner.size(),
                                   Weight{1, "1", "1", item.place("")});
    }
    return contribution_weights(item);
}

/// All of it is one partner's, and nothing any other's.
std::vector<Figure> explain_all_to(const Item& item, const To& to, const Figure& amount)
{
    std::vector<Figure> parts;
    for (std::size_t i = 0; i < item.result.by_partner.size(); ++i) {
        const Partner& partner = item.subject.agreement.partners()[i];
        const bool is_all = partner.id == to.partner;
        About about = item.about_parts(
            "part." + partner.id,
            fmt::format("{} of it is {}'s", is_all ? "all" : "nothing", partner.name));
        about.gives = {{item.figure("by_partner/" + partner.id), {item.result.by_partner[i]}}};
        parts.push_back(item.subject.working.sum(std::move(about), is_all ? std::vector{amount}
                                                                          : std::vector<Figure>{}));
    }
    return parts;
}

std::vector<Figure> explain_parts(const Item& item, const Figure& amount)
{
    if (const auto* to = std::get_if<To>(&item.stated().split)) {
        return explain_all_to(item, *to, amount);
    }
    About about = item.about_parts("parts", "each partner's part");
    about.gives = {{item.figure("by_partner"), item.result.by_partner}};
    return item.subject.working.apportion(std::move(about), amount, weights_of(item), {},
                                          partner_ids(item.subject.agreement));
}

/// The figures that come to each of one partner's.
struct Share {
    std::vector<Figure> assets_held;
    std::vector<Figure> assets;
    std::vector<Figure> liabilities_met;
    std::vector<Figure> liabilities;
};

void explain_item(const Item& item, std::vector<Share>& shares)
{
    const Agreement& agreement = item.subject.agreement;
    const bool is_reserve = item.index == item.subject.position.figures().ending->size();
    const Figure amount = explain_amount(item, is_reserve);
    const std::vector<Figure> parts = explain_parts(item, amount);
    Share& holder = shares[*agreement.find_partner(item.result.held_by)];
    const bool is_held = is_asset(item.result.kind);
    (is_held ? holder.assets_held : holder.liabilities_met).push_back(amount);
    for (std::size_t i = 0; i < parts.size(); ++i) {
        (is_held ? shares[i].assets : shares[i].liabilities).push_back(parts[i]);
    }
}

/// Gives what the partner pays or receives.
Figure explain_settlement(const Subject& subject, std::size_t partner, const Share& share)
{
    Working& working = subject.working;
    const EndingPartnerResult& result = subject.settlement.ending->partners[partner];
    const auto about = [&](std::string_view what, std::string_view label) {
        return About{.id = fmt::format("ending-partner.{}/{}", result.id, what),
                     .rule = "ending",
                     .label =
                         fmt::format("{}: {}", subject.agreement.partners()[partner].name, label),
                     .partners = {result.id}};
    };
    const auto claiming = [&](std::string_view what, std::string_view label, Money expected) {
        About claimed = about(what, label);
        claimed.gives = {{fmt::format("/ending/partners/{}/{}", partner, what), {expected}}};
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
                 "settlement on the ending (positive: pays), less its parts of all assets and the "
                 "liabilities it meets",
                 result.settlement),
        owes, {assets, liabilities_met});
}

}  // namespace

void explain_ending(const Subject& subject)
{
    const auto& stated = subject.position.figures().ending;
    if (!stated) { return; }
    const EndingResult& ending = *subject.settlement.ending;
    std::vector<Share> shares(ending.partners.size());
    for (std::size_t i = 0; i < ending.items.size(); ++i) {
        const EndingItemResult& result = ending.items[i];
        const bool is_reserve = i == stated->size();
        explain_item({subject, i, result, is_reserve ? "Reserve" : (*stated)[i].name,
                      is_reserve ? "" : (*stated)[i].clause,
                      *subject.agreement.find_ending_rule(result.kind)},
                     shares);
    }
    std::vector<Figure> owed;
    for (std::size_t i = 0; i < shares.size(); ++i) {
        owed.push_back(explain_settlement(subject, i, shares[i]));
    }
    const auto first =
        std::ranges::find(subject.settlement.payments, PaymentKind::ending, &Payment::kind);
    explain_payments(subject, "ending", "Payment on the ending", owed,
                     static_cast<std::size_t>(first - subject.settlement.payments.begin()));
}

}  // namespace riskshare::working
