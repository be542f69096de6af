#include <riskshare/json.hpp>

#include <utility>

#include "write_parts.hpp"

namespace riskshare {
namespace json {
namespace {

void write_contribution(Writer& out, const ServiceContribution& contribution,
                        const Agreement& agreement)
{
    out.object([&] {
        out.field("partner", agreement.partners()[contribution.partner].id);
        write_net(out, "opening", contribution.opening);
        write_net(out, "recurrent", contribution.recurrent);
        write_net(out, "one_off", contribution.one_off);
        write_net(out, "latest", contribution.latest);
        if (contribution.schedule) {
            out.list("instalments", [&] {
                for (const Money part : *contribution.schedule) { out.value(part); }
            });
        }
        if (const auto& against = contribution.paid_against_due) {
            out.field("due", against->due);
            out.field("paid", against->paid);
            out.field("still_due", against->still_due);
        }
    });
}

void write_service(Writer& out, const Service& stated,
                   const std::vector<ServiceContribution>& contributions,
                   const Agreement& agreement)
{
    out.object([&] {
        out.field("id", stated.id);
        out.field("fund", to_text(stated.fund));
        out.field("money", stated.is_capital ? "capital" : "revenue");
        out.list("contributions", [&] {
            for (const ServiceContribution& contribution : contributions) {
                write_contribution(out, contribution, agreement);
            }
        });
        if (stated.in_kind.empty()) { return; }
        out.object("in_kind", [&] {
            for (const auto& [partner, in_kind] : stated.in_kind) {
                out.field(partner, in_kind.value);
            }
        });
    });
}

}  // namespace
}  // namespace json

inline namespace v0 {

std::string to_json(const Contributions& contributions)
{
    const AgreementTerms& terms = contributions.agreement.terms();
    const auto& position = contributions.position;
    json::Writer out;
    out.object([&] {
        out.field("format", "riskshare/contributions/1");
        out.field("agreement", terms.name);
        out.field("financial_year", riskshare::to_text(terms.financial_year));
        if (position) { out.field("month", position->figures().month); }
        if (!terms.variations.empty()) {
            out.list("variations", [&] {
                for (const Variation& variation : terms.variations) { out.value(variation.id); }
            });
        }
        out.list("services", [&] {
            for (std::size_t i = 0; i < terms.services.size(); ++i) {
                json::write_service(out, terms.services[i], contributions.services[i],
                                    contributions.agreement);
            }
        });
    });
    return std::move(out).take();
}

}  // namespace v0
}  // namespace riskshare
