#pragma once

#include <compare>
#include <cstdint>
#include <initializer_list>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <variant>

#include <fmt/format.h>

#include <riskshare/values/error.hpp>

namespace riskshare {

/// Thrown where a figure does not fit into 64 bits of pence. No sum ever wraps.
class MoneyOverflow : public Error {
public:
    MoneyOverflow() : Error{"an amount exceeds 64 bits of pence"} {}
};

/// A sum of money in whole pence; may be negative. Never built from floating point.
class Money {
public:
    [[nodiscard]] static constexpr Money from_pence(std::int64_t pence) { return Money{pence}; }
    [[nodiscard]] constexpr std::int64_t pence() const { return pence_; }

    friend constexpr auto operator<=>(Money, Money) = default;

    constexpr Money& operator+=(Money other) { return *this = *this + other; }
    constexpr Money& operator-=(Money other) { return *this = *this - other; }

    friend constexpr Money operator+(Money a, Money b)
    {
        if (b.pence_ > 0 ? a.pence_ > most - b.pence_ : a.pence_ < least - b.pence_) {
            throw MoneyOverflow{};
        }
        return Money{a.pence_ + b.pence_};
    }

    friend constexpr Money operator-(Money a, Money b)
    {
        if (b.pence_ < 0 ? a.pence_ > most + b.pence_ : a.pence_ < least + b.pence_) {
            throw MoneyOverflow{};
        }
        return Money{a.pence_ - b.pence_};
    }

    friend constexpr Money operator-(Money a)
    {
        if (a.pence_ == least) { throw MoneyOverflow{}; }
        return Money{-a.pence_};
    }

private:
    static constexpr std::int64_t least = std::numeric_limits<std::int64_t>::min();
    static constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();

    explicit constexpr Money(std::int64_t pence) : pence_{pence} {}

    std::int64_t pence_;
};

/// The amount without its sign.
[[nodiscard]] constexpr Money magnitude(Money amount)
{
    return amount < Money::from_pence(0) ? -amount : amount;
}

/// The total of the amounts. Only a total that exceeds 64 bits is an overflow; the sums on the way
/// to it may.
[[nodiscard]] Money sum(std::span<const Money> amounts);
[[nodiscard]] Money sum(std::initializer_list<Money> amounts);

/// The reason a text is not an amount of money.
enum class MoneyFault {
    not_an_amount,
    currency_sign,
    thousands_separator,
    exponent,
    too_many_decimals,
    too_large,
};

/// Reads pounds: an optional `-`, digits, and optionally `.` with one or two digits.
[[nodiscard]] std::variant<Money, MoneyFault> parse_money(std::string_view text);

/// The form of the files, `1668000.00`, which parse_money() reads back.
[[nodiscard]] std::string to_text(Money amount);

/// Adds the amount as a reader sees it: `£1,668,000.00` or `-£0.01`, whatever the locale.
void append(std::string& text, Money amount);

inline namespace literals {

/// Whole pounds: 1'668'000_gbp. More than 64 bits of pence does not compile.
consteval Money operator""_gbp(unsigned long long pounds)
{
    if (pounds > static_cast<unsigned long long>(std::numeric_limits<std::int64_t>::max()) / 100) {
        throw MoneyOverflow{};
    }
    return Money::from_pence(static_cast<std::int64_t>(pounds) * 100);
}

/// Whole pence: 120'00_p is 120 pounds.
consteval Money operator""_p(unsigned long long pence)
{
    if (pence > static_cast<unsigned long long>(std::numeric_limits<std::int64_t>::max())) {
        throw MoneyOverflow{};
    }
    return Money::from_pence(static_cast<std::int64_t>(pence));
}

}  // namespace literals
}  // namespace riskshare

/// Prints as append() does.
template <>
struct fmt::formatter<riskshare::Money> : fmt::formatter<fmt::string_view> {
    auto format(riskshare::Money amount, fmt::format_context& context) const
        -> fmt::format_context::iterator;
};
