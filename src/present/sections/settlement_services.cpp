#include "settlement_sections.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "present/wording.hpp"

namespace riskshare::present {
namespace {

/// The services of one fund that the position reports, by their place in the agreement.
std::vector<std::size_t> services_in(const Subject& subject, Fund fund)
{
    std::vector<std::size_t> services;
    for (std::size_t i = 0; i < subject.settlement.services.size(); ++i) {
        if (subject.agreement().terms().services[i].fund != fund) { continue; }
        if (subject.position().services()[i].is_reported) { services.push_back(i); }
    }
    return services;
}

std::vector<Cell> service_row(std::string name, const ServiceResult& service,
                              std::string responsible)
{
    return {std::move(name),
            as_quantity(service.budget),
            as_quantity(service.outturn),
            as_variance(service.variance),
            as_variance(service.variance - service.shareable_variance),
            as_variance(service.shareable_variance),
            std::move(responsible)};
}

/// Adds the services of one fund and their total, and says which row that is.
std::optional<std::size_t> add_services(const Subject& subject, Table& table, Fund fund,
                                        std::string total)
{
    const std::vector<std::size_t> services = services_in(subject, fund);
    if (services.empty()) { return std::nullopt; }
    std::vector<std::size_t> rows;
    for (const std::size_t i : services) {
        const std::size_t responsible = *subject.agreement().services()[i].responsible;
        rows.push_back(table.rows.size());
        table.rows.push_back(service_row(subject.agreement().terms().services[i].name,
                                         subject.settlement.services[i],
                                         subject.agreement().partners()[responsible].id));
    }
    table.sums.push_back({Sum::Of::rows, table.rows.size(), rows});
    table.rows.push_back(service_row(std::move(total), total_of(subject, services), ""));
    return table.rows.size() - 1;
}

}  // namespace

std::vector<std::size_t> settled_services(const Subject& subject)
{
    std::vector<std::size_t> services = services_in(subject, Fund::pooled);
    const std::vector<std::size_t> aligned = services_in(subject, Fund::aligned);
    services.insert(services.end(), aligned.begin(), aligned.end());
    return services;
}

ServiceResult total_of(const Subject& subject, std::span<const std::size_t> services)
{
    const auto total = [&](Money ServiceResult::*figure) {
        std::vector<Money> amounts;
        for (const std::size_t i : services) {
            amounts.push_back(subject.settlement.services[i].*figure);
        }
        return sum(amounts);
    };
    return {total(&ServiceResult::budget), total(&ServiceResult::outturn),
            total(&ServiceResult::variance), total(&ServiceResult::shareable_variance)};
}

Section services_section(const Subject& subject)
{
    Section section{"Services"};
    Table& table = section.table;
    table.header = {"Service",    "Budget",      "Outturn",
                    "Variance",   "Adjustments", "Shareable variance",
                    "Responsible"};
    std::vector<std::size_t> totals;
    for (const auto& [fund, name] :
         {std::pair{Fund::pooled, "Pooled"}, {Fund::aligned, "Aligned"}}) {
        const auto row = add_services(subject, table, fund, name);
        if (row) { totals.push_back(*row); }
    }
    // The whole comes first, so that rounding its parts is fitted to it and not the other way.
    table.sums.insert(table.sums.begin(), {Sum::Of::rows, table.rows.size(), totals});
    table.rows.push_back(
        service_row("Integrated", total_of(subject, settled_services(subject)), ""));
    table.sums.push_back({Sum::Of::columns, 3, {2}, {1}});
    table.sums.push_back({Sum::Of::columns, 3, {4, 5}});
    std::vector<std::string> partners;
    for (const Partner& partner : subject.agreement().partners()) {
        partners.push_back(fmt::format("{} is {}", partner.id, partner.name));
    }
    section.footnotes.push_back(listed(partners) + '.');
    return section;
}

Section adjustments_section(const Subject& subject)
{
    Section section{"Adjustments, before any sharing"};
    Table& table = section.table;
    table.header = {"Service", "Kind", "Borne by", "Amount"};
    Sum all{Sum::Of::rows, 0, {}};
    Money total = 0_p;
    for (const std::size_t i : settled_services(subject)) {
        const ServicePosition& service = subject.position().services()[i];
        const std::string& name = subject.agreement().terms().services[i].name;
        for (std::size_t k = 0; k < service.adjustments.size(); ++k) {
            const AgreedAdjustment& adjustment = service.adjustments[k];
            const std::string kind{to_words(adjustment.kind)};
            for (const auto& [partner, amount] : adjustment.borne_by) {
                all.added.push_back(table.rows.size());
                table.rows.push_back({name, kind, subject.names[partner], as_variance(amount)});
            }
            total += adjustment.amount;
            const Adjustment& stated =
                subject.position().figures().services[service.place].adjustments[k];
            if (!stated.note.empty()) {
                section.footnotes.push_back(fmt::format("{}, {}: {}", name, kind, stated.note));
            }
        }
    }
    if (table.rows.empty()) { return section; }
    all.total = table.rows.size();
    table.sums.push_back(std::move(all));
    table.rows.push_back({"All", "", "", as_variance(total)});
    return section;
}

Section ring_fenced_section(const Subject& subject)
{
    Section section{"Ring-fenced money",
                    {"An underspend goes to the reserve named, and to no other partner. Each "
                     "reserve is its partner's own: none of the fund's."}};
    Table& table = section.table;
    table.header = {"Service", "Stream", "Partner", "Reserve", "Goes into it"};
    const AgreementTerms& terms = subject.agreement().terms();
    Sum all{Sum::Of::rows, subject.settlement.ring_fenced.size(), {}};
    Money total = 0_p;
    for (const RingFencedResult& kept : subject.settlement.ring_fenced) {
        all.added.push_back(table.rows.size());
        const std::size_t service = *subject.agreement().find_service(kept.service);
        const auto stream = std::ranges::find(terms.streams, kept.stream, &Stream::id);
        table.rows.push_back({terms.services[service].name, stream->name,
                              std::string{subject.party(kept.partner)}, kept.reserve,
                              as_quantity(kept.amount)});
        total += kept.amount;
    }
    if (table.rows.empty()) { return section; }
    table.sums = {std::move(all)};
    table.rows.push_back({"Total", "", "", "", as_quantity(total)});
    return section;
}

Section in_view_section(const Subject& subject)
{
    Section section{"In view, not settled"};
    Table& table = section.table;
    table.header = {"Service", "Budget", "Outturn", "Variance"};
    for (const std::size_t i : services_in(subject, Fund::associated)) {
        const ServiceResult& service = subject.settlement.services[i];
        table.rows.push_back({subject.agreement().terms().services[i].name,
                              as_quantity(service.budget), as_quantity(service.outturn),
                              as_variance(service.variance)});
    }
    table.sums = {{Sum::Of::columns, 3, {2}, {1}}};
    return section;
}

}  // namespace riskshare::present
