#include <riskshare/rules/borne.hpp>

#include "agreed/agreement.hpp"
#include "agreed/position.hpp"
#include "rules/bands.hpp"
#include "rules/burden_parts.hpp"
#include "rules/streams.hpp"
#include "settling.hpp"
#include "values/naming.hpp"

namespace riskshare {
inline namespace v0 {
namespace {

/// Adds the amount a service brings with no risk share, and the part of it outside every risk
/// share. It is charged to the responsible partner; a ring-fenced underspend stays with the
/// stream's partner.
void add_service(std::vector<PartnerResult>& partners, std::span<const AgreedStream> streams,
                 const AgreedService& agreed, Money shareable)
{
    if (agreed.stream) {
        PartnerResult& brings = partners[streams[*agreed.stream].partner];
        const Money kept = ring_fenced(shareable);
        brings.without_risk_share += kept;
        brings.burden.ring_fenced += kept;
        shareable -= kept;
    }
    PartnerResult& responsible = partners[*agreed.responsible];
    responsible.without_risk_share += shareable;
    if (!agreed.risk_share) { responsible.burden.outside_risk_share += shareable; }
}

/// Adds the amounts the services bring without any band: adjustments, services outside every risk
/// share, and the amount each partner would bear with no risk share at all.
void add_services(std::vector<PartnerResult>& partners, const Agreement& agreement,
                  const Position& position, std::span<const ServiceResult> services)
{
    const auto& stated = agreement.terms().services;
    const auto agreed = agreed_services(agreement);
    const auto reported = service_positions(position);
    const auto streams = agreed_streams(agreement);
    for (std::size_t i = 0; i < services.size(); ++i) {
        if (!agreed[i].is_in_fund) { continue; }
        naming("what partners bear, with service", stated[i].id, [&] {
            add_service(partners, streams, agreed[i], services[i].shareable_variance);
            for (const AgreedAdjustment& adjustment : reported[i].adjustments) {
                for (const auto& [partner, amount] : adjustment.borne_by) {
                    add(partners[partner].burden.adjustments, adjustment.kind, amount);
                }
            }
        });
    }
}

/// Adds one amount per partner to a part of the burdens.
void add_each(std::vector<PartnerResult>& partners, Money Burden::*part,
              std::span<const Money> amounts)
{
    for (std::size_t i = 0; i < partners.size(); ++i) { partners[i].burden.*part += amounts[i]; }
}

void add_risk_share(std::vector<PartnerResult>& partners, const AgreedRiskShare& agreed,
                    const RiskShareResult& result)
{
    const bool is_overspend = result.direction == Direction::overspend;
    const auto& bands = is_overspend ? agreed.overspend : agreed.underspend;
    for (std::size_t i = 0; i < bands.size(); ++i) {
        const bool is_by_responsibility =
            std::holds_alternative<BorneByResponsibility>(bands[i].bearers);
        add_each(partners, is_by_responsibility ? &Burden::by_responsibility : &Burden::shared,
                 result.bands[i].by_partner);
    }
    if (const auto& limit = result.payment_limit) {
        add_each(partners, &Burden::payment_limit, limit->change);
    }
    if (const auto& decision = result.decision) {
        add_each(partners, &Burden::decision, decision->difference);
    }
}

}  // namespace

std::vector<PartnerResult> settle_partners(const Agreement& agreement, const Position& position,
                                           std::span<const ServiceResult> services,
                                           std::span<const RiskShareResult> risk_shares)
{
    const auto stated = agreement.partners();
    const auto& funding = agreement.fund().integrated.net_by_partner;
    std::vector<PartnerResult> partners;
    partners.reserve(stated.size());
    for (std::size_t i = 0; i < stated.size(); ++i) {
        partners.push_back({stated[i].id, funding[i].amount(), position.recorded()[i], Burden{},
                            0_p, 0_p, 0_p, 0_p});
    }
    add_services(partners, agreement, position, services);
    for (std::size_t i = 0; i < risk_shares.size(); ++i) {
        naming("what partners bear, with risk share", risk_shares[i].id,
               [&] { add_risk_share(partners, agreed_risk_shares(agreement)[i], risk_shares[i]); });
    }
    for (PartnerResult& partner : partners) {
        naming("what is borne by partner", partner.id,
               [&] { partner.borne = borne(partner.burden); });
        naming("the net risk payment of partner", partner.id, [&] {
            partner.net_risk_payment = net_risk_payment(partner.burden, partner.without_risk_share);
        });
        naming("the ledger settlement of partner", partner.id, [&] {
            partner.ledger_settlement = ledger_settlement(
                {.funding = partner.funding, .borne = partner.borne, .recorded = partner.recorded});
        });
    }
    return partners;
}

}  // namespace v0
}  // namespace riskshare
