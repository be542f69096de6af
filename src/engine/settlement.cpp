#include <riskshare/settlement.hpp>

#include <algorithm>

#include <riskshare/error.hpp>

#include "rules/risk_shared.hpp"
#include "shows.hpp"

namespace riskshare {
inline namespace v0 {

const PartnerResult& Settlement::operator[](std::string_view partner) const&
{
    const auto found = std::ranges::find(partners, partner, &PartnerResult::id);
    if (found == partners.end()) {
        throw Misuse{"no partner \"" + std::string{partner} + "\" in the settlement"};
    }
    return *found;
}

bool Settlement::limits_payments() const
{
    return std::ranges::any_of(risk_shares, [](const RiskShareResult& risk_share) {
        return risk_share.payment_limit.has_value();
    });
}

bool Settlement::has_decisions() const { return !position.figures().decisions.empty(); }

bool shows(const Settlement& settlement, const BurdenPart& part)
{
    switch (part.shown) {
    case PartShown::always:
        return true;
    case PartShown::with_payment_limits:
        return settlement.limits_payments();
    case PartShown::with_decisions:
        return settlement.has_decisions();
    case PartShown::with_stream_reserves:
        break;
    }
    return settlement.agreement().has_stream_reserve();
}

std::optional<Percentage> Settlement::risk_shared() const
{
    std::vector<Money> payments_made;
    for (const PartnerResult& partner : partners) {
        payments_made.push_back(partner.net_risk_payment);
    }
    std::vector<Money> variances;
    for (std::size_t i = 0; i < services.size(); ++i) {
        if (agreement().is_in_fund(i)) { variances.push_back(services[i].shareable_variance); }
    }
    return riskshare::risk_shared(payments_made, variances);
}

}  // namespace v0
}  // namespace riskshare
