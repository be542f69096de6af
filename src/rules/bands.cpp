#include <riskshare/rules/bands.hpp>

#include <algorithm>

#include <riskshare/values/apportion.hpp>

namespace riskshare {

Money taken_by(const AgreedBand& band, Money remaining)
{
    return band.to ? std::min(remaining, *band.to - band.from) : remaining;
}

std::vector<Money> split_by_weights(Money taken, const BorneByWeights& bearers)
{
    return apportion(taken, bearers.weights, bearers.parts_when_full);
}

Money limited(const AgreedBand& band, std::size_t partner, Money part)
{
    if (band.partner_limits.empty() || !band.partner_limits[partner]) { return part; }
    return std::min(part, *band.partner_limits[partner]);
}

std::optional<std::vector<Money>> maximum_by_partner(const AgreedBand& band, std::size_t partners)
{
    if (!band.to || std::holds_alternative<BorneByResponsibility>(band.bearers)) {
        return std::nullopt;
    }
    const auto* by_weights = std::get_if<BorneByWeights>(&band.bearers);
    if (by_weights == nullptr) { return std::vector(partners, 0_p); }
    std::vector<Money> maximum = by_weights->parts_when_full;
    for (std::size_t partner = 0; partner < partners; ++partner) {
        maximum[partner] = limited(band, partner, maximum[partner]);
    }
    return maximum;
}

}  // namespace riskshare
