#include <riskshare/values/money.hpp>

#include <algorithm>
#include <charconv>
#include <cstddef>

#include "wide.hpp"

namespace riskshare {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool all_digits(std::string_view text) { return std::ranges::all_of(text, is_digit); }

MoneyFault fault_of(std::string_view text)
{
    if (text.find("\u00a3") != std::string_view::npos) { return MoneyFault::currency_sign; }
    const auto may_separate = [](char c) {
        return is_digit(c) || c == ',' || c == '.' || c == '-';
    };
    if (text.find(',') != std::string_view::npos && std::ranges::all_of(text, may_separate)) {
        return MoneyFault::thousands_separator;
    }
    const auto e = text.find_first_of("eE");
    if (e != std::string_view::npos && e > 0 && is_digit(text[e - 1])) {
        return MoneyFault::exponent;
    }
    return MoneyFault::not_an_amount;
}

/// Adds the point and both digits after it.
void append_pence(std::string& text, std::uint64_t pence)
{
    text += '.';
    text += static_cast<char>('0' + pence / 10);
    text += static_cast<char>('0' + pence % 10);
}

}  // namespace

Money sum(std::span<const Money> amounts)
{
    Wide total = 0;
    for (const Money amount : amounts) { total += amount.pence(); }
    return to_money(total);
}

Money sum(std::initializer_list<Money> amounts)
{
    return sum(std::span{amounts.begin(), amounts.size()});
}

std::variant<Money, MoneyFault> parse_money(std::string_view text)
{
    const bool is_negative = text.starts_with('-');
    const std::string_view unsigned_text = text.substr(is_negative ? 1 : 0);
    const std::size_t point = unsigned_text.find('.');
    const bool has_point = point != std::string_view::npos;
    const std::string_view pounds = unsigned_text.substr(0, point);
    const std::string_view pence = has_point ? unsigned_text.substr(point + 1) : "";

    if (pounds.empty() || (has_point && pence.empty()) || !all_digits(pounds) ||
        !all_digits(pence)) {
        return fault_of(text);
    }
    if (pence.size() > 2) { return MoneyFault::too_many_decimals; }

    std::string digits{pounds};
    digits.append(pence).append(2 - pence.size(), '0');
    if (is_negative) { digits.insert(0, 1, '-'); }
    std::int64_t value = 0;
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (read.ec != std::errc{}) { return MoneyFault::too_large; }
    return Money::from_pence(value);
}

std::string to_text(Money amount)
{
    const std::uint64_t pence = unsigned_magnitude(amount);
    const fmt::format_int pounds{pence / 100};
    std::string text;
    text.reserve(pounds.size() + 4);
    if (amount < 0_p) { text += '-'; }
    text.append(pounds.data(), pounds.size());
    append_pence(text, pence % 100);
    return text;
}

void append(std::string& text, Money amount)
{
    const std::uint64_t pence = unsigned_magnitude(amount);
    const fmt::format_int pounds{pence / 100};
    text += amount < 0_p ? "-\u00a3" : "\u00a3";
    for (std::size_t i = 0; i < pounds.size(); ++i) {
        if (i > 0 && (pounds.size() - i) % 3 == 0) { text += ','; }
        text += pounds.data()[i];
    }
    append_pence(text, pence % 100);
}

}  // namespace riskshare

auto fmt::formatter<riskshare::Money>::format(riskshare::Money amount,
                                              fmt::format_context& context) const
    -> fmt::format_context::iterator
{
    std::string text;
    riskshare::append(text, amount);
    return fmt::formatter<fmt::string_view>::format(text, context);
}
