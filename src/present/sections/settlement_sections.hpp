#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include <riskshare/agreement.hpp>
#include <riskshare/by_service.hpp>
#include <riskshare/position.hpp>
#include <riskshare/settlement.hpp>
#include <riskshare/vat.hpp>

#include "present/display.hpp"
#include "present/report.hpp"
#include "present/wording.hpp"

/// The sections of the settlement's report, each from the same facts.

namespace riskshare::present {

struct Subject {
    const Settlement& settlement;
    Unit unit;
    std::vector<std::string> names = partner_names(settlement.agreement());

    [[nodiscard]] const Position& position() const { return settlement.position; }
    [[nodiscard]] const Agreement& agreement() const { return settlement.agreement(); }
    [[nodiscard]] std::string money(Money amount) const { return in_sentence(amount, unit); }
    /// The name of a partner, or `the reserve`.
    [[nodiscard]] std::string_view party(std::string_view id) const
    {
        const auto partner = agreement().find_partner(id);
        return partner ? std::string_view{names[*partner]} : "the reserve";
    }
};

/// The services that are settled, pooled ones first, by their place in the agreement.
[[nodiscard]] std::vector<std::size_t> settled_services(const Subject& subject);
[[nodiscard]] ServiceResult total_of(const Subject& subject, std::span<const std::size_t> services);

/// The few sentences that a meeting needs to hear.
[[nodiscard]] Section headline_section(const Subject& subject);

[[nodiscard]] Section services_section(const Subject& subject);
[[nodiscard]] Section adjustments_section(const Subject& subject);
/// Associated services that the position reports.
[[nodiscard]] Section in_view_section(const Subject& subject);

/// The VAT within these figures; without rows where the agreement says nothing of VAT.
[[nodiscard]] Section vat_section(const Subject& subject, const VatTable& vat);
/// What it would cost to move services to another partner.
[[nodiscard]] Section vat_moving_section(const Subject& subject, const VatTable& vat);
/// The 5% test of local authorities.
[[nodiscard]] Section partial_exemption_section(const Subject& subject, const VatTable& vat);
/// What goes into which ring-fenced reserve; without rows where there is none.
[[nodiscard]] Section ring_fenced_section(const Subject& subject);

/// How much of the risk is really shared: `22.82%`.
[[nodiscard]] std::string shared_part(const Settlement& settlement);

/// How one risk share divides its variance, and how much of each limit is used.
[[nodiscard]] Section risk_share_section(const Subject& subject, std::size_t index);

/// What each partner would pay because of one risk share that limits payments, and what it pays.
[[nodiscard]] Section payment_limit_section(const Subject& subject, std::size_t index);

/// What a decision on one risk share lays on each party, beside what the formula would.
[[nodiscard]] Section decision_section(const Subject& subject, std::size_t index);

/// `decided by the board on 2016-04-20, minute 7`: who decided on a risk share, and when.
[[nodiscard]] std::string who_decided(const Subject& subject, std::size_t index);

[[nodiscard]] Section borne_section(const Subject& subject);
[[nodiscard]] Section by_service_section(const Subject& subject, const ByService& analysis);
[[nodiscard]] Section net_risk_payment_section(const Subject& subject);
[[nodiscard]] Section ledger_settlement_section(const Subject& subject);
/// Only of an agreement that ends: what is left, and what each partner pays or receives for it.
[[nodiscard]] Section ending_items_section(const Subject& subject);
[[nodiscard]] Section ending_partners_section(const Subject& subject);
[[nodiscard]] Section payments_section(const Subject& subject);

}  // namespace riskshare::present
