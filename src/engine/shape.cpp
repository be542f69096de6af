#include "shape.hpp"

#include <algorithm>
#include <iterator>

#include "agreed/agreement.hpp"
#include "agreed/position.hpp"
#include "values/require.hpp"

namespace riskshare {
inline namespace v0 {
namespace {

constexpr const char* otherwise = "the settlement is not as settle() gave it: a list is too short "
                                  "or too long";

bool is_sound(const BandResult& band, std::size_t partners, std::size_t covered)
{
    return band.by_partner.size() == partners &&
           (!band.maximum_by_partner || band.maximum_by_partner->size() == partners) &&
           (band.by_service.empty() || band.by_service.size() == covered);
}

bool is_sound(const PaymentLimit& limit, std::size_t partners)
{
    return limit.before.size() == partners && limit.maximum.size() == partners &&
           limit.change.size() == partners;
}

bool is_sound(const DecisionResult& decision, std::size_t parties)
{
    return decision.formula.size() == parties && decision.decided.size() == parties &&
           decision.difference.size() == parties;
}

bool is_sound(const RiskShareResult& result, const AgreedRiskShare& agreed, std::size_t partners)
{
    const bool is_overspend = result.direction == Direction::overspend;
    const auto& bands = is_overspend ? agreed.overspend : agreed.underspend;
    return result.base.size() == partners && result.bands.size() == bands.size() &&
           std::ranges::all_of(result.bands,
                               [&](const BandResult& band) {
                                   return is_sound(band, partners, agreed.services.size());
                               }) &&
           (!result.payment_limit || is_sound(*result.payment_limit, partners)) &&
           (!result.decision || is_sound(*result.decision, partners + 1));
}

bool is_sound(const EndingResult& ending, std::size_t partners)
{
    return ending.partners.size() == partners &&
           std::ranges::all_of(ending.items, [&](const EndingItemResult& item) {
               return item.by_partner.size() == partners;
           });
}

}  // namespace

void require_shape(const Settlement& settlement)
{
    const std::size_t partners = settlement.agreement().partners().size();
    const auto risk_shares = agreed_risk_shares(settlement.agreement());
    const auto services = agreed_services(settlement.agreement());
    const auto ring_fenced = std::ranges::count_if(
        services, [](const AgreedService& service) { return service.stream.has_value(); });
    require(settlement.partners.size() == partners, otherwise);
    require(settlement.services.size() == services.size(), otherwise);
    require(std::ssize(settlement.ring_fenced) == ring_fenced, otherwise);
    require(settlement.risk_shares.size() == risk_shares.size(), otherwise);
    for (std::size_t i = 0; i < risk_shares.size(); ++i) {
        require(is_sound(settlement.risk_shares[i], risk_shares[i], partners), otherwise);
    }
    require(settlement.ending.has_value() == ending_items(settlement.position).has_value(),
            otherwise);
    require(!settlement.ending || is_sound(*settlement.ending, partners), otherwise);
}

void require_shape(const ByService& by_service, const Settlement& settlement)
{
    require_shape(settlement);
    require(by_service.services.size() == settlement.services.size() &&
                std::ranges::all_of(by_service.services,
                                    [&](const ServiceBurden& service) {
                                        return service.by_partner.size() ==
                                               settlement.partners.size();
                                    }),
            "the figures by service are of another settlement");
}

}  // namespace v0
}  // namespace riskshare
