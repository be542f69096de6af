#include <riskshare/compare.hpp>

#include <algorithm>
#include <utility>

#include "values/require.hpp"

namespace riskshare {
namespace {

AdjustmentsBorne less(const AdjustmentsBorne& amounts, const AdjustmentsBorne& others)
{
    return {amounts.planned_overspend - others.planned_overspend,
            amounts.service_development - others.service_development,
            amounts.attributed - others.attributed};
}

Burden less(const Burden& burden, const Burden& other)
{
    return {burden.shared - other.shared,
            burden.by_responsibility - other.by_responsibility,
            burden.outside_risk_share - other.outside_risk_share,
            less(burden.adjustments, other.adjustments),
            burden.payment_limit - other.payment_limit,
            burden.decision - other.decision,
            burden.ring_fenced - other.ring_fenced};
}

}  // namespace

Comparison compare(const Settlement& first, const Settlement& second)
{
    require(first.partners.size() == second.partners.size(), "compare: not the same partners");
    Comparison comparison{{}, second.reserve - first.reserve};
    for (const PartnerResult& before : first.partners) {
        const auto after = std::ranges::find(second.partners, before.id, &PartnerResult::id);
        require(after != second.partners.end(), "compare: not the same partners");
        comparison.partners.push_back({before.id, less(after->burden, before.burden),
                                       after->borne - before.borne,
                                       after->net_risk_payment - before.net_risk_payment,
                                       after->ledger_settlement - before.ledger_settlement});
    }
    return comparison;
}

Agreement without_risk_shares(const Agreement& agreement)
{
    AgreementTerms terms = agreement.terms();
    terms.risk_shares.clear();
    return Agreement{std::move(terms)};
}

Position without_risk_shares(const Position& position)
{
    PositionFigures figures = position.figures();
    figures.decisions.clear();
    return Position{std::move(figures), without_risk_shares(position.agreement())};
}

}  // namespace riskshare
