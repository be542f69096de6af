#include "laws.hpp"

#include <variant>

#include "exact.hpp"
#include "rules/bands.hpp"

namespace riskshare::laws {
namespace {

/// The weights of a band that is borne by them.
std::vector<Exact> weights_of(const AgreedBand& band)
{
    return exactly(std::get<BorneByWeights>(band.bearers).weights);
}

/// No partner's part of a band exceeds its part of the whole band, nor its own limit.
void check_maximum(const AgreedBand& agreed, const BandResult& band)
{
    for (std::size_t i = 0; i < band.by_partner.size(); ++i) {
        if (agreed.partner_limits.empty() || !agreed.partner_limits[i]) { continue; }
        RC_ASSERT(magnitude(band.by_partner[i]) <= *agreed.partner_limits[i]);
    }
    if (!agreed.to || !std::holds_alternative<BorneByWeights>(agreed.bearers)) { return; }
    const auto parts = apportion_by_hand(*agreed.to - agreed.from, weights_of(agreed));
    RC_ASSERT(band.maximum_by_partner.has_value());
    for (std::size_t i = 0; i < band.by_partner.size(); ++i) {
        const Money maximum = (*band.maximum_by_partner)[i];
        RC_ASSERT(magnitude(band.by_partner[i]) <= maximum);
        RC_ASSERT(maximum == limited(agreed, i, (*parts)[i]));
    }
}

}  // namespace

void check_maximums(const Settled& settled)
{
    for (std::size_t i = 0; i < settled.settlement.risk_shares.size(); ++i) {
        const std::vector<BandResult>& bands = settled.settlement.risk_shares[i].bands;
        for (std::size_t k = 0; k < bands.size(); ++k) {
            check_maximum(settled.agreed_bands(i).at(k), bands[k]);
        }
    }
}

}  // namespace riskshare::laws
