#include <algorithm>
#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <fmt/format.h>

#include <riskshare/position.hpp>
#include <riskshare/rules/ending.hpp>
#include <riskshare/text/printable_text.hpp>

#include "findings.hpp"

namespace riskshare {
namespace {

/// A small file could name very many, and each has one for every partner.
constexpr std::size_t most_figures = 4'000'000;

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

/// Reports contributions that nothing can be divided in proportion to. False where it does.
bool check_contributions_divide(Findings& findings, const std::string& place,
                                const AgreementTerms& terms, std::span<const Money> contributions,
                                const std::string& when)
{
    constexpr std::string_view remedy =
        "Divide equally, by fixed percentages or to one partner, as was agreed.";
    const auto least = std::ranges::min_element(contributions);
    if (least == contributions.end()) { return true; }
    if (*least < 0_p) {
        const auto partner = static_cast<std::size_t>(least - contributions.begin());
        findings.report({"contributions_negative", place,
                         "must not divide by net contributions where a partner's are negative",
                         fmt::format("found {} for {}{}", in_quotes(to_text(*least)),
                                     in_quotes(terms.partners[partner].id), when),
                         std::string{remedy}});
        return false;
    }
    if (std::ranges::max(contributions) == 0_p) {
        findings.report({"contributions_zero", place,
                         "must not divide by net contributions where there are none",
                         "found a total of " + in_quotes(to_text(0_p)) + when,
                         std::string{remedy}});
        return false;
    }
    return true;
}

/// The same at every stage of the year, since an agreement may end in any month. The first that is
/// at fault is reported.
void check_contributions_divide(Findings& findings, const std::string& place,
                                const AgreementTerms& terms, std::span<const Stage> stages)
{
    if (!findings.readable("/services") || !findings.knows_partners()) { return; }
    for (const Stage& stage : stages) {
        if (!stage.fund) { return; }
        if (!check_contributions_divide(findings, place, terms, net_contributions(*stage.fund),
                                        stage.when)) {
            return;
        }
    }
}

void check_split(Findings& findings, const EndingSplit& split, const std::string& place,
                 const AgreementTerms& terms, const Names& names)
{
    if (const auto* fixed = std::get_if<Fixed>(&split)) {
        check_fixed(findings, *fixed, place + "/fixed", terms, names);
    }
    if (const auto* to = std::get_if<To>(&split)) {
        check_partner(findings, to->partner, place + "/to", terms, names);
    }
}

/// What is left in the reserve is an unspent balance.
void check_reserve_has_rule(Findings& findings, const AgreementTerms& terms)
{
    if (!has_reserve(terms)) { return; }
    const auto unspent = EndingKind::unspent_balance;
    if (std::ranges::find(terms.ending, unspent, &EndingRule::kind) != terms.ending.end()) {
        return;
    }
    findings.report({"ending_rule_missing", "/ending",
                     "must have a rule for what is left in the reserve, an unspent balance",
                     "found rules for " + kinds_with_rule(terms.ending) + " only",
                     "Add " + rule_to_add(unspent) + "."});
}

void check_item(Findings& findings, const EndingItem& item, const std::string& place,
                const Agreement& agreement, const Names& names)
{
    const AgreementTerms& terms = agreement.terms();
    check_text(findings, item.name, place + "/name");
    if (item.id == "reserve") {
        findings.report({"id_reserved", place + "/id",
                         "must not be reserve: that is what is left in the reserve",
                         "found " + in_quotes(item.id), "Choose another id."});
    }
    if (item.amount < 0_p) {
        findings.report({"negative_amount", place + "/amount", "must be zero or more",
                         "found " + in_quotes(to_text(item.amount)),
                         "Write what it is worth, or costs; what costs is a liability."});
    }
    check_partner(findings, item.held_by, place + "/held_by", terms, names);
    if (!agreement.find_ending_rule(item.kind)) {
        findings.report({"ending_rule_missing", place + "/kind",
                         "must be a kind that the agreement has a rule for",
                         fmt::format("found {}, and rules for {} only",
                                     in_quotes(to_text(item.kind)), kinds_with_rule(terms.ending)),
                         "Add " + rule_to_add(item.kind) + " to the agreement's \"ending\"."});
    }
}

}  // namespace

void check_ending(Findings& findings, const AgreementTerms& terms, const Names& names,
                  std::span<const Stage> stages)
{
    if (terms.ending.empty()) { return; }
    std::set<EndingKind> seen;
    for (std::size_t i = 0; i < terms.ending.size() && findings.keeps_more(); ++i) {
        const EndingRule& rule = terms.ending[i];
        const std::string place = fmt::format("/ending/{}", i);
        if (!seen.insert(rule.kind).second) {
            findings.report({"kind_repeated", place + "/kind", "must be a kind without a rule yet",
                             "found " + in_quotes(to_text(rule.kind)) + " a second time",
                             "Keep one rule for each kind."});
        }
        check_split(findings, rule.split, place + "/split", terms, names);
        if (std::holds_alternative<ByContributions>(rule.split)) {
            check_contributions_divide(findings, place + "/split", terms, stages);
        }
    }
    check_reserve_has_rule(findings, terms);
}

void check_ending(Findings& findings, const PositionFigures& figures, const Agreement& agreement,
                  const Names& names)
{
    if (!figures.ending) { return; }
    if (figures.basis != Basis::outturn && findings.readable("/basis")) {
        findings.report_list({"ending_forecast", "/ending",
                              "must be absent from a forecast: what is left is known at the end",
                              R"(found "basis": "forecast")",
                              "Take it out, or state the outturn."});
    }
    if (agreement.ending().empty()) {
        findings.report_list({"ending_not_agreed", "/ending",
                              "must be absent: the agreement does not say how to divide it",
                              R"(found no "ending" in the agreement)",
                              "Add \"ending\" to the agreement, with a rule for each kind."});
        return;
    }
    const std::vector<EndingItem>& items = *figures.ending;
    const std::size_t partners = agreement.partners().size();
    if (items.size() > most_figures / partners) {
        findings.report_list({"too_many_figures", "/ending",
                              "must come to at most 4000000 figures: partners times items",
                              fmt::format("found {} partners and {} items", partners, items.size()),
                              "Check that it is the file you meant."});
        return;
    }
    std::set<std::string_view> seen;
    for (std::size_t i = 0; i < items.size() && findings.keeps_more(); ++i) {
        const EndingItem& item = items[i];
        const std::string place = fmt::format("/ending/{}", i);
        check_id(findings, item.id, place + "/id", seen.insert(item.id).second);
        check_item(findings, item, place, agreement, names);
    }
    try {
        Money total = 0_p;
        for (const EndingItem& item : items) { total += item.amount; }
    } catch (const MoneyOverflow&) {
        findings.report(total_too_large("/ending"));
    }
}

}  // namespace riskshare
