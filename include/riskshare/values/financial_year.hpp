#pragma once

#include <compare>
#include <cstddef>
#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>

#include <riskshare/error.hpp>
#include <riskshare/export.hpp>

namespace riskshare {
inline namespace v0 {

namespace detail {

/// The number of a text of digits; below zero where there is another character, or none. Up to nine
/// digits.
[[nodiscard]] constexpr int number_of(std::string_view digits) noexcept
{
    if (digits.empty() || digits.size() > 9) { return -1; }
    int number = 0;
    for (const char c : digits) {
        if (c < '0' || c > '9') { return -1; }
        number = number * 10 + (c - '0');
    }
    return number;
}

}  // namespace detail

/// A financial year, 1 April to 31 March, known by the year in which it starts.
class RISKSHARE_EXPORT FinancialYear {
public:
    /// Requires: 1900 <= start <= 9998; throws Misuse otherwise.
    [[nodiscard]] static constexpr FinancialYear starting(int start)
    {
        if (!can_start(start)) { throw Misuse{"a financial year starts between 1900 and 9998"}; }
        return FinancialYear{start};
    }
    /// Reads `2015-16`; empty where the text is not a year and the next one.
    [[nodiscard]] static constexpr std::optional<FinancialYear>
    parse(std::string_view text) noexcept
    {
        if (text.size() != 7 || text[4] != '-') { return std::nullopt; }
        const int start = detail::number_of(text.substr(0, 4));
        const int next = detail::number_of(text.substr(5));
        if (!can_start(start) || next != (start + 1) % 100) { return std::nullopt; }
        return FinancialYear{start};
    }

    [[nodiscard]] constexpr int start() const noexcept { return start_; }

    friend constexpr auto operator<=>(FinancialYear, FinancialYear) noexcept = default;

private:
    explicit constexpr FinancialYear(int start) noexcept : start_{start} {}

    static constexpr bool can_start(int year) noexcept { return year >= 1900 && year <= 9998; }

    int start_;
};

/// True for a month of the financial year: 1 is April, 12 is March.
[[nodiscard]] constexpr bool is_month(int month) noexcept { return month >= 1 && month <= 12; }

/// The form of the files, `2015-16`.
[[nodiscard]] RISKSHARE_EXPORT std::string to_text(FinancialYear year);

/// Prints as to_text() does, in the stream's width.
RISKSHARE_EXPORT std::ostream& operator<<(std::ostream& out, FinancialYear year);

}  // namespace v0
}  // namespace riskshare

template <>
struct std::hash<riskshare::FinancialYear> {
    std::size_t operator()(riskshare::FinancialYear year) const noexcept
    {
        return std::hash<int>{}(year.start());
    }
};
