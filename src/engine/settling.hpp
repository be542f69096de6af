#pragma once

#include <optional>
#include <span>
#include <vector>

#include <riskshare/agreement.hpp>
#include <riskshare/position.hpp>
#include <riskshare/settlement.hpp>

/// The parts of settle(), in the order of docs/rules.md. Each gives its own part of the settlement
/// and changes no other.

namespace riskshare {
inline namespace v0 {

/// Sections 3 and 4: the variance of every service, and the part of it left to share.
[[nodiscard]] std::vector<ServiceResult> settle_services(const Agreement& agreement,
                                                         const Position& position);

/// Section 5: bands, limits on payments and decisions. The risk shares come in their order, each
/// drawing on the reserve that those before it leave.
[[nodiscard]] std::vector<RiskShareResult>
settle_risk_shares(const Agreement& agreement, const Position& position,
                   std::span<const ServiceResult> services);

/// The amount the reserve bears of a risk share.
[[nodiscard]] Money settled_by_reserve(const RiskShareResult& result);

/// Section 6: the amounts every partner bears, pays and receives.
[[nodiscard]] std::vector<PartnerResult>
settle_partners(const Agreement& agreement, const Position& position,
                std::span<const ServiceResult> services,
                std::span<const RiskShareResult> risk_shares);

/// Section 4: the underspends that streams with a reserve of their own keep.
[[nodiscard]] std::vector<RingFencedResult>
settle_ring_fenced(const Agreement& agreement, std::span<const ServiceResult> services);

/// Section 10: the division of the assets and liabilities left at the end. Absent where the
/// agreement does not end.
[[nodiscard]] std::optional<EndingResult> settle_ending(const Settlement& settlement);

/// Section 6: who pays whom.
[[nodiscard]] std::vector<Payment> settle_payments(const Settlement& settlement);

}  // namespace v0
}  // namespace riskshare
