#pragma once

#include <vector>

#include <riskshare/export.hpp>
#include <riskshare/facts/terms.hpp>
#include <riskshare/values/money.hpp>

namespace riskshare {
inline namespace v0 {

/// An amount for each of the twelve months of the financial year, April first.
using ByMonth = std::vector<Money>;

/// The months in which instalments fall due, in order: 1 is April, 12 is March.
[[nodiscard]] RISKSHARE_EXPORT std::vector<int> instalment_months(const Instalments& instalments);

/// Spreads an amount over the instalment months from a month onwards: equal parts, odd pence to
/// the earlier ones; all of it in that month where no instalment is left.
///
/// Units:    pence, of either sign. The months together come to the amount.
/// Requires: 1 <= from <= 12; throws Misuse otherwise.
/// Source:   docs/rules.md 3, instalments.
[[nodiscard]] RISKSHARE_EXPORT ByMonth instalments_of(Money amount, const Instalments& instalments,
                                                      int from = 1);

/// Returns the amount due by the end of a month.
///
/// Requires: 1 <= month <= 12, and a schedule of twelve amounts; throws Misuse otherwise.
[[nodiscard]] RISKSHARE_EXPORT Money due_by(int month, const ByMonth& schedule);

}  // namespace v0
}  // namespace riskshare
