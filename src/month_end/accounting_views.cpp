#include <riskshare/month_end/statements.hpp>

#include "agreed/agreement.hpp"
#include "engine/shape.hpp"
#include "values/naming.hpp"

namespace riskshare {
inline namespace v0 {
namespace {

/// The amounts each partner contributed to one service and bears of it.
BookedShares booked_shares(std::size_t service, const Agreement& agreement,
                           const ServiceBurden& burden)
{
    BookedShares booked{service, {}, burden.reserve};
    for (const Burden& part : burden.by_partner) { booked.by_partner.push_back(borne(part)); }
    for (const Line& line : agreed_services(agreement)[service].budget_lines) {
        booked.by_partner[line.partner] += net(line);
    }
    return booked;
}

JointOperation joint_operation(const Agreement& agreement, const ByService& by_service)
{
    JointOperation joint{{}, std::vector<Money>(agreement.partners().size(), 0_p), 0_p};
    for (std::size_t i = 0; i < agreed_services(agreement).size(); ++i) {
        if (agreement.terms().services[i].fund != Fund::pooled) { continue; }
        const BookedShares& booked =
            joint.services.emplace_back(booked_shares(i, agreement, by_service.services[i]));
        for (std::size_t partner = 0; partner < joint.net_cost.size(); ++partner) {
            joint.net_cost[partner] += booked.by_partner[partner];
        }
        joint.reserve += booked.reserve;
    }
    return joint;
}

/// The others' payments and, for the host, the rest of the spending less the reserve: its share, as
/// all shares and the reserve's part add up to the spending.
std::optional<LeadBooks> lead_books(const MemorandumAccount& account)
{
    const Agreement& agreement = account.position.agreement();
    if (account.services.empty()) { return std::nullopt; }
    LeadBooks lead{*agreement.find_partner(*agreement.terms().host),
                   account.spending,
                   {},
                   account.borne_by_reserve};
    for (const PooledPartner& partner : account.partners) {
        lead.net_cost.push_back(partner.share);
    }
    return lead;
}

}  // namespace

AccountingViews accounting_views(const Settlement& settlement, const ByService& by_service)
{
    require_shape(by_service, settlement);
    return naming("a figure of the pool in the partners' accounts", "", [&] {
        return AccountingViews{settlement.position,
                               joint_operation(settlement.agreement(), by_service),
                               lead_books(memorandum_account(settlement, by_service))};
    });
}

}  // namespace v0
}  // namespace riskshare
