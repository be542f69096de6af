#include "write_parts.hpp"

#include <riskshare/facts/terms.hpp>

namespace riskshare::json {
namespace {

void write_vat_amounts(Writer& out, const VatAmounts& amounts)
{
    out.field("incurred", amounts.incurred);
    out.field("recovered", amounts.recovered);
    out.field("irrecoverable", amounts.irrecoverable);
    out.field("budgeted", amounts.budgeted);
    out.field("of_variance", amounts.of_variance);
}

void write_vat_move(Writer& out, const VatMove& move)
{
    out.object([&] {
        out.field("to", move.to);
        out.field("irrecoverable", move.irrecoverable);
        out.field("cost", move.cost);
    });
}

void write_partial_exemption(Writer& out, const PartialExemption& test)
{
    out.object([&] {
        out.field("partner", test.partner);
        out.field("vat", test.vat);
        out.field("exempt", test.exempt);
        out.field("limit", test.limit);
        out.field("headroom", test.headroom);
    });
}

void write_service_vat(Writer& out, const ServiceVat& service, const Agreement& agreement)
{
    const Vat& stated = *agreement.terms().services[*agreement.find_service(service.id)].vat;
    out.object([&] {
        out.field("id", service.id);
        out.field("delivered_by", stated.delivered_by);
        if (stated.agent_for) { out.field("agent_for", *stated.agent_for); }
        write_vat_amounts(out, service.amounts);
        write_list(out, "moving", service.moving, write_vat_move);
    });
}

}  // namespace

void write_vat(Writer& out, const VatTable& vat, const Agreement& agreement)
{
    out.list("services", [&] {
        for (const ServiceVat& service : vat.services) {
            write_service_vat(out, service, agreement);
        }
    });
    out.object("total", [&] { write_vat_amounts(out, vat.total); });
    write_list(out, "partial_exemption", vat.partial_exemption, write_partial_exemption);
}

}  // namespace riskshare::json
