#pragma once

#include <cstddef>
#include <span>

#include <riskshare/rules/ending.hpp>

namespace riskshare {
inline namespace v0 {

/// One asset or liability, divided into one part per partner. The parts sum to the amount.
struct DividedItem {
    EndingKind kind;
    Money amount;
    std::size_t held_by;
    std::span<const Money> parts;
};

/// Adds one item to the share of every partner.
///
/// Shapes: shares, one per partner. Pence. Fails: MoneyOverflow. Source: docs/rules.md 10.
void add(std::span<EndingShare> shares, const DividedItem& item);

}  // namespace v0
}  // namespace riskshare
