#include <riskshare/values/date.hpp>

#include <charconv>
#include <chrono>

#include <fmt/format.h>

#include <riskshare/values/error.hpp>

namespace riskshare {
namespace {

bool is_day(int year, int month, int day)
{
    namespace chrono = std::chrono;
    return year >= 1900 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 && day <= 31 &&
           chrono::year_month_day{chrono::year{year}, chrono::month{static_cast<unsigned>(month)},
                                  chrono::day{static_cast<unsigned>(day)}}
               .ok();
}

/// Reads a number of digits only.
int number_of(std::string_view digits)
{
    int number = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return number;
}

}  // namespace

Date Date::on(int year, int month, int day)
{
    if (!is_day(year, month, day)) {
        throw Misuse{"a date is a day of the calendar between 1900 and 9999"};
    }
    return {year, month, day};
}

std::optional<Date> Date::parse(std::string_view text)
{
    if (text.size() != 10) { return std::nullopt; }
    const int year = number_of(text.substr(0, 4));
    const int month = number_of(text.substr(5, 2));
    const int day = number_of(text.substr(8, 2));
    if (!is_day(year, month, day)) { return std::nullopt; }
    const Date date{year, month, day};
    return to_text(date) == text ? std::optional{date} : std::nullopt;
}

std::string to_text(const Date& date)
{
    return fmt::format("{}-{:02}-{:02}", date.year(), date.month(), date.day());
}

std::optional<int> month_of(const Date& date, FinancialYear year)
{
    const int since_april = (date.year() - year.start()) * 12 + date.month() - 4;
    const bool is_within = since_april >= 0 && since_april < 12;
    return is_within ? std::optional{since_april + 1} : std::nullopt;
}

Date last_day_of(FinancialYear year, int month)
{
    namespace chrono = std::chrono;
    if (!is_month(month)) { throw Misuse{"last_day_of: no month of the year"}; }
    const chrono::year_month april{chrono::year{year.start()}, chrono::April};
    const chrono::year_month_day day{
        chrono::year_month_day_last{(april + chrono::months{month - 1}) / chrono::last}};
    return Date::on(int{day.year()}, static_cast<int>(unsigned{day.month()}),
                    static_cast<int>(unsigned{day.day()}));
}

}  // namespace riskshare
