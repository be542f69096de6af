#include "position.hpp"

#include <algorithm>
#include <utility>

#include "agreement.hpp"

namespace riskshare {
inline namespace v0 {
namespace {

AgreedAdjustment agree_adjustment(const Adjustment& stated, const Names& names,
                                  const std::optional<std::size_t>& responsible)
{
    AgreedAdjustment agreed{stated.kind, stated.amount, {}};
    for (const auto& [id, amount] : stated.borne_by) {
        if (const auto partner = names.partner(id)) {
            agreed.borne_by.emplace_back(*partner, amount);
        }
    }
    if (stated.borne_by.empty() && responsible) {
        agreed.borne_by.emplace_back(*responsible, stated.amount);
    }
    return agreed;
}

AgreedDecision agree_decision(const Decision& stated, std::size_t place, const Agreement& agreement)
{
    AgreedDecision agreed{place, std::vector<Money>(agreement.partners().size() + 1, 0_p)};
    for (const auto& [id, amount] : stated.borne_by) {
        const auto partner = agreement.find_partner(id);
        (partner ? agreed.borne[*partner] : agreed.borne.back()) = amount;
    }
    return agreed;
}

std::vector<std::optional<AgreedDecision>> agree_decisions(const PositionFigures& figures,
                                                           const Agreement& agreement)
{
    std::vector<std::optional<AgreedDecision>> decisions(agreed_risk_shares(agreement).size());
    const Names& names = names_of(agreement);
    for (std::size_t place = 0; place < figures.decisions.size(); ++place) {
        const Decision& stated = figures.decisions[place];
        decisions[*names.risk_share(stated.risk_share)] = agree_decision(stated, place, agreement);
    }
    return decisions;
}

/// Turns names into indices, service by service, and adds up outturns.
class Agreeing {
public:
    Agreeing(const PositionFigures& figures, const Agreement& agreement)
        : agreement_{agreement}, names_{names_of(agreement)}
    {
        std::size_t lines = 0;
        std::size_t adjustments = 0;
        for (const ServiceFigures& service : figures.services) {
            lines += service.outturn.size();
            adjustments += service.adjustments.size();
        }
        // No list moves from here on, so services may refer to them.
        agreed_.lines.reserve(lines);
        agreed_.adjustments.reserve(adjustments);
        agreed_.services.assign(agreed_services(agreement).size(),
                                ServicePosition{{}, 0_p, {}, false, 0});
        agreed_.by_partner.resize(agreement.partners().size());
        for (std::size_t i = 0; i < figures.services.size(); ++i) { add(figures.services[i], i); }
    }

    [[nodiscard]] AgreedFigures take() { return std::move(agreed_); }

private:
    void add(const ServiceFigures& figures, std::size_t place)
    {
        const auto service = names_.service(figures.id);
        if (!service) { return; }
        const AgreedService& agreed = agreed_services(agreement_)[*service];
        const std::size_t first_line = agreed_.lines.size();
        const std::size_t first_adjustment = agreed_.adjustments.size();
        WideTotal total;
        for (const auto& [id, recorded] : figures.outturn) {
            total.add(recorded);
            if (const auto partner = names_.partner(id)) {
                add_line({*partner, recorded.gross, recorded.income}, agreed.is_in_fund);
            }
        }
        for (const Adjustment& adjustment : figures.adjustments) {
            agreed_.adjustments.push_back(agree_adjustment(adjustment, names_, agreed.responsible));
        }
        agreed_.fits = agreed_.fits && total.fits();
        agreed_.services[*service] = {std::span{agreed_.lines}.subspan(first_line),
                                      total.fits() ? to_money(total.net()) : 0_p,
                                      std::span{agreed_.adjustments}.subspan(first_adjustment),
                                      true, place};
    }

    void add_line(const Line& line, bool is_in_fund)
    {
        agreed_.lines.push_back(line);
        agreed_.by_partner[line.partner].of_all.add(line);
        if (is_in_fund) { agreed_.by_partner[line.partner].in_fund.add(line); }
    }

    const Agreement& agreement_;
    const Names& names_;
    AgreedFigures agreed_;
};

}  // namespace

AgreedFigures agree_figures(const PositionFigures& figures, const Agreement& agreement)
{
    AgreedFigures agreed = Agreeing{figures, agreement}.take();
    agreed.fits = agreed.fits && std::ranges::all_of(agreed.by_partner, &PartnerOutturn::fits);
    return agreed;
}

ServiceFigures with_outturn(ServiceFigures figures, std::span<const Line> lines,
                            std::span<const Partner> partners)
{
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (i == figures.outturn.size()) {
            figures.outturn.emplace_back(partners[lines[i].partner].id, Recorded{.gross = 0_p});
        }
        figures.outturn[i].second.gross = lines[i].gross;
        figures.outturn[i].second.income = lines[i].income;
    }
    return figures;
}

PositionState::PositionState(PositionFigures figures, Agreement agreement, AgreedFigures agreed)
    : services{std::move(agreed.services)}, by_partner{std::move(agreed.by_partner)}
{
    auto decisions = agree_decisions(figures, agreement);
    checked = std::make_shared<const CheckedFigures>(
        CheckedFigures{std::move(figures), std::move(agreement), std::move(agreed.lines),
                       std::move(agreed.adjustments), std::move(decisions)});
    for (const PartnerOutturn& outturn : by_partner) {
        recorded.push_back(to_money(outturn.in_fund.net()));
    }
}

PositionState::PositionState(const PositionState& other)
    : checked{other.checked}, services{other.services},
      by_partner{other.by_partner}, recorded{other.recorded}, changed{other.changed}
{
    for (const ChangedOutturn& outturn : changed) {
        services[outturn.service].ledger_lines = outturn.lines;
    }
}

const PositionFigures& PositionState::figures() const
{
    if (changed.empty()) { return checked->figures; }
    std::call_once(are_put_together_, [&] {
        PositionFigures figures = checked->figures;
        for (const ChangedOutturn& outturn : changed) {
            ServiceFigures& service = figures.services[services[outturn.service].place];
            service =
                with_outturn(std::move(service), outturn.lines, checked->agreement.partners());
        }
        changed_figures_ = std::move(figures);
    });
    return *changed_figures_;
}

const PositionFigures& Position::figures() const& { return state_->figures(); }
const Agreement& Position::agreement() const& { return state_->checked->agreement; }
std::span<const Money> Position::recorded() const& { return state_->recorded; }

bool operator==(const Position& a, const Position& b)
{
    return a.state_ == b.state_ || (a.figures() == b.figures() && a.agreement() == b.agreement());
}

}  // namespace v0
}  // namespace riskshare
