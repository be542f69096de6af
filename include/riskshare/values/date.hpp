#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

#include <riskshare/values/financial_year.hpp>

namespace riskshare {

/// A day of the calendar; the 30th of February cannot be made.
class Date {
public:
    /// Requires: a real day, in a year from 1900 to 9999; throws Misuse otherwise.
    [[nodiscard]] static Date on(int year, int month, int day);
    /// Reads `2016-04-20`; empty where the text is not a day.
    [[nodiscard]] static std::optional<Date> parse(std::string_view text);

    [[nodiscard]] int year() const { return year_; }
    /// Of the calendar: 1 is January.
    [[nodiscard]] int month() const { return month_; }
    [[nodiscard]] int day() const { return day_; }

    friend auto operator<=>(const Date&, const Date&) = default;

private:
    Date(int year, int month, int day) : year_{year}, month_{month}, day_{day} {}

    int year_;
    int month_;
    int day_;
};

/// The form of the files, `2016-04-20`.
[[nodiscard]] std::string to_text(const Date& date);

/// The month of the financial year that a day falls in: 1 is April, 12 is March. Empty for a day
/// of another year.
[[nodiscard]] std::optional<int> month_of(const Date& date, FinancialYear year);

/// The last day of a month of the financial year; for month 1, 30 April.
///
/// Requires: 1 <= month <= 12; throws Misuse otherwise.
[[nodiscard]] Date last_day_of(FinancialYear year, int month);

}  // namespace riskshare
