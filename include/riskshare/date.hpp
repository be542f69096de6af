#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace riskshare {

/// A day of the calendar. There is no other: the 30th of February cannot be made.
class Date {
public:
    /// Requires: such a day, in a year from 1900 to 9999; throws std::invalid_argument otherwise.
    [[nodiscard]] static Date on(int year, int month, int day);
    /// Reads `2016-04-20`; nothing where the text is no such day.
    [[nodiscard]] static std::optional<Date> parse(std::string_view text);

    friend auto operator<=>(const Date&, const Date&) = default;
    friend std::string to_text(const Date& date);

private:
    Date(int year, int month, int day) : year_{year}, month_{month}, day_{day} {}

    int year_;
    int month_;
    int day_;
};

/// The form of the files, `2016-04-20`.
[[nodiscard]] std::string to_text(const Date& date);

}  // namespace riskshare
