#include "extracts.hpp"

#include "../json/writer.hpp"

namespace riskshare::importing {
namespace {

using json::Writer;

std::string_view to_text(Fund fund)
{
    switch (fund) {
    case Fund::pooled:
        return "pooled";
    case Fund::aligned:
        return "aligned";
    case Fund::associated:
        break;
    }
    return "associated";
}

void write_by_partner(Writer& out, std::string_view name, const Service& service)
{
    out.object(name, [&] {
        for (const auto& contribution : service.contributions) {
            out.object(contribution.first, [&] {
                out.field("gross", contribution.second.gross);
                const Money income = contribution.second.income;
                if (income != 0_p) { out.field("income", income); }
            });
        }
    });
}

void write_responsible(Writer& out, const Responsibility& responsible)
{
    const auto write = [&](std::string_view name, const std::optional<std::string>& partner) {
        if (partner) { out.field(name, *partner); }
    };
    if (!responsible.statutory && !responsible.regulation && !responsible.traditional) { return; }
    out.object("responsible", [&] {
        write("statutory", responsible.statutory);
        write("regulation", responsible.regulation);
        write("traditional", responsible.traditional);
    });
}

void write_service(Writer& out, const Service& service)
{
    out.object([&] {
        out.field("id", service.id);
        out.field("name", service.name);
        out.field("fund", to_text(service.fund));
        write_by_partner(out, "contributions", service);
        write_responsible(out, service.responsible);
    });
}

void write_position(Writer& out, const PositionFigures& position,
                    const std::vector<Service>& services)
{
    out.object([&] {
        out.field("format", "riskshare/position/1");
        out.field("agreement", position.agreement);
        out.field("financial_year", to_text(position.financial_year));
        out.field("month", position.month);
        out.field("basis", position.basis == Basis::forecast ? "forecast" : "outturn");
        json::write_list(out, "services", services, [](Writer& where, const Service& service) {
            where.object([&] {
                where.field("id", service.id);
                write_by_partner(where, "outturn", service);
            });
        });
    });
}

}  // namespace

std::string to_json(const Mapping& mapping, const std::vector<Service>& services)
{
    Writer out;
    if (mapping.position) {
        write_position(out, *mapping.position, services);
    } else {
        out.list([&] {
            for (const Service& service : services) { write_service(out, service); }
        });
    }
    return std::move(out).take();
}

}  // namespace riskshare::importing
