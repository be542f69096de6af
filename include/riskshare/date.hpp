#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include <riskshare/financial_year.hpp>

namespace riskshare {

/// A day of the calendar.
using Date = std::chrono::year_month_day;

/// Reads `2025-09-12`; nothing where the text is no day that there is.
[[nodiscard]] std::optional<Date> parse_date(std::string_view text);

/// The form of the files, `2025-09-12`.
[[nodiscard]] std::string to_text(Date date);

/// The month of the financial year that a day falls in: 1 is April, 12 is March. Nothing for a day
/// of another year.
[[nodiscard]] std::optional<int> month_of(Date date, FinancialYear year);

}  // namespace riskshare
