#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <variant>

#include <riskshare/values/error.hpp>
#include <riskshare/values/money.hpp>

namespace riskshare {

/// An exact percentage, zero or more: a whole number of billionths of one percent. It holds any
/// text with up to nine decimal places without loss.
class Percentage {
public:
    static constexpr std::int64_t billionths_per_percent = 1'000'000'000;

    /// Requires: billionths >= 0; throws Misuse otherwise.
    [[nodiscard]] static constexpr Percentage from_billionths(std::int64_t billionths)
    {
        if (billionths < 0) { throw Misuse{"a percentage is never negative"}; }
        return Percentage{billionths};
    }
    [[nodiscard]] constexpr std::int64_t billionths() const { return billionths_; }

    friend constexpr auto operator<=>(Percentage, Percentage) = default;

private:
    explicit constexpr Percentage(std::int64_t billionths) : billionths_{billionths} {}

    std::int64_t billionths_;
};

inline constexpr Percentage hundred_percent =
    Percentage::from_billionths(100 * Percentage::billionths_per_percent);

/// The reason a text is not a percentage.
enum class PercentageFault {
    not_a_percentage,
    sign_missing,
    negative,
    too_many_decimals,
    too_large
};

/// Reads `0.5%`: digits, optionally `.` with one to nine digits, then `%`.
[[nodiscard]] constexpr std::variant<Percentage, PercentageFault>
parse_percentage(std::string_view text)
{
    using enum PercentageFault;
    if (text.starts_with('-')) { return negative; }
    const bool has_sign = text.ends_with('%');
    if (has_sign) { text.remove_suffix(1); }

    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
    std::int64_t billionths = 0;
    std::size_t whole_digits = 0;
    std::size_t decimals = 0;
    bool has_point = false;
    bool fits = true;
    const auto append = [&](int digit) {
        fits = fits && billionths <= (most - digit) / 10;
        if (fits) { billionths = billionths * 10 + digit; }
    };
    for (const char c : text) {
        if (c == '.' && !has_point && whole_digits > 0) {
            has_point = true;
        } else if (is_digit(c)) {
            ++(has_point ? decimals : whole_digits);
            append(c - '0');
        } else {
            return not_a_percentage;
        }
    }
    if (whole_digits == 0 || (has_point && decimals == 0)) { return not_a_percentage; }
    if (!has_sign) { return sign_missing; }
    if (decimals > 9) { return too_many_decimals; }
    for (; decimals < 9; ++decimals) { append(0); }
    if (!fits) { return too_large; }
    return Percentage::from_billionths(billionths);
}

/// The form of the files, `86.87%`, which parse_percentage() reads back.
[[nodiscard]] std::string to_text(Percentage percentage);

/// The percentage of an amount, to the nearest penny, halves away from zero. The only place where
/// money meets a rate.
///
/// Units:   pence (Money).
/// Fails:   MoneyOverflow where the result exceeds 64 bits of pence.
/// Example: 0.1465% of £1,500.00 is £2.1975, so £2.20.
[[nodiscard]] Money percentage_of(Money amount, Percentage rate);

inline namespace literals {

/// "0.5%"_pc. A text that is not a percentage does not compile.
consteval Percentage operator""_pc(const char* text, std::size_t length)
{
    return std::get<Percentage>(parse_percentage({text, length}));
}

}  // namespace literals
}  // namespace riskshare

/// Prints `0.5%`.
template <>
struct fmt::formatter<riskshare::Percentage> : fmt::formatter<fmt::string_view> {
    auto format(riskshare::Percentage percentage, fmt::format_context& context) const
        -> fmt::format_context::iterator;
};
