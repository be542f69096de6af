#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include <riskshare/by_service.hpp>
#include <riskshare/vat.hpp>

#include "present/report.hpp"
#include "settlement_view.hpp"

/// The sections of the settlement's report. A section that an agreement has no use for has a table
/// without rows.

namespace riskshare::present {

/// The services of one fund that the position reports, by index in the agreement.
[[nodiscard]] std::vector<std::size_t> services_in(const SettlementView& view, Fund fund);
/// The pooled ones first, then the aligned.
[[nodiscard]] std::vector<std::size_t> services_in_fund(const SettlementView& view);
[[nodiscard]] ServiceResult total_of(const SettlementView& view,
                                     std::span<const std::size_t> services);

/// The few sentences that a meeting needs to hear.
[[nodiscard]] Section headline_section(const SettlementView& view);

[[nodiscard]] Section services_section(const SettlementView& view);
[[nodiscard]] Section adjustments_section(const SettlementView& view);
/// Associated services that the position reports.
[[nodiscard]] Section in_view_section(const SettlementView& view);

/// The VAT within these figures, the cost of moving services, and the 5% test.
[[nodiscard]] std::vector<Section> vat_sections(const SettlementView& view);

/// For each risk share: the division of its variance and the use of each limit; the payments of
/// partners, where it limits them; and the decision, where the position has one.
[[nodiscard]] std::vector<Section> risk_share_sections(const SettlementView& view);

/// The underspends that go into the reserves of streams.
[[nodiscard]] Section ring_fenced_section(const SettlementView& view);

[[nodiscard]] Section borne_section(const SettlementView& view);
[[nodiscard]] Section by_service_section(const SettlementView& view, const ByService& analysis);
[[nodiscard]] Section net_risk_payment_section(const SettlementView& view);
[[nodiscard]] Section ledger_settlement_section(const SettlementView& view);
/// The assets and liabilities left when an agreement ends, and the ending settlement. Empty for one
/// that goes on.
[[nodiscard]] std::vector<Section> ending_sections(const SettlementView& view);
[[nodiscard]] Section payments_section(const SettlementView& view);

/// `A pays B £1.00 and C pays B £2.00`; empty without payments of the kind.
[[nodiscard]] std::string who_pays(const SettlementView& view, PaymentKind kind);

/// The part of the risk that is shared: `22.82%`, or the reason it cannot be said.
[[nodiscard]] std::string shared_part(const Settlement& settlement);

/// `decided by the board on 2016-04-20, minute 7`: who decided on a risk share, and when.
[[nodiscard]] std::string who_decided(const SettlementView& view, std::size_t risk_share);

}  // namespace riskshare::present
