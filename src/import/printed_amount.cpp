#include "printed_amount.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <limits>
#include <string>
#include <system_error>

namespace riskshare::importing {
namespace {

constexpr std::string_view no_break_space = "\u00a0";
constexpr std::string_view minus_sign = "\u2212";
constexpr std::string_view en_dash = "\u2013";
constexpr std::string_view em_dash = "\u2014";

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool take_prefix(std::string_view& text, std::string_view prefix)
{
    if (!text.starts_with(prefix)) { return false; }
    text.remove_prefix(prefix.size());
    return true;
}

bool take_suffix(std::string_view& text, std::string_view suffix)
{
    if (!text.ends_with(suffix)) { return false; }
    text.remove_suffix(suffix.size());
    return true;
}

/// The same for a word, in capitals or not.
bool take_word(std::string_view& text, std::string_view capitals, std::string_view small)
{
    return take_suffix(text, capitals) || take_suffix(text, small);
}

void trim(std::string_view& text)
{
    while (take_prefix(text, " ") || take_prefix(text, no_break_space)) {}
    while (take_suffix(text, " ") || take_suffix(text, no_break_space)) {}
}

bool take_brackets(std::string_view& text)
{
    if (!text.starts_with('(') || !text.ends_with(')') || text.size() < 2) { return false; }
    text = text.substr(1, text.size() - 2);
    return true;
}

bool is_zero(std::string_view text)
{
    constexpr std::array<std::string_view, 6> forms{"-",     minus_sign, en_dash,
                                                    em_dash, "nil",      "Nil"};
    return std::ranges::find(forms, text) != forms.end();
}

/// The marks around the digits.
struct Marks {
    int signs = 0;
    int currencies = 0;
    bool is_negative = false;
};

/// Takes the outermost mark off the text. False if there is none left.
bool take_mark(std::string_view& text, Marks& marks)
{
    if (take_prefix(text, "\u00a3")) {
        ++marks.currencies;
    } else if (take_prefix(text, "+") || take_word(text, "DR", "dr")) {
        ++marks.signs;
    } else if (take_prefix(text, "-") || take_prefix(text, minus_sign) || take_suffix(text, "-") ||
               take_brackets(text) || take_word(text, "CR", "cr")) {
        ++marks.signs;
        marks.is_negative = true;
    } else {
        return false;
    }
    trim(text);
    return true;
}

/// True if commas separate all groups of three digits, or there are none.
bool has_right_separators(std::string_view whole)
{
    if (whole.find(',') == std::string_view::npos) { return true; }
    for (std::size_t i = 0; i < whole.size(); ++i) {
        const bool wants_comma = (whole.size() - i) % 4 == 0;
        if (wants_comma != (whole[i] == ',')) { return false; }
    }
    return !whole.starts_with(',');
}

std::size_t decimals_of_a_penny(PrintedUnit unit)
{
    switch (unit) {
    case PrintedUnit::thousands:
        return 5;
    case PrintedUnit::millions:
        return 8;
    case PrintedUnit::pounds:
        break;
    }
    return 2;
}

std::variant<PrintedAmount, PrintedFault> number(std::string_view text, bool is_negative,
                                                 PrintedUnit unit)
{
    const std::size_t point = std::min(text.find('.'), text.size());
    const std::string_view whole = text.substr(0, point);
    std::string_view decimals = text.substr(std::min(point + 1, text.size()));
    const bool is_empty = point == text.size() ? whole.empty() : decimals.empty();
    const auto belongs = [](char c) { return is_digit(c) || c == ','; };
    if (is_empty || !std::ranges::all_of(whole, belongs) ||
        !std::ranges::all_of(decimals, is_digit)) {
        return PrintedFault::not_an_amount;
    }
    if (!has_right_separators(whole)) { return PrintedFault::wrong_separators; }

    const std::size_t places = decimals_of_a_penny(unit);
    if (decimals.find_first_not_of('0', std::min(places, decimals.size())) !=
        std::string_view::npos) {
        return PrintedFault::below_a_penny;
    }
    decimals = decimals.substr(0, places);
    std::string digits = is_negative ? "-" : "";
    std::ranges::copy_if(whole, std::back_inserter(digits), is_digit);
    digits.append(decimals).append(places - decimals.size(), '0');
    std::int64_t pence = 0;
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), pence);
    const bool has_twin = pence != std::numeric_limits<std::int64_t>::min();
    if (read.ec != std::errc{} || !has_twin) { return PrintedFault::too_large; }
    std::int64_t step = 1;
    for (std::size_t i = decimals.size(); i < places; ++i) { step *= 10; }
    return PrintedAmount{Money::from_pence(pence), Money::from_pence(step)};
}

}  // namespace

std::variant<PrintedAmount, PrintedFault> parse_printed_amount(std::string_view text,
                                                               PrintedUnit unit)
{
    trim(text);
    if (is_zero(text)) { return PrintedAmount{0_p, 0_p}; }
    Marks marks;
    while (take_mark(text, marks)) {}
    if (marks.currencies > 1) { return PrintedFault::not_an_amount; }
    if (marks.signs > 1) { return PrintedFault::two_signs; }
    return number(text, marks.is_negative, unit);
}

}  // namespace riskshare::importing
