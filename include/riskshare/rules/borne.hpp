#pragma once

#include <riskshare/facts/figures.hpp>
#include <riskshare/values/money.hpp>

namespace riskshare {

/// Adjustments that a partner bears, by kind.
struct AdjustmentsBorne {
    Money planned_overspend = 0_p;
    Money service_development = 0_p;
    Money attributed = 0_p;
};

/// What a partner bears of the year's variance, by the rule that puts it there.
struct Burden {
    Money shared = 0_p;              ///< from bands other than `responsible`
    Money by_responsibility = 0_p;   ///< from `responsible` bands
    Money outside_risk_share = 0_p;  ///< services that no risk share covers
    AdjustmentsBorne adjustments{};
    Money payment_limit = 0_p;  ///< from limits on payments: negative where it pays less
    Money decision = 0_p;       ///< from decisions: what they lay on it more than the formula
    Money ring_fenced = 0_p;    ///< underspends that go to the reserves of its streams
};

/// Adds to the adjustments of a kind. Fails: MoneyOverflow.
void add(AdjustmentsBorne& adjustments, AdjustmentKind kind, Money amount);

/// The total of adjustments that a partner bears. Source: docs/rules.md 6.
[[nodiscard]] Money total(const AdjustmentsBorne& adjustments);

/// All that a partner bears of the variance, adjustments included. Source: docs/rules.md 6.
[[nodiscard]] Money borne(const Burden& burden);

/// What the risk share makes a partner pay: what it bears of the shareable variances less what it
/// would have borne with no risk share. Positive: pays; negative: receives.
///
/// Units: pence. Fails: MoneyOverflow. Source: docs/rules.md 6; CIPFA's Integration Summit 2017.
[[nodiscard]] Money net_risk_payment(const Burden& burden, Money without_risk_share);

/// What must move between the ledgers so that each carries what it owes: what a partner put in and
/// what it bears, less what its own ledger has spent. Positive: pays; negative: receives.
///
/// Units: pence. Fails: MoneyOverflow. Source: docs/rules.md 6.
[[nodiscard]] Money ledger_settlement(Money funding, Money borne, Money recorded);

}  // namespace riskshare
