#include "partners.hpp"

#include <algorithm>

namespace reference {
namespace {

bool is_covered(const Service& service, const std::vector<RiskShare>& risk_shares)
{
    return std::any_of(risk_shares.begin(), risk_shares.end(), [&](const RiskShare& risk_share) {
        return std::ranges::find(risk_share.covers, service.id) != risk_share.covers.end();
    });
}

}  // namespace

/// "All of these together."
Pence Partner::borne() const
{
    return shared + by_responsibility + outside_risk_share + payment_limit + decision +
           ring_fenced + adjustments;
}

Pence Partner::net_risk_payment() const
{
    return shared + by_responsibility + outside_risk_share + payment_limit + decision +
           ring_fenced - without_risk_share;
}

Pence Partner::ledger_settlement() const { return funding + borne() - recorded; }

Partner partner_at(std::size_t place, const std::string& id, const std::vector<Service>& services,
                   const std::vector<RiskShare>& risk_shares)
{
    Partner partner;
    for (const Service& service : services) {
        partner.funding += service.net[place];
        partner.recorded += service.recorded[place];
        partner.adjustments += service.adjustments[place];
        const Pence kept = service.kept_underspend();
        if (!service.stream.is_null() && service.stream.at("partner") == id) {
            partner.ring_fenced += kept;
            partner.without_risk_share += kept;
        }
        if (service.responsible != id) { continue; }
        partner.without_risk_share += service.shareable_variance - kept;
        if (is_covered(service, risk_shares)) { continue; }
        partner.outside_risk_share += service.shareable_variance - kept;
    }
    for (const RiskShare& risk_share : risk_shares) {
        for (const Band& band : risk_share.bands) {
            const bool is_by_responsibility = band.split == "responsible";
            (is_by_responsibility ? partner.by_responsibility : partner.shared) +=
                sign_of(risk_share) * band.by_partner[place];
        }
        if (risk_share.payment_limit) {
            partner.payment_limit += risk_share.payment_limit->change[place];
        }
        if (const auto& decision = risk_share.decision) {
            partner.decision += decision->decided[place] - decision->formula[place];
        }
    }
    return partner;
}

Pence borne_by_reserve(const std::vector<RiskShare>& risk_shares)
{
    Pence borne = 0;
    for (const RiskShare& risk_share : risk_shares) {
        const Amounts& amounts =
            risk_share.decision ? risk_share.decision->decided : by_formula(risk_share);
        borne += amounts.back();
    }
    return borne;
}

}  // namespace reference
