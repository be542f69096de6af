#include <riskshare/rules/responsibility.hpp>

#include <riskshare/values/apportion.hpp>

#include "attribute.hpp"

namespace riskshare {
inline namespace v0 {

std::optional<ResponsiblePartner> responsible_partner(const Responsibility& stated)
{
    if (stated.statutory) { return ResponsiblePartner{*stated.statutory, ResponsibleBy::statute}; }
    if (stated.regulation) {
        return ResponsiblePartner{*stated.regulation, ResponsibleBy::regulation};
    }
    if (stated.traditional) {
        return ResponsiblePartner{*stated.traditional, ResponsibleBy::tradition};
    }
    return std::nullopt;
}

std::vector<Money> attribute(Money amount, std::span<const Money> shareable_variances)
{
    std::vector<Money> weights;
    weights.reserve(shareable_variances.size());
    for (const Money variance : shareable_variances) {
        const bool goes_the_same_way = (variance < 0_p) == (amount < 0_p);
        weights.push_back(goes_the_same_way ? magnitude(variance) : 0_p);
    }
    return apportion(amount, weights);
}

}  // namespace v0
}  // namespace riskshare
