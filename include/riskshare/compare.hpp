#pragma once

#include <string>
#include <vector>

#include <riskshare/agreement.hpp>
#include <riskshare/export.hpp>
#include <riskshare/position.hpp>
#include <riskshare/rules/borne.hpp>
#include <riskshare/settlement.hpp>
#include <riskshare/values/money.hpp>

namespace riskshare {
inline namespace v0 {

/// The amounts one partner bears and pays under a second settlement, less the same under a first.
/// Positive: it loses by the second; negative: it gains.
struct PartnerDifference {
    std::string id;
    Burden burden;
    Money borne;
    Money net_risk_payment;
    Money ledger_settlement;

    bool operator==(const PartnerDifference&) const = default;
};

struct Comparison {
    Settlement first;
    Settlement second;
    std::vector<PartnerDifference> partners;  ///< in the order of the first settlement
    Money reserve;

    bool operator==(const Comparison&) const = default;
};

/// Compares two settlements of the same facts, partner by partner: the second less the first.
///
/// Requires: both have the same partners, in any order; throws Misuse otherwise.
/// Fails:    MoneyOverflow.
[[nodiscard]] RISKSHARE_EXPORT Comparison compare(const Settlement& first,
                                                  const Settlement& second);

/// The same agreement without risk shares: each variance stays with the responsible partner.
[[nodiscard]] RISKSHARE_EXPORT Agreement without_risk_shares(const Agreement& agreement);

/// The same figures under that agreement, without the decisions on its risk shares.
[[nodiscard]] RISKSHARE_EXPORT Position without_risk_shares(const Position& position);

}  // namespace v0
}  // namespace riskshare
