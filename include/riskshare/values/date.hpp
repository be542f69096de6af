#pragma once

#include <compare>
#include <cstddef>
#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>

#include <riskshare/error.hpp>
#include <riskshare/export.hpp>
#include <riskshare/values/financial_year.hpp>

namespace riskshare {
inline namespace v0 {

namespace detail {

/// The days of a month of the calendar. Requires: 1 <= month <= 12.
[[nodiscard]] constexpr int days_of(int year, int month) noexcept
{
    const bool is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    if (month == 2) { return is_leap ? 29 : 28; }
    return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

}  // namespace detail

/// A day of the calendar; the 30th of February cannot be made.
class RISKSHARE_EXPORT Date {
public:
    /// Requires: a real day, in a year from 1900 to 9999; throws Misuse otherwise.
    [[nodiscard]] static constexpr Date on(int year, int month, int day)
    {
        if (!is_day(year, month, day)) {
            throw Misuse{"a date is a day of the calendar between 1900 and 9999"};
        }
        return {year, month, day};
    }
    /// Reads `2016-04-20`; empty where the text is not a day.
    [[nodiscard]] static constexpr std::optional<Date> parse(std::string_view text) noexcept
    {
        if (text.size() != 10 || text[4] != '-' || text[7] != '-') { return std::nullopt; }
        const int year = detail::number_of(text.substr(0, 4));
        const int month = detail::number_of(text.substr(5, 2));
        const int day = detail::number_of(text.substr(8));
        if (!is_day(year, month, day)) { return std::nullopt; }
        return Date{year, month, day};
    }

    [[nodiscard]] constexpr int year() const noexcept { return year_; }
    /// Of the calendar: 1 is January.
    [[nodiscard]] constexpr int month() const noexcept { return month_; }
    [[nodiscard]] constexpr int day() const noexcept { return day_; }

    friend constexpr auto operator<=>(const Date&, const Date&) noexcept = default;

private:
    constexpr Date(int year, int month, int day) noexcept : year_{year}, month_{month}, day_{day} {}

    static constexpr bool is_day(int year, int month, int day) noexcept
    {
        return year >= 1900 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 &&
               day <= detail::days_of(year, month);
    }

    int year_;
    int month_;
    int day_;
};

/// The form of the files, `2016-04-20`.
[[nodiscard]] RISKSHARE_EXPORT std::string to_text(const Date& date);

/// Prints as to_text() does, in the stream's width.
RISKSHARE_EXPORT std::ostream& operator<<(std::ostream& out, const Date& date);

/// The month of the financial year that a day falls in: 1 is April, 12 is March. Empty for a day
/// of another year.
[[nodiscard]] constexpr std::optional<int> month_of(const Date& date, FinancialYear year) noexcept
{
    const int since_april = (date.year() - year.start()) * 12 + date.month() - 4;
    const bool is_within = since_april >= 0 && since_april < 12;
    return is_within ? std::optional{since_april + 1} : std::nullopt;
}

/// The last day of a month of the financial year; for month 1, 30 April.
///
/// Requires: 1 <= month <= 12; throws Misuse otherwise.
[[nodiscard]] constexpr Date last_day_of(FinancialYear year, int month)
{
    if (!is_month(month)) { throw Misuse{"last_day_of: no month of the year"}; }
    const int calendar_year = month <= 9 ? year.start() : year.start() + 1;
    const int calendar_month = month <= 9 ? month + 3 : month - 9;
    return Date::on(calendar_year, calendar_month, detail::days_of(calendar_year, calendar_month));
}

}  // namespace v0
}  // namespace riskshare

template <>
struct std::hash<riskshare::Date> {
    std::size_t operator()(const riskshare::Date& date) const noexcept
    {
        return std::hash<int>{}((date.year() * 16 + date.month()) * 32 + date.day());
    }
};
