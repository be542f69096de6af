#include "shape.hpp"

#include <algorithm>
#include <iterator>
#include <string>
#include <vector>

#include "agreed/agreement.hpp"
#include "agreed/position.hpp"
#include "values/require.hpp"

namespace riskshare {
inline namespace v0 {
namespace {

constexpr const char* otherwise = "the settlement is not as settle() gave it: a list is too short "
                                  "or too long, or a name, a kind or a limit is another";

template <HasWords Enum>
bool is_enumerator(Enum value)
{
    return static_cast<std::size_t>(value) < words_of<Enum>.size();
}

bool is_sound(const BandResult& band, const AgreedBand& agreed, std::size_t partners,
              std::size_t covered)
{
    const auto maximum = maximum_by_partner(agreed, partners);
    return band.to.has_value() == agreed.to.has_value() && band.by_partner.size() == partners &&
           band.maximum_by_partner.has_value() == maximum.has_value() &&
           (!maximum || band.maximum_by_partner->size() == partners) &&
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
    return is_enumerator(result.direction) && result.base.size() == partners &&
           std::ranges::equal(result.bands, bands,
                              [&](const BandResult& band, const AgreedBand& agreed_band) {
                                  return is_sound(band, agreed_band, partners,
                                                  agreed.services.size());
                              }) &&
           (!result.payment_limit || is_sound(*result.payment_limit, partners)) &&
           (!result.decision || is_sound(*result.decision, partners + 1));
}

template <class Result>
bool has_partners(const std::vector<Result>& results, const Agreement& agreement)
{
    return std::ranges::equal(results, agreement.partners(), {}, &Result::id, &Partner::id);
}

bool is_sound(const EndingItemResult& item, const EndingItem& stated, std::size_t partners)
{
    return item.id == stated.id && item.kind == stated.kind && item.held_by == stated.held_by &&
           item.by_partner.size() == partners;
}

bool is_sound(const EndingResult& ending, const Settlement& settlement)
{
    const Agreement& agreement = settlement.agreement();
    std::vector<EndingItem> items = *ending_items(settlement.position);
    if (agreement.has_reserve()) {
        items.push_back({.id = "reserve",
                         .name = {},
                         .kind = EndingKind::unspent_balance,
                         .amount = 0_p,
                         .held_by = *agreement.terms().host});
    }
    const std::size_t partners = agreement.partners().size();
    return has_partners(ending.partners, agreement) &&
           std::ranges::equal(ending.items, items,
                              [&](const EndingItemResult& item, const EndingItem& stated) {
                                  return is_sound(item, stated, partners);
                              });
}

bool is_sound(const Payment& payment, const Agreement& agreement)
{
    const auto is_party = [&](const std::string& id) {
        return id == "reserve" || agreement.find_partner(id).has_value();
    };
    return is_enumerator(payment.kind) && is_party(payment.from) && is_party(payment.to);
}

}  // namespace

void require_shape(const Settlement& settlement)
{
    const Agreement& agreement = settlement.agreement();
    const std::size_t partners = agreement.partners().size();
    const auto risk_shares = agreed_risk_shares(agreement);
    const auto services = agreed_services(agreement);
    const auto ring_fenced = std::ranges::count_if(
        services, [](const AgreedService& service) { return service.stream.has_value(); });
    require(has_partners(settlement.partners, agreement), otherwise);
    require(settlement.services.size() == services.size(), otherwise);
    require(std::ssize(settlement.ring_fenced) == ring_fenced, otherwise);
    require(std::ranges::equal(settlement.risk_shares, agreement.terms().risk_shares, {},
                               &RiskShareResult::id, &RiskShare::id),
            otherwise);
    for (std::size_t i = 0; i < risk_shares.size(); ++i) {
        require(is_sound(settlement.risk_shares[i], risk_shares[i], partners), otherwise);
    }
    require(settlement.ending.has_value() == ending_items(settlement.position).has_value(),
            otherwise);
    require(!settlement.ending || is_sound(*settlement.ending, settlement), otherwise);
    require(
        std::ranges::all_of(settlement.payments,
                            [&](const Payment& payment) { return is_sound(payment, agreement); }),
        otherwise);
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
