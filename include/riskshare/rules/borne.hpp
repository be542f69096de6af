#pragma once

#include <riskshare/export.hpp>
#include <riskshare/values/money.hpp>

namespace riskshare {
inline namespace v0 {

/// Adjustments that a partner bears, by kind.
struct AdjustmentsBorne {
    Money planned_overspend = 0_p;
    Money service_development = 0_p;
    Money attributed = 0_p;

    bool operator==(const AdjustmentsBorne&) const = default;
};

/// The amount a partner bears of the year's variance, by the rule that puts it there.
struct Burden {
    Money shared = 0_p;              ///< from bands other than `responsible`
    Money by_responsibility = 0_p;   ///< from `responsible` bands
    Money outside_risk_share = 0_p;  ///< services that no risk share covers
    AdjustmentsBorne adjustments{};
    Money payment_limit = 0_p;  ///< from limits on payments: negative where it pays less
    Money decision = 0_p;       ///< from decisions: the amount decided less the formula's
    Money ring_fenced = 0_p;    ///< underspends that go to the reserves of its streams

    bool operator==(const Burden&) const = default;
};

/// Fails: MoneyOverflow.
RISKSHARE_EXPORT Burden& operator+=(Burden& burden, const Burden& other);
[[nodiscard]] RISKSHARE_EXPORT Burden operator-(const Burden& burden, const Burden& other);

/// All that a partner bears of the variance, adjustments included. Source: docs/rules.md 6.
[[nodiscard]] RISKSHARE_EXPORT Money borne(const Burden& burden);

/// The amount a partner pays because of the risk shares: the amount it bears of the shareable
/// variances, less the amount it would bear without them. Positive: pays; negative: receives.
///
/// Units: pence. Fails: MoneyOverflow. Source: docs/rules.md 6; CIPFA's Integration Summit 2017.
[[nodiscard]] RISKSHARE_EXPORT Money net_risk_payment(const Burden& burden,
                                                      Money without_risk_share);

/// The amounts of a partner that its ledger settlement follows from.
struct LedgerAmounts {
    Money funding;   ///< its net contributions
    Money borne;     ///< of the variance
    Money recorded;  ///< net spending in its own ledger
};

/// The amount a partner pays so that its ledger carries the amount it bears: its funding and the
/// amount it bears, less the spending in its own ledger. Positive: pays; negative: receives.
///
/// Units:   pence. Fails: MoneyOverflow.
/// Example: ledger_settlement({.funding = 100'00_p, .borne = 5'00_p, .recorded = 90'00_p}) is
///          £15.00.
/// Source:  docs/rules.md 6.
[[nodiscard]] RISKSHARE_EXPORT Money ledger_settlement(const LedgerAmounts& of);

}  // namespace v0
}  // namespace riskshare
