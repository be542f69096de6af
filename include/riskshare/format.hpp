#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <version>

#if __has_include(<fmt/format.h>)
#include <fmt/format.h>
#endif
#ifdef __cpp_lib_format
#include <format>
#endif

#include <riskshare/export.hpp>
#include <riskshare/facts/fund.hpp>
#include <riskshare/text/words.hpp>
#include <riskshare/values/date.hpp>
#include <riskshare/values/financial_year.hpp>
#include <riskshare/values/money.hpp>
#include <riskshare/values/percentage.hpp>

/// Formatters for fmt (9 to 12, FMT_COMPILE too), and for std::format where the compiler has it:
///
///     fmt::format("{}", 1'668'000_gbp)      £1,668,000.00
///     fmt::format("{:>+12}", 5_gbp)               +£5.00
///     fmt::format("{:.<{}}", Fund::pooled, 10)  pooled....
///
/// Money and percentages stand on the right of their width, words and dates on the left. `+` is for
/// amounts and percentages. There is no precision: no figure is cut.

namespace riskshare {
inline namespace v0 {
namespace detail {

/// What is printed of a type. Not defined for types that are not the library's.
template <class T>
struct Printed;

template <>
struct RISKSHARE_EXPORT Printed<Money> {
    static constexpr bool is_number = true;
    static std::string text(Money amount)
    {
        std::string text;
        append(text, amount);
        return text;
    }
};
template <class InFund>
struct RISKSHARE_EXPORT Printed<FundMoney<InFund>> {
    static constexpr bool is_number = true;
    static std::string text(FundMoney<InFund> money)
    {
        return Printed<Money>::text(money.amount());
    }
};
template <>
struct Printed<Percentage> {
    static constexpr bool is_number = true;
    static std::string text(Percentage percentage) { return to_text(percentage); }
};
template <>
struct Printed<Date> {
    static constexpr bool is_number = false;
    static std::string text(const Date& date) { return to_text(date); }
};
template <>
struct Printed<FinancialYear> {
    static constexpr bool is_number = false;
    static std::string text(FinancialYear year) { return to_text(year); }
};
template <HasWords Enum>
struct Printed<Enum> {
    static constexpr bool is_number = false;
    static std::string_view text(Enum value) { return to_text(value); }
};

template <class T>
concept IsPrinted = requires
{
    Printed<T>::is_number;
};

/// The bytes of the character in UTF-8 that begins with this one.
[[nodiscard]] constexpr std::size_t bytes_of_character(char first) noexcept
{
    const auto byte = static_cast<unsigned char>(first);
    return byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

/// The width that an argument of `{:{}}` gives. Fails: Failure.
template <class Failure>
struct RISKSHARE_EXPORT WidthOf {
    template <class Argument>
    std::size_t operator()(const Argument& width) const
    {
        if constexpr (WholeNumber<Argument>) {
            if (std::in_range<int>(width) && std::cmp_greater_equal(width, 0)) {
                return static_cast<std::size_t>(width);
            }
        }
        throw Failure("the width is not a whole number of 0 or more");
    }
};

/// The one formatter behind fmt's and the standard's: `[[fill]align][+][width]`.
template <class T, class Failure, class ArgumentId>
class RISKSHARE_EXPORT Formatter {
public:
    template <class Context>
    constexpr auto parse(Context& context)
    {
        auto at = context.begin();
        const auto end = context.end();
        const auto left = [&] { return static_cast<std::size_t>(end - at); };
        const auto is_alignment = [](char c) { return c == '<' || c == '>' || c == '^'; };
        if (at != end && *at != '{' && *at != '}') {
            const std::size_t bytes = bytes_of_character(*at);
            if (left() > bytes && is_alignment(at[static_cast<std::ptrdiff_t>(bytes)])) {
                for (fill_bytes_ = 0; fill_bytes_ < bytes; ++fill_bytes_) {
                    fill_[fill_bytes_] = *at++;
                }
            }
        }
        if (at != end && is_alignment(*at)) { alignment_ = *at++; }
        if (at != end && *at == '+') {
            if (!Printed<T>::is_number) { throw Failure("+ is for amounts and percentages"); }
            has_plus_ = true;
            ++at;
        }
        at = parse_width(context, at, end);
        if (at != end && *at == '.') { throw Failure("no figure is cut: leave out the precision"); }
        if (at != end && *at != '}') { throw Failure("a format is [[fill]align][+][width]"); }
        return at;
    }

    template <class Context>
    auto format(const T& value, Context& context) const
    {
        const auto text = Printed<T>::text(value);
        const bool has_plus = has_plus_ && !text.starts_with('-');
        std::size_t length = has_plus ? 1 : 0;
        for (std::size_t i = 0; i < text.size(); i += bytes_of_character(text[i])) { ++length; }
        const std::size_t width = width_in(context);
        const std::size_t padding = width > length ? width - length : 0;
        const std::size_t before = alignment_ == '<'   ? 0
                                   : alignment_ == '^' ? padding / 2
                                                       : padding;
        auto out = context.out();
        const auto write = [&](std::string_view part) {
            for (const char c : part) { *out++ = c; }
        };
        for (std::size_t i = 0; i < before; ++i) { write({fill_, fill_bytes_}); }
        if (has_plus) { write("+"); }
        write(text);
        for (std::size_t i = before; i < padding; ++i) { write({fill_, fill_bytes_}); }
        return out;
    }

private:
    template <class Context, class Iterator>
    constexpr Iterator parse_width(Context& context, Iterator at, Iterator end)
    {
        const bool is_dynamic = at != end && *at == '{';
        if (is_dynamic) { ++at; }
        if (at != end && *at == '0' && !is_dynamic) {
            throw Failure("a width has no leading zero");
        }
        int number = -1;
        for (; at != end && is_digit(*at); ++at) {
            number = (number < 0 ? 0 : number) * 10 + (*at - '0');
            if (number > 1'000'000) { throw Failure("the width is too large"); }
        }
        if (!is_dynamic) {
            width_ = number < 0 ? 0 : static_cast<std::size_t>(number);
            return at;
        }
        if (at == end || *at != '}') { throw Failure("a width is {} or {number}"); }
        if (number < 0) {
            width_argument_ = static_cast<int>(context.next_arg_id());
        } else {
            context.check_arg_id(static_cast<ArgumentId>(number));
            width_argument_ = number;
        }
        return ++at;
    }

    template <class Context>
    [[nodiscard]] std::size_t width_in(Context& context) const
    {
        if (width_argument_ < 0) { return width_; }
        auto argument = context.arg(static_cast<ArgumentId>(width_argument_));
        if constexpr (requires { argument.visit(WidthOf<Failure>{}); }) {
            return argument.visit(WidthOf<Failure>{});
        } else {
            return visit_format_arg(WidthOf<Failure>{}, argument);
        }
    }

    char fill_[4] = {' '};
    std::size_t fill_bytes_ = 1;
    char alignment_ = Printed<T>::is_number ? '>' : '<';
    bool has_plus_ = false;
    std::size_t width_ = 0;
    int width_argument_ = -1;
};

}  // namespace detail
}  // namespace v0
}  // namespace riskshare

#ifdef FMT_VERSION
template <riskshare::detail::IsPrinted T>
struct fmt::formatter<T, char> : riskshare::detail::Formatter<T, fmt::format_error, int> {};
#endif
#ifdef __cpp_lib_format
template <riskshare::detail::IsPrinted T>
struct std::formatter<T, char> : riskshare::detail::Formatter<T, std::format_error, std::size_t> {};
#endif
