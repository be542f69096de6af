#include "laws.hpp"

#include <optional>
#include <string>
#include <vector>

#include "../generated/drawing.hpp"
#include "agreed/agreement.hpp"
#include "exact.hpp"

namespace riskshare::laws {
namespace {

/// The stream with a reserve of its own that pays for the service, as the terms say.
std::optional<Stream> stream_with_reserve(const AgreementTerms& terms, const Service& service)
{
    for (const auto& [partner, contribution] : service.contributions) {
        for (const auto& entry : contribution.streams) {
            for (const Stream& stream : terms.streams) {
                if (stream.id == entry.first && stream.underspend_to) { return stream; }
            }
        }
    }
    return std::nullopt;
}

/// The amounts that leave one partner and reach another because of the reserves, by partner.
struct Moved {
    std::vector<Exact> to_bringers;
    std::vector<Exact> from_responsible;
};

/// Goes through the services by hand, and checks the settlement's own list.
Moved check_list(const Settled& settled)
{
    const AgreementTerms& terms = settled.agreement.terms();
    const std::vector<Exact> none(terms.partners.size(), 0);
    Moved moved{none, none};
    std::size_t count = 0;
    for (std::size_t i = 0; i < terms.services.size(); ++i) {
        const auto stream = stream_with_reserve(terms, terms.services[i]);
        if (!stream || terms.services[i].fund == Fund::associated) { continue; }
        const Exact variance = settled.settlement.services[i].shareable_variance.pence();
        const Exact kept = variance < 0 ? variance : Exact{0};
        const std::size_t partner = *settled.agreement.find_partner(stream->partner);
        moved.to_bringers[partner] += kept;
        moved.from_responsible[*agreed_services(settled.agreement)[i].responsible] += kept;
        const RingFencedResult& listed = settled.settlement.ring_fenced.at(count++);
        RC_ASSERT(listed.service == terms.services[i].id);
        RC_ASSERT(listed.stream == stream->id);
        RC_ASSERT(listed.partner == stream->partner);
        RC_ASSERT(listed.reserve == *stream->underspend_to);
        RC_ASSERT(listed.amount.pence() == -kept);
    }
    RC_ASSERT(settled.settlement.ring_fenced.size() == count);
    return moved;
}

}  // namespace

void check_ring_fences(const Case& facts)
{
    Case with = generated::without_month_end(facts);
    if (with.terms.streams.empty()) {
        // They move contributions between partners, in proportion to which an ending may divide.
        with.terms.ending.clear();
        with.figures.ending.reset();
        generated::draw_streams(with.terms);
    }
    Case without = with;
    for (Stream& stream : without.terms.streams) { stream.underspend_to.reset(); }
    const Settled settled{with};
    const Settled unfenced{without};
    const Moved moved = check_list(settled);
    RC_ASSERT(unfenced.settlement.ring_fenced.empty());
    RC_ASSERT(settled.settlement.reserve == unfenced.settlement.reserve);
    for (std::size_t i = 0; i < settled.settlement.partners.size(); ++i) {
        const PartnerResult& partner = settled.settlement.partners[i];
        const PartnerResult& other = unfenced.settlement.partners[i];
        const Exact change = moved.to_bringers[i] - moved.from_responsible[i];
        RC_ASSERT(partner.burden.ring_fenced.pence() == moved.to_bringers[i]);
        RC_ASSERT(partner.burden.shared == other.burden.shared);
        RC_ASSERT(partner.borne.pence() - Exact{other.borne.pence()} == change);
        RC_ASSERT(partner.ledger_settlement.pence() - Exact{other.ledger_settlement.pence()} ==
                  change);
        RC_ASSERT(partner.net_risk_payment == other.net_risk_payment);
    }
}

}  // namespace riskshare::laws
