#pragma once

#include <compare>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <iosfwd>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include <riskshare/error.hpp>
#include <riskshare/export.hpp>
#include <riskshare/text/words.hpp>

namespace riskshare {
inline namespace v0 {

/// Thrown where a figure does not fit into 64 bits of pence. No sum ever wraps.
class RISKSHARE_EXPORT MoneyOverflow : public Error {
public:
    explicit MoneyOverflow(std::string figure = {});
    /// The figure that does not fit: `the base of risk share "plymouth"`. Empty where only an
    /// amount is known, and not what it is for.
    [[nodiscard]] const std::string& figure() const noexcept { return figure_; }

private:
    std::string figure_;
};

/// Any integer type, but not bool and not a type of characters.
template <class T>
concept WholeNumber = std::integral<T> && !std::same_as<T, bool> && !std::same_as<T, char> &&
                      !std::same_as<T, wchar_t> && !std::same_as<T, char8_t> &&
                      !std::same_as<T, char16_t> && !std::same_as<T, char32_t>;

namespace detail {

/// Throws MoneyOverflow. Apart, so that sums stay small where they are inlined.
[[noreturn]] RISKSHARE_EXPORT void overflow();

/// The number without its sign.
template <WholeNumber Number>
[[nodiscard]] constexpr std::uint64_t unsigned_magnitude(Number number) noexcept
{
    const auto bits = static_cast<std::uint64_t>(number);
    return std::cmp_less(number, 0) ? 0 - bits : bits;
}

}  // namespace detail

/// A sum of money in whole pence; may be negative. Never built from floating point.
class RISKSHARE_EXPORT Money {
public:
    /// Fails: MoneyOverflow, only for types that hold more than 64 bits with a sign.
    template <WholeNumber Number>
    [[nodiscard]] static constexpr Money from_pence(Number pence)
    {
        if (!std::in_range<std::int64_t>(pence)) { detail::overflow(); }
        return Money{static_cast<std::int64_t>(pence)};
    }
    /// Fails: MoneyOverflow.
    template <WholeNumber Number>
    [[nodiscard]] static constexpr Money from_pounds(Number pounds)
    {
        return Money{100} * pounds;
    }
    [[nodiscard]] constexpr std::int64_t pence() const noexcept { return pence_; }

    friend constexpr auto operator<=>(Money, Money) noexcept = default;

    constexpr Money& operator+=(Money other) { return *this = *this + other; }
    constexpr Money& operator-=(Money other) { return *this = *this - other; }

    friend constexpr Money operator+(Money a, Money b)
    {
        if (b.pence_ > 0 ? a.pence_ > most - b.pence_ : a.pence_ < least - b.pence_) {
            detail::overflow();
        }
        return Money{a.pence_ + b.pence_};
    }

    friend constexpr Money operator-(Money a, Money b)
    {
        if (b.pence_ < 0 ? a.pence_ > most + b.pence_ : a.pence_ < least + b.pence_) {
            detail::overflow();
        }
        return Money{a.pence_ - b.pence_};
    }

    friend constexpr Money operator-(Money a)
    {
        if (a.pence_ == least) { detail::overflow(); }
        return Money{-a.pence_};
    }

    template <WholeNumber Number>
    friend constexpr Money operator*(Money amount, Number times)
    {
        const std::uint64_t pence = detail::unsigned_magnitude(amount.pence_);
        const std::uint64_t factor = detail::unsigned_magnitude(times);
        const bool is_negative = (amount.pence_ < 0) != std::cmp_less(times, 0);
        if (factor != 0 && pence > largest_magnitude(is_negative) / factor) { detail::overflow(); }
        return with_sign(pence * factor, is_negative);
    }
    template <WholeNumber Number>
    friend constexpr Money operator*(Number times, Money amount)
    {
        return amount * times;
    }

    /// The amount over a whole number, to the nearest penny, halves away from zero. The parts do
    /// not add up to the amount: apportion() splits without loss.
    ///
    /// Requires: divisor is not zero; throws Misuse otherwise.
    /// Fails:    MoneyOverflow, only for the least amount over -1.
    /// Example:  £0.05 over 2 is £0.03, and -£0.05 over 2 is -£0.03.
    template <WholeNumber Number>
    [[nodiscard]] friend constexpr Money quotient(Money amount, Number divisor)
    {
        if (divisor == 0) { throw Misuse{"quotient: the divisor is zero"}; }
        const std::uint64_t pence = detail::unsigned_magnitude(amount.pence_);
        const std::uint64_t parts = detail::unsigned_magnitude(divisor);
        const std::uint64_t rest = pence % parts;
        const bool is_negative = (amount.pence_ < 0) != std::cmp_less(divisor, 0);
        return with_sign(pence / parts + (rest >= parts - rest ? 1 : 0), is_negative);
    }

private:
    static constexpr std::int64_t least = (std::numeric_limits<std::int64_t>::min)();
    static constexpr std::int64_t most = (std::numeric_limits<std::int64_t>::max)();

    explicit constexpr Money(std::int64_t pence) noexcept : pence_{pence} {}

    static constexpr std::uint64_t largest_magnitude(bool is_negative) noexcept
    {
        return detail::unsigned_magnitude(is_negative ? least : most);
    }
    static constexpr Money with_sign(std::uint64_t magnitude, bool is_negative)
    {
        if (magnitude > largest_magnitude(is_negative)) { detail::overflow(); }
        return Money{static_cast<std::int64_t>(is_negative ? 0 - magnitude : magnitude)};
    }

    std::int64_t pence_;
};

/// The amount without its sign. Fails: MoneyOverflow, only for the least amount.
[[nodiscard]] constexpr Money magnitude(Money amount)
{
    return amount < Money::from_pence(0) ? -amount : amount;
}

namespace detail {

/// A total in 128 bits, which no number of amounts exceeds.
class RISKSHARE_EXPORT LongTotal {
public:
    constexpr void add(Money amount) noexcept
    {
        const auto bits = static_cast<std::uint64_t>(amount.pence());
        low_ += bits;
        high_ += (low_ < bits ? 1 : 0) - (amount.pence() < 0 ? 1 : 0);
    }
    /// Fails: MoneyOverflow.
    [[nodiscard]] constexpr Money amount() const
    {
        const auto pence = static_cast<std::int64_t>(low_);
        if (high_ != (pence < 0 ? -1 : 0)) { overflow(); }
        return Money::from_pence(pence);
    }

private:
    std::uint64_t low_ = 0;
    std::int64_t high_ = 0;
};

}  // namespace detail

/// The total of the amounts. Only a total that exceeds 64 bits is an overflow; the sums on the way
/// to it may. `values/sum.hpp` has the total of any range. Fails: MoneyOverflow.
[[nodiscard]] constexpr Money sum(std::span<const Money> amounts)
{
    detail::LongTotal total;
    for (const Money amount : amounts) { total.add(amount); }
    return total.amount();
}
[[nodiscard]] constexpr Money sum(std::initializer_list<Money> amounts)
{
    return sum(std::span{amounts.begin(), amounts.size()});
}

/// The reason a text is not an amount of money.
enum class MoneyFault {
    not_an_amount,
    currency_sign,
    thousands_separator,
    exponent,
    too_many_decimals,
    too_large,
};
constexpr auto words_for(MoneyFault)
{
    return words<MoneyFault>({"not_an_amount", "currency_sign", "thousands_separator", "exponent",
                              "too_many_decimals", "too_large"});
}

namespace detail {

[[nodiscard]] constexpr bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }

/// A number written in digits, and optionally a point with more of them.
struct Decimal {
    bool is_malformed = false;
    bool is_too_large = false;
    std::size_t places = 0;   ///< as written
    std::uint64_t value = 0;  ///< in units of the last place asked for
};

/// Reads a number with up to so many places.
[[nodiscard]] constexpr Decimal read_decimal(std::string_view text, std::size_t at_most_places,
                                             std::uint64_t most) noexcept
{
    Decimal read;
    const auto append = [&](unsigned digit) {
        read.is_too_large = read.is_too_large || read.value > (most - digit) / 10;
        if (!read.is_too_large) { read.value = read.value * 10 + digit; }
    };
    std::size_t whole_digits = 0;
    bool has_point = false;
    for (const char c : text) {
        if (c == '.' && !has_point && whole_digits > 0) {
            has_point = true;
        } else if (is_digit(c)) {
            ++(has_point ? read.places : whole_digits);
            append(static_cast<unsigned>(c - '0'));
        } else {
            read.is_malformed = true;
            return read;
        }
    }
    read.is_malformed = whole_digits == 0 || (has_point && read.places == 0);
    for (std::size_t place = read.places; place < at_most_places; ++place) { append(0); }
    return read;
}

/// The fault of a text that is no number.
[[nodiscard]] constexpr MoneyFault fault_of(std::string_view text) noexcept
{
    if (text.find("\xC2\xA3") != std::string_view::npos) { return MoneyFault::currency_sign; }
    if (text.find(',') != std::string_view::npos &&
        text.find_first_not_of("0123456789,.-") == std::string_view::npos) {
        return MoneyFault::thousands_separator;
    }
    const std::size_t e = text.find_first_of("eE");
    if (e != std::string_view::npos && e > 0 && is_digit(text[e - 1])) {
        return MoneyFault::exponent;
    }
    return MoneyFault::not_an_amount;
}

}  // namespace detail

/// Reads pounds: an optional `-`, digits, and optionally `.` with one or two digits.
[[nodiscard]] constexpr std::variant<Money, MoneyFault> parse_money(std::string_view text) noexcept
{
    const bool is_negative = text.starts_with('-');
    const std::uint64_t most =
        detail::unsigned_magnitude(is_negative ? (std::numeric_limits<std::int64_t>::min)()
                                               : (std::numeric_limits<std::int64_t>::max)());
    const detail::Decimal read = detail::read_decimal(text.substr(is_negative ? 1 : 0), 2, most);
    if (read.is_malformed) { return detail::fault_of(text); }
    if (read.places > 2) { return MoneyFault::too_many_decimals; }
    if (read.is_too_large) { return MoneyFault::too_large; }
    return Money::from_pence(static_cast<std::int64_t>(is_negative ? 0 - read.value : read.value));
}

/// The form of the files, `1668000.00`, which parse_money() reads back.
[[nodiscard]] RISKSHARE_EXPORT std::string to_text(Money amount);

/// Adds the amount as a reader sees it: `£1,668,000.00` or `-£0.01`, whatever the locale.
RISKSHARE_EXPORT void append(std::string& text, Money amount);

/// Prints as append() does, in the stream's width.
RISKSHARE_EXPORT std::ostream& operator<<(std::ostream& out, Money amount);

inline namespace literals {

/// Whole pounds: 1'668'000_gbp. More than 64 bits of pence does not compile.
consteval Money operator""_gbp(unsigned long long pounds) { return Money::from_pounds(pounds); }

/// Whole pence: 120'00_p is 120 pounds. More than 64 bits of pence does not compile.
consteval Money operator""_p(unsigned long long pence) { return Money::from_pence(pence); }

}  // namespace literals
}  // namespace v0
}  // namespace riskshare

template <>
struct std::hash<riskshare::Money> {
    std::size_t operator()(riskshare::Money amount) const noexcept
    {
        return std::hash<std::int64_t>{}(amount.pence());
    }
};
