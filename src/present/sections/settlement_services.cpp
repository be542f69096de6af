#include "settlement_sections.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "agreed/agreement.hpp"
#include "agreed/position.hpp"

namespace riskshare::present {
namespace {

Row service_row(std::string name, const ServiceResult& service, std::string responsible)
{
    return {std::move(name),
            as_quantity(service.budget),
            as_quantity(service.outturn),
            as_variance(service.variance),
            as_variance(service.variance - service.shareable_variance),
            as_variance(service.shareable_variance),
            std::move(responsible)};
}

/// Adds the services of one fund and their total. Returns the index of that row; none without
/// services.
std::optional<std::size_t> add_services(const SettlementView& view, Table& table, Fund fund,
                                        std::string total)
{
    const std::vector<std::size_t> services = services_in(view, fund);
    if (services.empty()) { return std::nullopt; }
    Sum all{Sum::Of::rows, table.rows.size() + services.size(), {}};
    for (const std::size_t i : services) {
        const std::size_t responsible = *agreed_services(view.agreement())[i].responsible;
        all.added.push_back(table.rows.size());
        table.rows.push_back(service_row(view.terms().services[i].name, view.settlement.services[i],
                                         view.agreement().partners()[responsible].id));
    }
    table.sums.push_back(std::move(all));
    table.rows.push_back(service_row(std::move(total), total_of(view, services), ""));
    return table.rows.size() - 1;
}

}  // namespace

std::vector<std::size_t> services_in(const SettlementView& view, Fund fund)
{
    std::vector<std::size_t> services;
    for (std::size_t i = 0; i < view.terms().services.size(); ++i) {
        if (view.terms().services[i].fund != fund) { continue; }
        if (service_positions(view.position())[i].is_reported) { services.push_back(i); }
    }
    return services;
}

std::vector<std::size_t> services_in_fund(const SettlementView& view)
{
    std::vector<std::size_t> services = services_in(view, Fund::pooled);
    const std::vector<std::size_t> aligned = services_in(view, Fund::aligned);
    services.insert(services.end(), aligned.begin(), aligned.end());
    return services;
}

ServiceResult total_of(const SettlementView& view, std::span<const std::size_t> services)
{
    const auto total = [&](Money ServiceResult::*figure) {
        std::vector<Money> amounts;
        for (const std::size_t i : services) {
            amounts.push_back(view.settlement.services[i].*figure);
        }
        return sum(amounts);
    };
    return {total(&ServiceResult::budget), total(&ServiceResult::outturn),
            total(&ServiceResult::variance), total(&ServiceResult::shareable_variance)};
}

Section services_section(const SettlementView& view)
{
    Section section{"Services"};
    Table& table = section.table;
    table.header = {"Service",    "Budget",      "Outturn",
                    "Variance",   "Adjustments", "Shareable variance",
                    "Responsible"};
    Sum integrated{Sum::Of::rows, 0, {}};
    for (const auto& [fund, name] :
         {std::pair{Fund::pooled, "Pooled"}, {Fund::aligned, "Aligned"}}) {
        const auto row = add_services(view, table, fund, name);
        if (row) { integrated.added.push_back(*row); }
    }
    integrated.total = table.rows.size();
    table.rows.push_back(service_row("Integrated", total_of(view, services_in_fund(view)), ""));
    // The whole comes first, so that rounding its parts is fitted to it and not the other way.
    table.sums.insert(table.sums.begin(), std::move(integrated));
    table.sums.push_back({Sum::Of::columns, 3, {2}, {1}});
    table.sums.push_back({Sum::Of::columns, 3, {4, 5}});
    std::vector<std::string> partners;
    for (const Partner& partner : view.agreement().partners()) {
        partners.push_back(fmt::format("{} is {}", partner.id, partner.name));
    }
    section.footnotes.push_back(listed(partners) + '.');
    return section;
}

Section adjustments_section(const SettlementView& view)
{
    Section section{"Adjustments, before any sharing"};
    section.table.header = {"Service", "Kind", "Borne by", "Amount"};
    for (const std::size_t i : services_in_fund(view)) {
        const ServicePosition& service = service_positions(view.position())[i];
        const std::string& name = view.terms().services[i].name;
        for (std::size_t k = 0; k < service.adjustments.size(); ++k) {
            const AgreedAdjustment& adjustment = service.adjustments[k];
            const std::string kind = to_words(adjustment.kind);
            for (const auto& [partner, amount] : adjustment.borne_by) {
                section.table.rows.push_back(
                    {name, kind, view.names[partner], as_variance(amount)});
            }
            const Adjustment& stated =
                view.position().figures().services[service.place].adjustments[k];
            if (!stated.note.empty()) {
                section.footnotes.push_back(fmt::format("{}, {}: {}", name, kind, stated.note));
            }
        }
    }
    add_total(section.table);
    return section;
}

Section ring_fenced_section(const SettlementView& view)
{
    Section section{"Ring-fenced underspends",
                    {"Each goes to the stream's reserve named here, and to no other partner. These "
                     "reserves are the partners' own, not the fund's."}};
    section.table.header = {"Service", "Stream", "Partner", "Reserve", "Goes into it"};
    const AgreementTerms& terms = view.terms();
    for (const RingFencedResult& kept : view.settlement.ring_fenced) {
        const std::size_t service = *view.agreement().find_service(kept.service);
        const auto stream = std::ranges::find(terms.streams, kept.stream, &Stream::id);
        section.table.rows.push_back({terms.services[service].name, stream->name,
                                      std::string{view.party(kept.partner)}, kept.reserve,
                                      as_quantity(kept.amount)});
    }
    add_total(section.table);
    return section;
}

Section in_view_section(const SettlementView& view)
{
    Section section{"In view, not settled"};
    Table& table = section.table;
    table.header = {"Service", "Budget", "Outturn", "Variance"};
    for (const std::size_t i : services_in(view, Fund::associated)) {
        const ServiceResult& service = view.settlement.services[i];
        table.rows.push_back({view.terms().services[i].name, as_quantity(service.budget),
                              as_quantity(service.outturn), as_variance(service.variance)});
    }
    table.sums = {{Sum::Of::columns, 3, {2}, {1}}};
    return section;
}

}  // namespace riskshare::present
