#include <riskshare/compare.hpp>

#include <algorithm>
#include <utility>

#include "values/require.hpp"

namespace riskshare {
Comparison compare(const Settlement& first, const Settlement& second)
{
    require(first.partners.size() == second.partners.size(), "compare: not the same partners");
    Comparison comparison{{}, second.reserve - first.reserve};
    for (const PartnerResult& before : first.partners) {
        const auto after = std::ranges::find(second.partners, before.id, &PartnerResult::id);
        require(after != second.partners.end(), "compare: not the same partners");
        comparison.partners.push_back({before.id, after->burden - before.burden,
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
