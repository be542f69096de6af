#include "position.hpp"

#include <utility>

#include "agreement.hpp"
#include "values/wide.hpp"

namespace riskshare {
namespace {

AgreedAdjustment resolve_adjustment(const Adjustment& stated, const Agreement& agreement,
                                    std::size_t service)
{
    AgreedAdjustment resolved{stated.kind, stated.amount, {}};
    for (const auto& [id, amount] : stated.borne_by) {
        resolved.borne_by.emplace_back(*agreement.find_partner(id), amount);
    }
    if (stated.borne_by.empty()) {
        resolved.borne_by.emplace_back(*agreement.services()[service].responsible, stated.amount);
    }
    return resolved;
}

Wide wide_net(const Line& line) { return Wide{line.gross.pence()} - line.income.pence(); }

ServicePosition resolve_service(const ServiceFigures& figures, std::size_t place,
                                const Agreement& agreement, std::size_t service)
{
    ServicePosition resolved{{}, 0_p, {}, true, place};
    Wide outturn = 0;
    for (const auto& [id, recorded] : figures.outturn) {
        resolved.ledger_lines.push_back(
            {*agreement.find_partner(id), recorded.gross, recorded.income});
        outturn += wide_net(resolved.ledger_lines.back());
    }
    resolved.outturn = to_money(outturn);
    for (const Adjustment& adjustment : figures.adjustments) {
        resolved.adjustments.push_back(resolve_adjustment(adjustment, agreement, service));
    }
    return resolved;
}

AgreedDecision resolve_decision(const Decision& stated, std::size_t place,
                                const Agreement& agreement)
{
    AgreedDecision resolved{place, std::vector<Money>(agreement.partners().size() + 1, 0_p)};
    for (const auto& [id, amount] : stated.borne_by) {
        const auto partner = agreement.find_partner(id);
        (partner ? resolved.borne[*partner] : resolved.borne.back()) = amount;
    }
    return resolved;
}

std::vector<std::optional<AgreedDecision>>
resolve_decisions(const PositionFigures& figures, const Agreement& agreement, const Names& names)
{
    std::vector<std::optional<AgreedDecision>> decisions(agreement.risk_shares().size());
    for (std::size_t place = 0; place < figures.decisions.size(); ++place) {
        const Decision& stated = figures.decisions[place];
        decisions[*names.risk_share(stated.risk_share)] =
            resolve_decision(stated, place, agreement);
    }
    return decisions;
}

}  // namespace

Position::State::State(PositionFigures stated, Agreement checked_against, Agreement at_month_end)
    : figures{std::move(stated)}, made_for{std::move(checked_against)}, agreement{
                                                                            std::move(at_month_end)}
{
    services.assign(agreement.services().size(), ServicePosition{{}, 0_p, {}, false, 0});
    std::vector<Wide> totals(agreement.partners().size(), 0);
    for (std::size_t place = 0; place < figures.services.size(); ++place) {
        const ServiceFigures& reported = figures.services[place];
        const std::size_t service = *agreement.find_service(reported.id);
        services[service] = resolve_service(reported, place, agreement, service);
        if (!agreement.is_in_fund(service)) { continue; }
        for (const Line& line : services[service].ledger_lines) {
            totals[line.partner] += wide_net(line);
        }
    }
    for (const Wide& total : totals) { recorded.push_back(to_money(total)); }
    decisions = resolve_decisions(figures, agreement, Agreement::State::names_of(agreement));
}

const PositionFigures& Position::figures() const { return state_->figures; }
const Agreement& Position::agreement() const { return state_->agreement; }
bool Position::belongs_to(const Agreement& agreement) const
{
    return state_->made_for == agreement || state_->agreement == agreement;
}
std::span<const ServicePosition> Position::services() const { return state_->services; }
std::span<const Money> Position::recorded() const { return state_->recorded; }
std::span<const std::optional<AgreedDecision>> Position::decisions() const
{
    return state_->decisions;
}

}  // namespace riskshare
