#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include <riskshare/rules/variance.hpp>

#include "agreed/agreement.hpp"
#include "agreed/position.hpp"
#include "position_lists.hpp"
#include "text/printable_text.hpp"

namespace riskshare::checks {
namespace {

/// Reports a blank text, such as the minute.
void check_said(Collector& collector, const std::string& text, const Place& place,
                std::string_view remedy)
{
    const bool is_blank = text.find_first_not_of(" \t\r\n") == std::string::npos;
    if (!is_blank) { return; }
    collector.report("text_empty", place, "must not be empty", "found " + in_quotes(text), remedy);
}

void check_parties(const PositionContext& in, const ByPartner<Money>& borne_by, const Place& place)
{
    Seen seen;
    for (const auto& entry : borne_by) {
        const Place at = place / entry.first;
        if (!is_reserve(entry.first)) {
            check_partner(in, entry.first, at);
        } else if (!in.agreement.has_reserve()) {
            in.collector.report("reserve_missing", at, "must be a partner: there is no reserve",
                                "found \"reserve\", and the agreement has none",
                                R"(Let partners bear it, or add "reserve" to the agreement.)");
        }
        check_partner_once(in.collector, seen.is_first(entry.first), entry.first, at);
    }
}

/// The amount that the decision puts on the reserve.
Money borne_by_reserve(const Decision& decision)
{
    for (const auto& [party, amount] : decision.borne_by) {
        if (is_reserve(party)) { return amount; }
    }
    return 0_p;
}

void check_reserve_side(Collector& collector, const Decision& decision, const Place& place,
                        bool is_overspend)
{
    const Money borne = borne_by_reserve(decision);
    if (borne == 0_p || (borne > 0_p) == is_overspend) { return; }
    collector.report("reserve_wrong_way", place / "reserve",
                     is_overspend ? "must be zero or more: an overspend draws on the reserve"
                                  : "must be zero or less: an underspend adds to the reserve",
                     "found " + in_quotes(to_text(borne)),
                     is_overspend ? "Let partners bear less instead."
                                  : "Let partners keep less instead.");
}

void check_whole(Collector& collector, const Decision& decision, const Place& place,
                 Money shareable)
{
    const Wide decided = total_of(decision.borne_by);
    if (decided == shareable.pence()) { return; }
    if (!fits_money(decided) || !fits_money(decided - shareable.pence())) {
        return report_total_too_large(collector, place);
    }
    const std::string sum = addition(decision.borne_by);
    collector.report(
        "decision_not_whole", place, "must add up to the shareable variance of the risk share",
        fmt::format("found {}{}, but the shareable variance is {}: {}", sum.empty() ? "none" : sum,
                    decision.borne_by.size() > 1 ? " = " + to_text(to_money(decided)) : "",
                    to_text(shareable), shortfall(decided, shareable.pence())),
        "Correct one of the amounts; an underspend is negative.");
}

/// The amount the covered services bring to their risk share. Absent where that exceeds 64 bits.
std::optional<Money> shareable_variance_of(const PositionContext& in,
                                           std::span<const std::size_t> covered,
                                           std::span<const ServicePosition> services)
{
    std::vector<Money> brought;
    try {
        for (const std::size_t service : covered) {
            const ServicePosition& position = services[service];
            std::vector<Money> adjustments;
            for (const AgreedAdjustment& adjustment : position.adjustments) {
                adjustments.push_back(adjustment.amount);
            }
            brought.push_back(shareable_variance(
                variance({.outturn = position.outturn,
                          .budget = agreed_services(in.agreement)[service].budget}),
                adjustments));
        }
        return sum(brought);
    } catch (const MoneyOverflow&) {
        return std::nullopt;
    }
}

/// Reports a decision that does not fit the services that its risk share covers.
void check_fit(const PositionContext& in, const Decision& decision, const Place& place,
               std::size_t risk_share, std::span<const ServicePosition> services)
{
    const std::vector<std::size_t>& covered = agreed_risk_shares(in.agreement)[risk_share].services;
    if (covered.empty()) {
        in.collector.report(
            "decision_on_nothing", place / "risk_share",
            "must be a risk share that covers a service",
            fmt::format("found {}, which covers none", in_quotes(decision.risk_share)),
            "Remove the decision: there is nothing to bear.");
        return;
    }
    const auto shareable = shareable_variance_of(in, covered, services);
    if (!shareable) { return report_total_too_large(in.collector, place / "borne_by"); }
    check_whole(in.collector, decision, place / "borne_by", *shareable);
    check_reserve_side(in.collector, decision, place / "borne_by", *shareable >= 0_p);
}

/// Reports decisions that together draw more on the reserve than it holds.
void check_draws(const PositionContext& in)
{
    if (!in.agreement.has_reserve()) { return; }
    ByPartner<Money> draws;
    for (const Decision& decision : in.figures.decisions) {
        const Money borne = borne_by_reserve(decision);
        if (borne > 0_p) { draws.emplace_back("reserve", borne); }
    }
    const Money balance = in.agreement.reserve_balance();
    if (total_of(draws) <= balance.pence()) { return; }
    in.collector.report(
        "reserve_overdrawn", Place{"/decisions"},
        "must not draw more on the reserve than its opening balance",
        fmt::format("found {}, but the balance is {}", addition(draws), to_text(balance)),
        "Let partners bear the rest.");
}

}  // namespace

void check_decision_fits(const PositionContext& in, std::size_t decision,
                         std::span<const ServicePosition> services)
{
    const Decision& stated = in.figures.decisions[decision];
    const auto risk_share = in.names.risk_share(stated.risk_share);
    if (!risk_share) { return; }
    check_fit(in, stated, Place{"/decisions"} / decision, *risk_share, services);
}

void check_decisions(const PositionContext& in)
{
    Seen seen;
    for (std::size_t i = 0; i < in.figures.decisions.size() && in.collector.keeps_more(); ++i) {
        const Decision& decision = in.figures.decisions[i];
        const Place place = Place{"/decisions"} / i;
        check_risk_share(in, decision.risk_share, place / "risk_share");
        if (!seen.is_first(decision.risk_share)) {
            report_again(in.collector, "decision_repeated", place / "risk_share",
                         "must name each risk share once", in_quotes(decision.risk_share),
                         "Keep the decision that stands.");
        }
        check_said(in.collector, decision.decided_by, place / "decided_by", "Write who decided.");
        check_said(in.collector, decision.minute, place / "minute",
                   "Write where the decision is recorded.");
        check_parties(in, decision.borne_by, place / "borne_by");
    }
    check_draws(in);
}

}  // namespace riskshare::checks
