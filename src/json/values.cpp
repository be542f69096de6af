#include "values.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "text/nearest.hpp"
#include "text/printable_text.hpp"

namespace riskshare::json {
namespace {

/// The financial year that starts in the year at the start of text such as `2015/16`.
std::optional<FinancialYear> year_meant(std::string_view text)
{
    const std::string_view digits = text.substr(0, 4);
    int start = 0;
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), start);
    const bool is_year =
        read.ptr == digits.data() + digits.size() && start >= 1900 && start <= 9998;
    return is_year ? std::optional{FinancialYear::starting(start)} : std::nullopt;
}

std::optional<int> parse_whole_number(std::string_view text)
{
    int number = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool is_whole = read.ec == std::errc{} && read.ptr == text.data() + text.size();
    return is_whole ? std::optional{number} : std::nullopt;
}

}  // namespace

FinancialYear financial_year(Reading& reading, const Value& value)
{
    if (!reading.is(Kind::string, value)) { return placeholder<FinancialYear>; }
    if (const auto year = FinancialYear::parse(value.text)) { return *year; }
    const auto meant = year_meant(value.text);
    reading.refuse(value, "financial_year_malformed",
                   "must be a year and the one after it, such as \"2015-16\"",
                   "found " + what_is(value),
                   meant ? fmt::format("Write {}.", in_quotes(to_text(*meant)))
                         : "Write the year in which it starts, a hyphen and two digits.");
    return placeholder<FinancialYear>;
}

Date date(Reading& reading, const Value& value)
{
    if (!reading.is(Kind::string, value)) { return placeholder<Date>; }
    if (const auto date = Date::parse(value.text)) { return *date; }
    reading.refuse(value, "date_malformed", "must be a date such as \"2025-09-12\"",
                   "found " + what_is(value),
                   "Write four digits, two and two, with hyphens between them.");
    return placeholder<Date>;
}

bool truth(Reading& reading, const Value& value)
{
    return reading.is(Kind::boolean, value) && value.text == "true";
}

int whole_number(Reading& reading, const Value& value, std::string code, std::string expected,
                 std::string remedy)
{
    const auto number = parse_whole_number(value.text);
    if (value.kind == Kind::number && number) { return *number; }
    reading.refuse(value, std::move(code), std::move(expected), "found " + what_is(value),
                   value.kind == Kind::string && number
                       ? fmt::format("Write {} without quotation marks.", *number)
                       : std::move(remedy));
    return placeholder<int>;
}

int month(Reading& reading, const Value& value)
{
    return whole_number(reading, value, "month_not_whole",
                        "must be a whole number: 1 is April, 12 is March",
                        "Write a whole number from 1 to 12.");
}

void check_format(Fields& fields, std::string_view expected)
{
    const auto read = [expected](Reading& reading, const Value& value) {
        if (!reading.is(Kind::string, value) || value.text == expected) { return true; }
        const bool is_another = value.text.starts_with("riskshare/");
        reading.refuse(value, "unknown_format", "must be " + in_quotes(expected),
                       "found " + what_is(value),
                       is_another ? "Give a file of the right format here."
                                  : fmt::format("Write {}.", in_quotes(expected)));
        if (is_another) { reading.refuse_problems(); }
        return true;
    };
    static_cast<void>(fields.required("format", read));
}

void refuse_word(Reading& reading, const Value& value, const std::vector<std::string_view>& words,
                 std::string_view or_else)
{
    const std::string expected = or_else.empty()
                                     ? alternatives(words)
                                     : fmt::format("{}, or {}", alternatives(words), or_else);
    if (value.kind != Kind::string) {
        reading.refuse(value, "wrong_type", "must be " + expected, "found " + what_is(value),
                       "Write one of these.");
        return;
    }
    const std::string_view meant = nearest(value.text, words);
    reading.refuse(value, "unknown_word", "must be " + expected, "found " + what_is(value),
                   meant.empty() ? "Write one of these."
                                 : fmt::format("Did you mean {}?", in_quotes(meant)));
}

}  // namespace riskshare::json
