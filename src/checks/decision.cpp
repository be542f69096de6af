#include <riskshare/position.hpp>

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include <fmt/format.h>

#include <riskshare/text/printable_text.hpp>

#include "findings.hpp"
#include "values/wide.hpp"

namespace riskshare {
namespace {

bool is_reserve(std::string_view party) { return party == "reserve"; }

/// Reports who decided, or the minute, where it is left blank.
void check_said(Findings& findings, const std::string& text, const std::string& place,
                std::string_view remedy)
{
    const bool is_blank = text.find_first_not_of(" \t\r\n") == std::string::npos;
    if (!is_blank) { return; }
    findings.report({"text_empty", place, "must say something", "found " + in_quotes(text),
                     std::string{remedy}});
}

void check_parties(Findings& findings, const ByPartner<Money>& borne_by, const std::string& place,
                   const Agreement& agreement, const Names& names)
{
    std::set<std::string_view> seen;
    for (const auto& entry : borne_by) {
        const std::string entry_place = place + "/" + pointer_token(entry.first);
        if (!is_reserve(entry.first)) {
            check_partner(findings, entry.first, entry_place, agreement.terms(), names);
        } else if (!agreement.has_reserve()) {
            findings.report({"reserve_missing", entry_place, "must be a reserve that there is",
                             "found none in the agreement",
                             R"(Let partners bear it, or add "reserve" to the agreement.)"});
        }
        check_named_once(findings, seen.insert(entry.first).second, entry.first, entry_place);
    }
}

/// What the services bring to each risk share. Shape: one per risk share of the agreement.
std::vector<Wide> shareable_variances(const PositionFigures& figures, const Agreement& agreement,
                                      const Names& names)
{
    std::vector<Wide> shareable(agreement.risk_shares().size(), 0);
    for (const ServiceFigures& service : figures.services) {
        const AgreedService& agreed = agreement.services()[*names.service(service.id)];
        if (!agreed.risk_share) { continue; }
        Wide& total = shareable[*agreed.risk_share];
        total -= agreed.budget.pence();
        for (const auto& entry : service.outturn) {
            total += Wide{entry.second.gross.pence()} - entry.second.income.pence();
        }
        for (const Adjustment& adjustment : service.adjustments) {
            total -= adjustment.amount.pence();
        }
    }
    return shareable;
}

/// What a decision says that the reserve bears.
Money borne_by_reserve(const Decision& decision)
{
    for (const auto& [party, amount] : decision.borne_by) {
        if (is_reserve(party)) { return amount; }
    }
    return 0_p;
}

void check_reserve_side(Findings& findings, const Decision& decision, const std::string& place,
                        bool is_overspend)
{
    const Money borne = borne_by_reserve(decision);
    if (borne == 0_p || (borne > 0_p) == is_overspend) { return; }
    findings.report(
        {"reserve_wrong_way", place + "/reserve",
         is_overspend ? "must be zero or more: an overspend draws on the reserve"
                      : "must be zero or less: an underspend adds to the reserve",
         "found " + in_quotes(to_text(borne)),
         is_overspend ? "Let partners bear less instead." : "Let partners keep less instead."});
}

void check_whole(Findings& findings, const Decision& decision, const std::string& place,
                 const Wide& shareable)
{
    const Wide decided = total_of(decision.borne_by);
    if (decided == shareable) { return; }
    const Wide difference = abs(decided - shareable);
    if (!fits_money(decided) || !fits_money(shareable) || !fits_money(difference)) {
        findings.report(total_too_large(place));
        return;
    }
    const std::string sum = addition(decision.borne_by);
    findings.report(
        {"decision_not_whole", place, "must add up to the shareable variance of the risk share",
         fmt::format("found {}{}, but the shareable variance is {}: {} too {}",
                     sum.empty() ? "nothing" : sum,
                     decision.borne_by.size() > 1 ? " = " + to_text(to_money(decided)) : "",
                     to_text(to_money(shareable)), to_text(to_money(difference)),
                     decided < shareable ? "little" : "much"),
         "Correct one of the amounts; an underspend is negative."});
}

/// What the decision says must fit the services that the risk share covers.
void check_fit(Findings& findings, const Decision& decision, const std::string& place,
               const AgreedRiskShare& agreed, const Wide& shareable)
{
    if (agreed.services.empty()) {
        findings.report({"decision_on_nothing", place + "/risk_share",
                         "must be a risk share that covers a service",
                         fmt::format("found {}, which covers none", in_quotes(decision.risk_share)),
                         "Take the decision out: there is nothing to bear."});
        return;
    }
    check_whole(findings, decision, place + "/borne_by", shareable);
    check_reserve_side(findings, decision, place + "/borne_by", shareable >= 0);
}

/// Reports decisions that together draw more on the reserve than it holds.
void check_draws(Findings& findings, const PositionFigures& figures, const Agreement& agreement)
{
    ByPartner<Money> draws;
    for (const Decision& decision : figures.decisions) {
        const Money borne = borne_by_reserve(decision);
        if (borne > 0_p) { draws.emplace_back("reserve", borne); }
    }
    if (!agreement.has_reserve()) { return; }
    if (total_of(draws) <= agreement.reserve_balance().pence()) { return; }
    findings.report({"reserve_overdrawn", "/decisions",
                     "must draw no more on the reserve than its opening balance",
                     fmt::format("found {}, but the balance is {}", addition(draws),
                                 to_text(agreement.reserve_balance())),
                     "Let partners bear the rest."});
}

}  // namespace

void check_decisions(Findings& findings, const PositionFigures& figures, const Agreement& agreement,
                     const Names& names, bool services_are_sound)
{
    if (figures.decisions.empty()) { return; }
    std::vector<Wide> shareable;
    if (services_are_sound) { shareable = shareable_variances(figures, agreement, names); }
    std::set<std::string_view> seen;
    for (std::size_t i = 0; i < figures.decisions.size() && findings.keeps_more(); ++i) {
        const Decision& decision = figures.decisions[i];
        const std::string place = fmt::format("/decisions/{}", i);
        check_risk_share(findings, decision.risk_share, place + "/risk_share", agreement.terms(),
                         names);
        if (!seen.insert(decision.risk_share).second) {
            findings.report({"decision_repeated", place + "/risk_share",
                             "must name each risk share once",
                             "found " + in_quotes(decision.risk_share) + " a second time",
                             "Keep the decision that stands."});
        }
        check_said(findings, decision.decided_by, place + "/decided_by", "Write who decided.");
        check_said(findings, decision.minute, place + "/minute",
                   "Write where the decision is recorded.");
        check_parties(findings, decision.borne_by, place + "/borne_by", agreement, names);
        const auto index = names.risk_share(decision.risk_share);
        if (services_are_sound && index) {
            check_fit(findings, decision, place, agreement.risk_shares()[*index],
                      shareable[*index]);
        }
    }
    check_draws(findings, figures, agreement);
}

}  // namespace riskshare
