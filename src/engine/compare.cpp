#include <riskshare/compare.hpp>

#include <algorithm>
#include <memory>
#include <utility>

#include "agreed/agreement.hpp"
#include "agreed/position.hpp"
#include "values/naming.hpp"
#include "values/require.hpp"

namespace riskshare {
inline namespace v0 {

Comparison compare(const Settlement& first, const Settlement& second)
{
    require(first.partners.size() == second.partners.size(), "compare: not the same partners");
    Comparison comparison{
        first, second, {}, naming("the difference of the reserve's parts", "", [&] {
            return second.reserve - first.reserve;
        })};
    for (const PartnerResult& before : first.partners) {
        const auto after = std::ranges::find(second.partners, before.id, &PartnerResult::id);
        require(after != second.partners.end(), "compare: not the same partners");
        naming("a difference of partner", before.id, [&] {
            comparison.partners.push_back({before.id, after->burden - before.burden,
                                           after->borne - before.borne,
                                           after->net_risk_payment - before.net_risk_payment,
                                           after->ledger_settlement - before.ledger_settlement});
        });
    }
    return comparison;
}

Agreement without_risk_shares(const Agreement& agreement)
{
    AgreementTerms terms = agreement.terms();
    terms.risk_shares.clear();
    std::vector<AgreedService> services{agreed_services(agreement).begin(),
                                        agreed_services(agreement).end()};
    for (AgreedService& service : services) { service.risk_share.reset(); }
    // Nothing refers to risk shares, so that the terms have no problem without them either.
    Names names{terms};
    return AgreementState::share(std::make_shared<const AgreementState>(
        std::move(terms), std::move(names), std::move(services), FundTable{agreement.fund()}));
}

Position without_risk_shares(const Position& position)
{
    PositionFigures figures = position.figures();
    figures.decisions.clear();
    const Agreement agreement = without_risk_shares(position.agreement());
    AgreedFigures agreed = agree_figures(figures, agreement);
    return PositionState::share(
        std::make_shared<const PositionState>(std::move(figures), agreement, std::move(agreed)));
}

}  // namespace v0
}  // namespace riskshare
