#include "laws.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include <riskshare/rules/vat.hpp>

#include "../generated/drawing.hpp"
#include "exact.hpp"
#include "rules/vat_regime.hpp"
#include "told.hpp"
#include "variations.hpp"

namespace riskshare::laws {
namespace {

void check_parts(const VatAmounts& amounts)
{
    RC_ASSERT(amounts.recovered >= 0_p);
    RC_ASSERT(amounts.irrecoverable >= 0_p);
    RC_ASSERT(amounts.recovered + amounts.irrecoverable == amounts.incurred);
    RC_ASSERT(amounts.budgeted + amounts.of_variance == amounts.irrecoverable);
}

void check_total(const VatTable& vat)
{
    for (const auto figure :
         {&VatAmounts::incurred, &VatAmounts::recovered, &VatAmounts::irrecoverable,
          &VatAmounts::budgeted, &VatAmounts::of_variance}) {
        std::vector<Money> parts;
        for (const ServiceVat& service : vat.services) { parts.push_back(service.amounts.*figure); }
        RC_ASSERT(total_of(parts) == (vat.total.*figure).pence());
    }
}

/// Exempt VAT is within the limit just where twenty times as much is at most all VAT, but for the
/// rounding of the limit.
void check_test(const PartialExemption& test)
{
    RC_ASSERT(test.limit - test.exempt == test.headroom);
    const Exact twentyfold = Exact{test.limit.pence()} * 20 - test.vat.pence();
    RC_ASSERT((twentyfold >= -9 && twentyfold <= 10));
    RC_ASSERT(test.exempt <= test.vat);
}

/// The same service delivered by another partner for itself; exempt VAT is not tested then.
Case moved(Case facts, const std::string& service, const std::string& to)
{
    for (Service& terms : facts.terms.services) {
        if (terms.id != service) { continue; }
        terms.vat->delivered_by = to;
        terms.vat->agent_for.reset();
    }
    for (ServiceFigures& figures : facts.figures.services) {
        if (!figures.vat) { continue; }
        figures.vat->exempt = 0_p;
        figures.vat->note = "What moving would cost";
    }
    facts.figures.partial_exemption.clear();
    return facts;
}

const ServiceVat& vat_of_service(const VatTable& vat, const std::string& id)
{
    return *std::ranges::find(vat.services, id, &ServiceVat::id);
}

/// Moving a service there gives the stated cost, and moving it back saves as much.
void check_moves(const Case& facts, const Service& stated, const ServiceVat& before)
{
    const std::string& regime = partner_of_regime(*stated.vat);
    RC_ASSERT(before.moving.size() + 1 == stated.vat->recovery.size());
    for (const VatMove& move : before.moving) {
        const VatTable table = vat(Settled{moved(facts, stated.id, move.to)}.position);
        const ServiceVat& after = vat_of_service(table, stated.id);
        RC_ASSERT(after.amounts.irrecoverable == move.irrecoverable);
        RC_ASSERT(after.amounts.irrecoverable - before.amounts.irrecoverable == move.cost);
        const auto back = std::ranges::find(after.moving, regime, &VatMove::to);
        RC_ASSERT(back != after.moving.end());
        RC_ASSERT(back->cost + move.cost == 0_p);
    }
}

}  // namespace

void check_vat(const Case& facts)
{
    Case with = facts;
    if (vat(Settled{facts}.position).services.empty()) {
        generated::draw_vat(with.terms, with.figures);
    }
    const VatTable vat = riskshare::vat(Settled{with}.position);
    for (const ServiceVat& service : vat.services) { check_parts(service.amounts); }
    check_total(vat);
    for (const PartialExemption& test : vat.partial_exemption) { check_test(test); }
    if (!vat.services.empty()) {
        const ServiceVat& service = generated::draw_from(vat.services);
        check_moves(with, *std::ranges::find(with.terms.services, service.id, &Service::id),
                    service);
    }

    File settlement = told(with);
    RC_ASSERT(settlement.contains("vat") != vat.services.empty());
    settlement.erase("vat");
    RC_ASSERT(take_steps(settlement, "vat") >= 5 * vat.services.size());
    RC_ASSERT(take_steps(settlement, "partial_exemption") == 4 * vat.partial_exemption.size());
    RC_ASSERT((settlement == told(without_vat(with))));
}

}  // namespace riskshare::laws
