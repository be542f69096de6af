#include "extracts.hpp"

#include "facts/ledger_columns.hpp"
#include "json/writer.hpp"

namespace riskshare::importing {
namespace {

using json::Writer;

void write_amounts(Writer& out, std::string_view name, const Recorded& amounts)
{
    out.object(name, [&] {
        out.field("gross", amounts.gross);
        if (amounts.income != 0_p) { out.field("income", amounts.income); }
    });
}

void write_by_partner(Writer& out, std::string_view name, const ByPartner<Recorded>& list)
{
    out.object(name, [&] {
        for (const auto& entry : list) { write_amounts(out, entry.first, entry.second); }
    });
}

void write_ledgers(Writer& out, const ByPartner<LedgerFigures>& list)
{
    if (list.empty()) { return; }
    out.object("ledgers", [&] {
        for (const auto& entry : list) {
            out.object(entry.first, [&] {
                for (const LedgerColumn& figure : ledger_columns) {
                    const auto& amounts = entry.second.*figure.figure;
                    if (amounts) { write_amounts(out, figure.key, *amounts); }
                }
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

void write_service(Writer& out, const ImportedService& service)
{
    out.object([&] {
        out.field("id", service.id);
        out.field("name", service.name);
        out.field("fund", to_text(service.fund));
        write_by_partner(out, "contributions", service.amounts);
        write_responsible(out, service.responsible);
    });
}

void write_position(Writer& out, const PositionFigures& position,
                    const std::vector<ImportedService>& services)
{
    out.object([&] {
        out.field("format", "riskshare/position/1");
        out.field("agreement", position.agreement);
        out.field("financial_year", to_text(position.financial_year));
        out.field("month", position.month);
        out.field("basis", to_text(position.basis));
        json::write_list(out, "services", services,
                         [](Writer& where, const ImportedService& service) {
                             where.object([&] {
                                 where.field("id", service.id);
                                 write_by_partner(where, "outturn", service.amounts);
                                 write_ledgers(where, service.ledgers);
                             });
                         });
    });
}

}  // namespace

std::string to_json(const Mapping& mapping, const std::vector<ImportedService>& services)
{
    Writer out;
    if (mapping.position) {
        write_position(out, *mapping.position, services);
    } else {
        out.list([&] {
            for (const ImportedService& service : services) { write_service(out, service); }
        });
    }
    return std::move(out).take();
}

}  // namespace riskshare::importing
