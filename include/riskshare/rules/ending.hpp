#pragma once

#include <riskshare/export.hpp>
#include <riskshare/facts/terms.hpp>
#include <riskshare/values/money.hpp>

namespace riskshare {
inline namespace v0 {

/// True for assets, which are worth something to the partners; false for liabilities.
[[nodiscard]] constexpr bool is_asset(EndingKind kind)
{
    switch (kind) {
    case EndingKind::unspent_balance:
    case EndingKind::equipment:
    case EndingKind::property:
    case EndingKind::other_asset:
        return true;
    case EndingKind::redundancy:
    case EndingKind::pensions:
    case EndingKind::other_liability:
        break;
    }
    return false;
}

/// The assets a partner holds and the liabilities it meets when an agreement ends, and its parts of
/// all of them.
struct EndingShare {
    Money assets_held = 0_p;
    Money assets = 0_p;  ///< its parts of the assets, whoever holds them
    Money liabilities_met = 0_p;
    Money liabilities = 0_p;  ///< its parts of the liabilities, whoever meets them

    bool operator==(const EndingShare&) const = default;
};

/// The amount a partner pays when the agreement ends: the assets it holds and its part of the
/// liabilities, less its part of the assets and the liabilities it meets. Positive: pays; negative:
/// receives.
///
/// Units: pence. Fails: MoneyOverflow. Source: docs/rules.md 10; CIPFA's guide to pooled budgets.
[[nodiscard]] RISKSHARE_EXPORT Money ending_settlement(const EndingShare& share);

}  // namespace v0
}  // namespace riskshare
