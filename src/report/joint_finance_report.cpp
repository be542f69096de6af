#include "joint_finance_report.hpp"

#include <algorithm>
#include <utility>

#include "rules/bands.hpp"

namespace riskshare::report {
namespace {

/// Takes parts off the whole, then puts them together again.
class VarianceLines {
public:
    explicit VarianceLines(Money whole)
        : lines_{{VariancePart::whole, whole, 0_p, whole}}, level_{whole}
    {}

    /// Parts that are zero are left out.
    void take_off(VarianceLine line)
    {
        if (line.amount != 0_p) { add(line, level_ - line.amount); }
    }
    void put_on(VarianceLine line) { add(line, level_ + line.amount); }

    [[nodiscard]] std::vector<VarianceLine> take() && { return std::move(lines_); }

private:
    void add(VarianceLine line, Money level)
    {
        line.from = level_;
        line.to = level_ = level;
        lines_.push_back(line);
    }

    std::vector<VarianceLine> lines_;
    Money level_;
};

Money whole_variance(const Settlement& settlement)
{
    std::vector<Money> variances;
    for (std::size_t i = 0; i < settlement.services.size(); ++i) {
        if (settlement.agreement().is_in_fund(i)) {
            variances.push_back(settlement.services[i].variance);
        }
    }
    return sum(variances);
}

std::vector<VarianceLine> variance_lines(const Settlement& settlement)
{
    Burden all;
    for (const PartnerResult& partner : settlement.partners) { all += partner.burden; }
    VarianceLines lines{whole_variance(settlement)};
    const auto take_off = [&](VariancePart part, Money amount) {
        lines.take_off({part, amount, 0_p, 0_p});
    };
    take_off(VariancePart::planned_overspend, all.adjustments.planned_overspend);
    take_off(VariancePart::service_development, all.adjustments.service_development);
    take_off(VariancePart::attributed, all.adjustments.attributed);
    take_off(VariancePart::ring_fenced, all.ring_fenced);
    take_off(VariancePart::outside_risk_share, all.outside_risk_share);
    for (std::size_t i = 0; i < settlement.risk_shares.size(); ++i) {
        const std::vector<BandResult>& bands = settlement.risk_shares[i].bands;
        for (std::size_t k = 0; k < bands.size(); ++k) {
            lines.take_off({VariancePart::band, bands[k].amount, 0_p, 0_p, i, k});
        }
    }
    for (std::size_t i = 0; i < settlement.partners.size(); ++i) {
        const Money borne = settlement.partners[i].borne;
        lines.put_on({VariancePart::partner, borne, 0_p, 0_p, 0, 0, i});
    }
    if (settlement.reserve != 0_p) {
        lines.put_on({VariancePart::reserve, settlement.reserve, 0_p, 0_p});
    }
    return std::move(lines).take();
}

std::vector<CapUse> cap_uses(const Settlement& settlement)
{
    std::vector<CapUse> uses;
    for (std::size_t i = 0; i < settlement.risk_shares.size(); ++i) {
        const std::vector<BandResult>& bands = settlement.risk_shares[i].bands;
        for (std::size_t k = 0; k < bands.size(); ++k) {
            if (!bands[k].maximum_by_partner || sum(*bands[k].maximum_by_partner) == 0_p) {
                continue;
            }
            for (std::size_t p = 0; p < bands[k].by_partner.size(); ++p) {
                uses.push_back({i, k, p, (*bands[k].maximum_by_partner)[p],
                                magnitude(bands[k].by_partner[p])});
            }
        }
    }
    return uses;
}

/// At most three, the furthest first, ties to the earlier service.
std::vector<std::size_t> movers_of(const Settlement& settlement, const Months& months)
{
    std::vector<std::pair<Money, std::size_t>> moves;
    for (std::size_t i = 0; i < months.services.size(); ++i) {
        if (!settlement.agreement().is_in_fund(i)) { continue; }
        const Money moved = months.services[i].total.movement().value_or(0_p);
        if (moved != 0_p) { moves.emplace_back(magnitude(moved), i); }
    }
    std::ranges::stable_sort(moves, std::ranges::greater{}, &std::pair<Money, std::size_t>::first);
    std::vector<std::size_t> movers;
    for (std::size_t i = 0; i < std::min<std::size_t>(moves.size(), 3); ++i) {
        movers.push_back(moves[i].second);
    }
    return movers;
}

}  // namespace

JointFinanceReport joint_finance_report(const Settlement& settlement, const ByService& by_service,
                                        const Months& months, const std::optional<Journal>& journal)
{
    return {settlement,
            by_service,
            months,
            journal,
            variance_lines(settlement),
            cap_uses(settlement),
            movers_of(settlement, months)};
}

}  // namespace riskshare::report
