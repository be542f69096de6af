#pragma once

#include <riskshare/export.hpp>
#include <riskshare/values/money.hpp>
#include <riskshare/values/percentage.hpp>

namespace riskshare {
inline namespace v0 {

/// The most that partners share: a rate of the base, to the nearest penny, halves away from zero.
///
/// Units:    pence (Money).
/// Requires: base >= 0; throws Misuse otherwise. Fails: MoneyOverflow.
/// Example:  0.5% of £434,400,000.00 is £2,172,000.00.
/// Source:   docs/rules.md 5; Plymouth's risk cap model, 2015.
[[nodiscard]] RISKSHARE_EXPORT Money risk_cap(Money base, Percentage rate);

}  // namespace v0
}  // namespace riskshare
