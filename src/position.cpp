#include <riskshare/position.hpp>

#include <utility>

#include "wide.hpp"

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

Wide net(const LedgerLine& line) { return Wide{line.gross.pence()} - line.income.pence(); }

ServicePosition resolve_service(const ServiceFigures& figures, std::size_t place,
                                const Agreement& agreement, std::size_t service)
{
    ServicePosition resolved{{}, 0_p, {}, true, place};
    Wide outturn = 0;
    for (const auto& [id, recorded] : figures.outturn) {
        resolved.ledger_lines.push_back(
            {*agreement.find_partner(id), recorded.gross, recorded.income});
        outturn += net(resolved.ledger_lines.back());
    }
    resolved.outturn = to_money(outturn);
    for (const Adjustment& adjustment : figures.adjustments) {
        resolved.adjustments.push_back(resolve_adjustment(adjustment, agreement, service));
    }
    return resolved;
}

void refuse_problems(const PositionFigures& figures, const Agreement& agreement)
{
    Problems problems = problems_in(figures, agreement);
    if (!problems.empty()) { throw InputError{std::move(problems)}; }
}

}  // namespace

Position::Position(PositionFigures figures, Agreement agreement)
    : figures_{std::move(figures)}, agreement_{std::move(agreement)}
{
    refuse_problems(figures_, agreement_);
    services_.assign(agreement_.services().size(), ServicePosition{{}, 0_p, {}, false, 0});
    std::vector<Wide> recorded(agreement_.partners().size(), 0);
    for (std::size_t place = 0; place < figures_.services.size(); ++place) {
        const ServiceFigures& stated = figures_.services[place];
        const std::size_t service = *agreement_.find_service(stated.id);
        services_[service] = resolve_service(stated, place, agreement_, service);
        if (!agreement_.is_settled(service)) { continue; }
        for (const LedgerLine& line : services_[service].ledger_lines) {
            recorded[line.partner] += net(line);
        }
    }
    for (const Wide& total : recorded) { recorded_.push_back(to_money(total)); }
}

}  // namespace riskshare
