#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include <riskshare/facts/terms.hpp>
#include <riskshare/rules/net.hpp>
#include <riskshare/values/financial_year.hpp>

namespace riskshare {
inline namespace v0 {

/// The number of variations that count at the end of a month: those dated by then.
///
/// Requires: the variations are in the order of their dates, all within the year.
/// Source:   docs/rules.md 3, variations.
[[nodiscard]] std::size_t variations_dated_by(int month, FinancialYear year,
                                              std::span<const Variation> variations);

/// The latest contributions to a service: the opening ones and the changes, one line per partner.
/// Partners brought only by changes come last, in the order of the changes.
///
/// Units: pence. Fails: MoneyOverflow. Source: docs/rules.md 3, variations.
[[nodiscard]] std::vector<Line> latest_contributions(std::vector<Line> opening,
                                                     std::span<const Line> changes);

}  // namespace v0
}  // namespace riskshare
