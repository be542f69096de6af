#include <algorithm>
#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <fmt/format.h>

#include <riskshare/rules/ending.hpp>

#include "agreed/agreement.hpp"
#include "agreement_lists.hpp"
#include "position_lists.hpp"
#include "text/printable_text.hpp"
#include "values/limits.hpp"
#include "values/overloaded.hpp"

namespace riskshare::checks {
namespace {

/// The kinds that have a rule, as a message lists them.
std::string kinds_with_rule(const std::vector<EndingRule>& rules)
{
    std::set<EndingKind> kinds;
    for (const EndingRule& rule : rules) { kinds.insert(rule.kind); }
    std::string text;
    for (const EndingKind kind : kinds) {
        text += (text.empty() ? "" : ", ") + in_quotes(to_text(kind));
    }
    return text;
}

std::string rule_to_add(EndingKind kind)
{
    return fmt::format(R"({{"kind": "{}", "split": …}})", to_text(kind));
}

/// The partners' net contributions to both funds.
std::vector<Money> net_contributions(const FundTable& fund)
{
    std::vector<Money> amounts;
    for (const IntegratedMoney net : fund.integrated.net_by_partner) {
        amounts.push_back(net.amount());
    }
    return amounts;
}

constexpr std::string_view other_splits =
    "Divide equally, by fixed percentages or to one partner, as agreed.";

/// Reports contributions that no amount can be divided by. False where it does.
bool check_contributions_divide(const Context& in, const Place& place,
                                std::span<const Money> contributions, const std::string& when)
{
    const auto least = std::ranges::min_element(contributions);
    if (least == contributions.end()) { return true; }
    if (*least < 0_p) {
        const auto partner = static_cast<std::size_t>(least - contributions.begin());
        in.collector.report("contributions_negative", place,
                            "cannot divide by net contributions: a partner's are negative",
                            fmt::format("found {} for {}{}", in_quotes(to_text(*least)),
                                        in_quotes(in.terms.partners[partner].id), when),
                            other_splits);
        return false;
    }
    if (std::ranges::max(contributions) == 0_p) {
        in.collector.report("contributions_zero", place,
                            "cannot divide by net contributions: they are all zero",
                            "found a total of " + in_quotes(to_text(0_p)) + when, other_splits);
        return false;
    }
    return true;
}

/// Checks every stage of the year, since an agreement may end in any month. Reports the first that
/// fails.
void check_contributions_divide(const Context& in, const Place& place,
                                std::span<const Stage> stages)
{
    if (!in.collector.readable(Place{"/services"}) || !in.knows_partners) { return; }
    for (const Stage& stage : settled_stages(stages)) {
        if (!stage.fund) { return; }
        if (!check_contributions_divide(in, place, net_contributions(*stage.fund), stage.when)) {
            return;
        }
    }
}

void check_split(const Context& in, const EndingSplit& split, const Place& place,
                 std::span<const Stage> stages)
{
    std::visit(
        overloaded{[&](const ByContributions&) { check_contributions_divide(in, place, stages); },
                   [](const Equal&) {},
                   [&](const Fixed& fixed) { check_fixed(in, fixed, place / "fixed"); },
                   [&](const To& to) { check_partner(in, to.partner, place / "to"); }},
        split);
}

/// The rest of the reserve is an unspent balance.
void check_reserve_has_rule(const Context& in)
{
    if (!has_reserve(in.terms)) { return; }
    constexpr auto unspent = EndingKind::unspent_balance;
    const auto is_for_unspent = [](const EndingRule& rule) { return rule.kind == unspent; };
    if (std::ranges::any_of(in.terms.ending, is_for_unspent)) { return; }
    in.collector.report("ending_rule_missing", Place{"/ending"},
                        "must have a rule for what is left in the reserve, an unspent balance",
                        "found rules for " + kinds_with_rule(in.terms.ending) + " only",
                        "Add " + rule_to_add(unspent) + ".");
}

void check_item(const PositionContext& in, const EndingItem& item, const Place& place)
{
    check_text(in.collector, item.name, place / "name");
    if (is_reserve(item.id)) {
        report_reserved(in.collector, item.id, place / "id",
                        "must not be reserve: that is what is left in the reserve");
    }
    check_not_negative(in.collector, item.amount, place / "amount",
                       "Write the worth of an asset or the cost of a liability.");
    check_partner(in, item.held_by, place / "held_by");
    if (find_ending_rule(in.agreement, item.kind)) { return; }
    in.collector.report(
        "ending_rule_missing", place / "kind", "must be a kind that the agreement has a rule for",
        fmt::format("found {}, and rules for {} only", in_quotes(to_text(item.kind)),
                    kinds_with_rule(in.terms.ending)),
        "Add " + rule_to_add(item.kind) + " to the agreement's \"ending\".");
}

void check_items(const PositionContext& in, const std::vector<EndingItem>& items)
{
    Seen seen;
    Wide total = 0;
    for (std::size_t i = 0; i < items.size() && in.collector.keeps_more(); ++i) {
        const EndingItem& item = items[i];
        const Place place = Place{"/ending"} / i;
        check_id(in.collector, item.id, place / "id", seen.is_first(item.id));
        check_item(in, item, place);
        total += item.amount.pence();
    }
    if (!fits_money(total)) { report_total_too_large(in.collector, Place{"/ending"}); }
}

}  // namespace

void check_ending(const Context& in, std::span<const Stage> stages)
{
    if (in.terms.ending.empty()) { return; }
    std::set<EndingKind> seen;
    for (std::size_t i = 0; i < in.terms.ending.size() && in.collector.keeps_more(); ++i) {
        const EndingRule& rule = in.terms.ending[i];
        const Place place = Place{"/ending"} / i;
        if (!seen.insert(rule.kind).second) {
            report_again(in.collector, "kind_repeated", place / "kind", "must not have two rules",
                         in_quotes(to_text(rule.kind)), "Keep one rule for each kind.");
        }
        check_split(in, rule.split, place / "split", stages);
    }
    check_reserve_has_rule(in);
}

void check_ending(const PositionContext& in)
{
    if (!in.figures.ending) { return; }
    const Place place{"/ending"};
    if (in.figures.basis != Basis::outturn && in.collector.readable(Place{"/basis"})) {
        in.collector.report_list(
            "ending_forecast", place, "belongs to an outturn: what is left is known at the end",
            R"(found "basis": "forecast")", "Remove it, or state the outturn.");
    }
    if (agreed_ending(in.agreement).empty()) {
        return in.collector.report_list("ending_not_agreed", place,
                                        "needs rules in the agreement for how to divide it",
                                        R"(found no "ending" in the agreement)",
                                        "Add \"ending\" to the agreement, with a rule for each "
                                        "kind.");
    }
    const std::size_t partners = in.agreement.partners().size();
    const std::size_t items = in.figures.ending->size();
    if (items > most_figures / partners) {
        return in.collector.report_list(
            "too_many_figures", place,
            fmt::format("must have at most {} figures: partners times items", most_figures),
            fmt::format("found {} partners and {} items", partners, items),
            "Check that this is the right file.");
    }
    check_items(in, *in.figures.ending);
}

}  // namespace riskshare::checks
