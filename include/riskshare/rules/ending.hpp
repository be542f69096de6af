#pragma once

#include <cstddef>
#include <span>

#include <riskshare/facts/terms.hpp>
#include <riskshare/values/money.hpp>

namespace riskshare {

/// Is what is left of this kind worth something to the partners, or does it cost them?
[[nodiscard]] constexpr bool is_asset(EndingKind kind) { return kind <= EndingKind::other_asset; }

/// What a partner has of the assets and liabilities of an agreement that ends, and what its parts
/// of all of them are.
struct EndingShare {
    Money assets_held = 0_p;
    Money assets = 0_p;  ///< its parts of the assets, whoever holds them
    Money liabilities_met = 0_p;
    Money liabilities = 0_p;  ///< its parts of the liabilities, whoever meets them
};

/// One asset or liability, divided. Shape of parts: one per partner; they sum to the amount.
struct DividedItem {
    EndingKind kind;
    Money amount;
    std::size_t held_by;
    std::span<const Money> parts;
};

/// Adds what one item brings to each partner.
///
/// Shapes: shares: one per partner. Units: pence. Fails: MoneyOverflow. Source: docs/rules.md 10.
void add(std::span<EndingShare> shares, const DividedItem& item);

/// What a partner pays when the agreement ends, so that each has its parts: for assets that it
/// holds and liabilities that others meet for it, less its parts of the assets and what it meets
/// itself. Positive: pays; negative: receives.
///
/// Units: pence. Fails: MoneyOverflow. Source: docs/rules.md 10; CIPFA's guide to pooled budgets.
[[nodiscard]] Money ending_settlement(const EndingShare& share);

}  // namespace riskshare
