#include <riskshare/vat.hpp>

#include <algorithm>
#include <cstddef>

#include <riskshare/rules/vat.hpp>

#include "agreed/position.hpp"
#include "rules/vat_regime.hpp"

namespace riskshare {
inline namespace v0 {
namespace {

template <class T>
ByPartner<T> in_declared_order(ByPartner<T> list, const Position& position)
{
    std::ranges::sort(list, {}, [&](const auto& entry) {
        return position.agreement().find_partner(entry.first);
    });
    return list;
}

const VatFigures& figures_of(const Position& position, std::size_t service)
{
    return *position.figures().services[service_positions(position)[service].place].vat;
}

ServiceVat vat_of_service(const Position& position, std::size_t index)
{
    const Service& service = position.agreement().terms().services[index];
    const Vat& stated = *service.vat;
    const std::string& regime = partner_of_regime(stated);
    const Money incurred = figures_of(position, index).incurred;
    const Money irrecoverable = irrecoverable_vat(incurred, *find_recovery(stated, regime));
    ServiceVat result{service.id,
                      {.incurred = incurred,
                       .recovered = incurred - irrecoverable,
                       .irrecoverable = irrecoverable,
                       .budgeted = stated.budgeted,
                       .of_variance = irrecoverable - stated.budgeted},
                      {}};
    for (const auto& [partner, recovery] : in_declared_order(stated.recovery, position)) {
        if (partner == regime) { continue; }
        const Money then = irrecoverable_vat(incurred, recovery);
        result.moving.push_back({partner, then, then - irrecoverable});
    }
    return result;
}

void add(VatAmounts& total, const VatAmounts& amounts)
{
    total.incurred += amounts.incurred;
    total.recovered += amounts.recovered;
    total.irrecoverable += amounts.irrecoverable;
    total.budgeted += amounts.budgeted;
    total.of_variance += amounts.of_variance;
}

PartialExemption test_partial_exemption(const std::string& partner, Money exempt_in_fund,
                                        const PartialExemptionFigures& figures)
{
    const Money exempt = exempt_in_fund + figures.exempt;
    const Money limit = partial_exemption_limit(figures.vat);
    return {partner, figures.vat, exempt, limit, limit - exempt};
}

}  // namespace

VatTable vat(const Position& position)
{
    const Agreement& agreement = position.agreement();
    const std::vector<Service>& services = agreement.terms().services;
    VatTable table;
    std::vector<Money> exempt(agreement.partners().size(), 0_p);
    for (std::size_t i = 0; i < services.size(); ++i) {
        if (!services[i].vat) { continue; }
        table.services.push_back(vat_of_service(position, i));
        add(table.total, table.services.back().amounts);
        const std::size_t regime = *agreement.find_partner(partner_of_regime(*services[i].vat));
        exempt[regime] += figures_of(position, i).exempt;
    }
    for (const auto& [partner, figures] :
         in_declared_order(position.figures().partial_exemption, position)) {
        const Money in_fund = exempt[*agreement.find_partner(partner)];
        table.partial_exemption.push_back(test_partial_exemption(partner, in_fund, figures));
    }
    return table;
}

}  // namespace v0
}  // namespace riskshare
