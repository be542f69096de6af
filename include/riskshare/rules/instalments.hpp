#pragma once

#include <vector>

#include <riskshare/facts/terms.hpp>
#include <riskshare/values/money.hpp>

namespace riskshare {

/// An amount for each of the twelve months of the financial year, April first.
using ByMonth = std::vector<Money>;

/// The months in which instalments fall due, rising: 1 is April, 12 is March.
[[nodiscard]] std::vector<int> instalment_months(const Instalments& instalments);

/// What falls due when: the amount in equal parts in the instalment months from a month onwards,
/// odd pence to the earlier ones; all of it in that month itself where no instalment is left.
///
/// Units:    pence, of either sign. The months together come to the amount.
/// Requires: 1 <= from <= 12; throws std::invalid_argument otherwise.
/// Source:   docs/rules.md 3, instalments.
[[nodiscard]] ByMonth instalments_of(Money amount, const Instalments& instalments, int from = 1);

/// What is due by the end of a month. Requires: 1 <= month <= 12; throws std::invalid_argument
/// otherwise.
[[nodiscard]] Money due_by(int month, const ByMonth& schedule);

}  // namespace riskshare
