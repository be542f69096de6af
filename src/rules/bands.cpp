
#include <algorithm>

#include <riskshare/values/apportion.hpp>

#include "bands.hpp"
#include "values/overloaded.hpp"

namespace riskshare {
inline namespace v0 {

Money taken_by(const AgreedBand& band, Money remaining)
{
    return band.to ? std::min(remaining, *band.to - band.from) : remaining;
}

std::vector<Money> split_by_weights(Money taken, const BorneByWeights& bearers)
{
    if (bearers.parts_when_full.empty()) { return apportion(taken, bearers.weights); }
    return apportion(taken, bearers.weights, Limits{bearers.parts_when_full});
}

Money limited(const AgreedBand& band, std::size_t partner, Money part)
{
    if (band.partner_limits.empty() || !band.partner_limits[partner]) { return part; }
    return std::min(part, *band.partner_limits[partner]);
}

std::optional<std::vector<Money>> maximum_by_partner(const AgreedBand& band, std::size_t partners)
{
    using Maximum = std::optional<std::vector<Money>>;
    if (!band.to) { return std::nullopt; }
    return std::visit(
        overloaded{[&](const BorneByWeights& bearers) -> Maximum {
                       std::vector<Money> maximum = bearers.parts_when_full;
                       for (std::size_t i = 0; i < partners; ++i) {
                           maximum[i] = limited(band, i, maximum[i]);
                       }
                       return maximum;
                   },
                   [&](BorneByReserve) -> Maximum { return std::vector(partners, 0_p); },
                   [](BorneByResponsibility) -> Maximum { return std::nullopt; }},
        band.bearers);
}

}  // namespace v0
}  // namespace riskshare
