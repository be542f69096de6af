#include "amounts.hpp"

#include <algorithm>
#include <cstddef>

namespace riskshare::replay {
namespace {

constexpr std::size_t decimals_of_pounds = 2;
constexpr std::size_t decimals_of_percent = 9;
/// More than any figure of 64 bits has. Reading a million digits would be slow.
constexpr std::size_t most_digits = 40;

bool is_digits(std::string_view text)
{
    return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

/// An unsigned decimal text as a number of units, each the last of so many decimals.
std::optional<Number> units_of(std::string_view text, std::size_t decimals)
{
    const std::size_t point = text.find('.');
    const bool has_point = point != std::string_view::npos;
    const std::string_view whole = text.substr(0, point);
    const std::string_view part = has_point ? text.substr(point + 1) : "";
    if (!is_digits(whole) || (has_point && !is_digits(part)) || part.size() > decimals) {
        return std::nullopt;
    }
    std::string digits{whole};
    digits.append(part).append(decimals - part.size(), '0');
    // A leading zero would make the number an octal one.
    digits.erase(0, std::min(digits.find_first_not_of('0'), digits.size() - 1));
    if (digits.size() > most_digits) { return std::nullopt; }
    return Number{digits};
}

/// The reverse, with a sign if negative.
std::string to_decimal(const Number& units, std::size_t decimals)
{
    const bool is_negative = units < 0;
    std::string digits = Number{abs(units)}.str();
    if (digits.size() <= decimals) { digits.insert(0, decimals + 1 - digits.size(), '0'); }
    digits.insert(digits.size() - decimals, 1, '.');
    return is_negative ? '-' + digits : digits;
}

std::string to_percentage(const Number& rate)
{
    std::string text = to_decimal(rate, decimals_of_percent);
    text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.') { text.pop_back(); }
    return text + '%';
}

}  // namespace

std::optional<Number> pence_of(std::string_view text)
{
    const bool is_negative = text.starts_with('-');
    const auto pence = units_of(text.substr(is_negative ? 1 : 0), decimals_of_pounds);
    return pence && is_negative ? Number{-*pence} : pence;
}

std::optional<Number> rate_of(std::string_view text)
{
    if (!text.ends_with('%')) { return std::nullopt; }
    return units_of(text.substr(0, text.size() - 1), decimals_of_percent);
}

Number hundred_percent() { return 100'000'000'000; }

std::string to_pounds(const Number& pence) { return to_decimal(pence, decimals_of_pounds); }

std::string as_settled(std::string_view text)
{
    if (const auto pence = pence_of(text)) { return to_pounds(*pence); }
    if (const auto rate = rate_of(text)) { return to_percentage(*rate); }
    return std::string{text};
}

Number total(const Numbers& numbers)
{
    Number sum = 0;
    for (const Number& number : numbers) { sum += number; }
    return sum;
}

}  // namespace riskshare::replay
