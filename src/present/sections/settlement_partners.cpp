#include <algorithm>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include <riskshare/rules/variance.hpp>

#include "engine/shows.hpp"
#include "party_columns.hpp"
#include "rules/bands.hpp"
#include "rules/burden_parts.hpp"
#include "settlement_sections.hpp"

namespace riskshare::present {
namespace {

/// The amount the reserve bears of one part of the burden; absent where it never bears any.
std::optional<Money> borne_by_reserve(const Settlement& settlement, const BurdenPart& part)
{
    Money limited = 0_p;
    Money decided = 0_p;
    for (const RiskShareResult& result : settlement.risk_shares) {
        if (result.payment_limit) { limited += result.payment_limit->reserve; }
        if (result.decision) { decided += result.decision->difference.back(); }
    }
    if (part.member == &Burden::shared) { return settlement.reserve - limited - decided; }
    if (part.member == &Burden::payment_limit) { return limited; }
    if (part.member == &Burden::decision) { return decided; }
    return std::nullopt;
}

}  // namespace

Section borne_section(const SettlementView& view)
{
    Section section{"What each partner bears"};
    const Settlement& settlement = view.settlement;
    const bool has_reserve = std::ranges::any_of(burden_parts, [&](const BurdenPart& part) {
        return borne_by_reserve(settlement, part).value_or(0_p) != 0_p;
    });
    PartyColumns columns{section.table, view.names, has_reserve};
    const auto add = [&](std::string_view name, auto read, std::optional<Money> reserve) {
        columns.add_each(std::string{name}, Sense::variance, settlement.partners, read, reserve);
    };
    for (const BurdenPart& part : burden_parts) {
        if (!shows(settlement, part) || part.member == nullptr) { continue; }
        add(
            part.title, [&](const PartnerResult& p) { return part.of(p.burden); },
            borne_by_reserve(settlement, part));
    }
    for (const AdjustmentPart& part : adjustment_parts) {
        add(
            part.title, [&](const PartnerResult& p) { return p.burden.adjustments.*part.member; },
            std::nullopt);
    }
    add("Borne", &PartnerResult::borne, settlement.reserve);
    total_last_row(section.table);
    return section;
}

Section by_service_section(const SettlementView& view, const ByService& analysis)
{
    Section section{
        "What each partner bears, service by service",
        {"Rows add up to each service's variance, columns to what each partner bears."}};
    section.table.header = {"Service"};
    const std::vector<std::size_t> services = services_in_fund(view);
    PartyColumns columns{section.table, view.names,
                         std::ranges::any_of(services, [&](std::size_t i) {
                             return analysis.services[i].reserve != 0_p;
                         })};
    for (const std::size_t i : services) {
        const ServiceBurden& service = analysis.services[i];
        columns.add_each(
            view.terms().services[i].name, Sense::variance, service.by_partner,
            [](const Burden& burden) { return borne(burden); }, service.reserve);
    }
    columns.add_each("All services", Sense::variance, view.settlement.partners,
                     &PartnerResult::borne, view.settlement.reserve);
    total_last_row(section.table);
    return section;
}

std::string shared_part(const Settlement& settlement)
{
    if (const auto part = settlement.risk_shared()) { return to_text(*part); }
    return settlement.has_decisions()
               ? "no percentage (no variance, or almost none beside what was decided)"
               : "none (no variance)";
}

Section net_risk_payment_section(const SettlementView& view)
{
    const Settlement& settlement = view.settlement;
    Section section{"Net risk payment",
                    {"What each partner bears without adjustments, less what it would bear without "
                     "any risk share."}};
    section.footnotes = {fmt::format("Risk shared: {}.", shared_part(settlement))};
    if (settlement.risk_shared()) {
        section.footnotes.back() += " That is net risk payments as a part of the shareable "
                                    "variances of all services, each without its sign.";
    }
    PartyColumns columns{section.table, view.names, settlement.reserve != 0_p};
    columns.add_each(
        "Borne, without adjustments", Sense::variance, settlement.partners,
        [](const PartnerResult& p) { return p.borne - total(p.burden.adjustments); },
        settlement.reserve);
    columns.add_each("Without any risk share", Sense::variance, settlement.partners,
                     &PartnerResult::without_risk_share);
    columns.add_each("Net risk payment", Sense::variance, settlement.partners,
                     &PartnerResult::net_risk_payment, settlement.reserve);
    section.table.sums.insert(section.table.sums.begin(), {Sum::Of::rows, 2, {0}, {1}});
    add_pays_or_receives(section.table);
    return section;
}

Section ledger_settlement_section(const SettlementView& view)
{
    const Settlement& settlement = view.settlement;
    Section section{"Ledger settlement",
                    {"What each partner bears, less the variance already in its own ledger."}};
    PartyColumns columns{section.table, view.names, settlement.reserve != 0_p};
    const auto add = [&](std::string name, Sense sense, auto read,
                         std::optional<Money> reserve = std::nullopt) {
        columns.add_each(std::move(name), sense, settlement.partners, read, reserve);
    };
    add("Funding, net contributions", Sense::quantity, &PartnerResult::funding);
    add("Recorded in own ledger", Sense::quantity, &PartnerResult::recorded);
    add("Own ledger's variance", Sense::variance, [](const PartnerResult& p) {
        return variance({.outturn = p.recorded, .budget = p.funding});
    });
    add("Borne", Sense::variance, &PartnerResult::borne, settlement.reserve);
    add("Ledger settlement", Sense::variance, &PartnerResult::ledger_settlement,
        settlement.reserve);
    section.table.sums.insert(section.table.sums.begin(),
                              {{Sum::Of::rows, 2, {1}, {0}}, {Sum::Of::rows, 4, {3}, {2}}});
    add_pays_or_receives(section.table);
    return section;
}

std::string who_pays(const SettlementView& view, PaymentKind kind)
{
    std::vector<std::string> parts;
    for (const Payment& payment : view.settlement.payments) {
        if (payment.kind != kind) { continue; }
        parts.push_back(fmt::format("{} pays {} {}", view.party(payment.from),
                                    view.party(payment.to), view.money(payment.amount)));
    }
    return listed(parts);
}

Section payments_section(const SettlementView& view)
{
    if (view.settlement.payments.empty()) { return {"Payments", {"No payment is needed."}}; }
    std::string how = "The ledger settlement is to be paid.";
    if (!view.settlement.risk_shares.empty()) {
        how += " It includes the net risk payment, which shows what the risk share alone moves; do "
               "not pay that again.";
    }
    if (view.settlement.ending) { how += " The ending settlement is paid on top."; }
    Section section{"Payments", {std::move(how)}};
    section.table.header = {"For", "From", "To", "Amount"};
    for (const Payment& payment : view.settlement.payments) {
        section.table.rows.push_back(
            {std::string{to_words(payment.kind)}, std::string{view.party(payment.from)},
             std::string{view.party(payment.to)}, as_quantity(payment.amount)});
    }
    return section;
}

}  // namespace riskshare::present
