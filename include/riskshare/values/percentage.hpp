#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <iosfwd>
#include <limits>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include <riskshare/error.hpp>
#include <riskshare/export.hpp>
#include <riskshare/text/words.hpp>
#include <riskshare/values/money.hpp>

namespace riskshare {
inline namespace v0 {

/// An exact percentage, zero or more: a whole number of billionths of one percent. It holds any
/// text with up to nine decimal places without loss.
class Percentage {
public:
    static constexpr std::int64_t billionths_per_percent = 1'000'000'000;

    /// Requires: billionths >= 0, and no more than 64 bits with a sign hold; throws Misuse
    /// otherwise.
    template <WholeNumber Number>
    [[nodiscard]] static constexpr Percentage from_billionths(Number billionths)
    {
        if (std::cmp_less(billionths, 0) || !std::in_range<std::int64_t>(billionths)) {
            throw Misuse{"a percentage is zero or more, and at most 64 bits of billionths"};
        }
        return Percentage{static_cast<std::int64_t>(billionths)};
    }
    [[nodiscard]] constexpr std::int64_t billionths() const noexcept { return billionths_; }

    friend constexpr auto operator<=>(Percentage, Percentage) noexcept = default;

private:
    explicit constexpr Percentage(std::int64_t billionths) noexcept : billionths_{billionths} {}

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
constexpr auto words_for(PercentageFault)
{
    return words<PercentageFault>(
        {"not_a_percentage", "sign_missing", "negative", "too_many_decimals", "too_large"});
}

/// Reads `0.5%`: digits, optionally `.` with one to nine digits, then `%`.
[[nodiscard]] constexpr std::variant<Percentage, PercentageFault>
parse_percentage(std::string_view text)
{
    using enum PercentageFault;
    if (text.starts_with('-')) { return negative; }
    const bool has_sign = text.ends_with('%');
    if (has_sign) { text.remove_suffix(1); }
    constexpr std::int64_t most = (std::numeric_limits<std::int64_t>::max)();
    const detail::Decimal read = detail::read_decimal(text, 9, std::uint64_t{most});
    if (read.is_malformed) { return not_a_percentage; }
    if (!has_sign) { return sign_missing; }
    if (read.places > 9) { return too_many_decimals; }
    if (read.is_too_large) { return too_large; }
    return Percentage::from_billionths(read.value);
}

/// The form of the files, `86.87%`, which parse_percentage() reads back.
[[nodiscard]] RISKSHARE_EXPORT std::string to_text(Percentage percentage);

/// The percentage of an amount, to the nearest penny, halves away from zero. The only place where
/// money meets a rate.
///
/// Units:   pence (Money).
/// Fails:   MoneyOverflow where the result exceeds 64 bits of pence.
/// Example: 0.1465% of £1,500.00 is £2.1975, so £2.20.
[[nodiscard]] RISKSHARE_EXPORT Money percentage_of(Money amount, Percentage rate);

/// What part the one amount is of the other, to the nearest billionth of a percent, halves up.
///
/// Requires: part >= 0 and whole > 0; throws Misuse otherwise.
/// Fails:    MoneyOverflow where the part is more than some 92 million times the whole.
/// Example:  £1.00 of £3.00 is 33.333333333%.
[[nodiscard]] RISKSHARE_EXPORT Percentage ratio(Money part, Money whole);

/// Prints as to_text() does, in the stream's width.
RISKSHARE_EXPORT std::ostream& operator<<(std::ostream& out, Percentage percentage);

inline namespace literals {

/// "0.5%"_pc. A text that is not a percentage does not compile.
consteval Percentage operator""_pc(const char* text, std::size_t length)
{
    return std::get<Percentage>(parse_percentage({text, length}));
}

}  // namespace literals
}  // namespace v0
}  // namespace riskshare

template <>
struct std::hash<riskshare::Percentage> {
    std::size_t operator()(riskshare::Percentage percentage) const noexcept
    {
        return std::hash<std::int64_t>{}(percentage.billionths());
    }
};
