#include <riskshare/rules/variance.hpp>

#include "agreed/agreement.hpp"
#include "agreed/position.hpp"
#include "rules/streams.hpp"
#include "settling.hpp"
#include "values/naming.hpp"

namespace riskshare {
inline namespace v0 {

std::vector<ServiceResult> settle_services(const Agreement& agreement, const Position& position)
{
    const auto& stated = agreement.terms().services;
    const auto agreed = agreed_services(agreement);
    const auto reported = service_positions(position);
    std::vector<ServiceResult> results(agreed.size(), {0_p, 0_p, 0_p, 0_p});
    std::vector<Money> adjustments;
    for (std::size_t i = 0; i < results.size(); ++i) {
        adjustments.clear();
        for (const AgreedAdjustment& adjustment : reported[i].adjustments) {
            adjustments.push_back(adjustment.amount);
        }
        results[i] = naming("the variance of service", stated[i].id, [&] {
            const Money over =
                variance({.outturn = reported[i].outturn, .budget = agreed[i].budget});
            return ServiceResult{agreed[i].budget, reported[i].outturn, over,
                                 shareable_variance(over, adjustments)};
        });
    }
    return results;
}

std::vector<RingFencedResult> settle_ring_fenced(const Agreement& agreement,
                                                 std::span<const ServiceResult> services)
{
    std::vector<RingFencedResult> kept;
    if (!agreement.has_stream_reserve()) { return kept; }
    const AgreementTerms& terms = agreement.terms();
    for (std::size_t i = 0; i < services.size(); ++i) {
        const auto stream = agreed_services(agreement)[i].stream;
        if (!stream) { continue; }
        const Stream& stated = terms.streams[*stream];
        naming("the underspend that stays with stream", stated.id, [&] {
            kept.push_back({terms.services[i].id, stated.id, stated.partner, *stated.underspend_to,
                            -ring_fenced(services[i].shareable_variance)});
        });
    }
    return kept;
}

}  // namespace v0
}  // namespace riskshare
