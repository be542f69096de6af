#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <variant>

#include <riskshare/export.hpp>
#include <riskshare/facts/figures.hpp>
#include <riskshare/facts/problem.hpp>
#include <riskshare/facts/required.hpp>
#include <riskshare/facts/terms.hpp>
#include <riskshare/text/words.hpp>

#include "place.hpp"

/// Values that no file can state, only a program: enumerators out of range, such as an integer from
/// a database, and variants that an exception left without a value. Facts with such values are
/// checked no further.

namespace riskshare::checks {

/// Reports forged values.
class RISKSHARE_EXPORT Forged {
public:
    template <HasWords Enum>
    void check(Enum value, const Place& place)
    {
        if (static_cast<std::size_t>(value) < words_of<Enum>.size()) { return; }
        report_value(static_cast<long long>(value), place, words_of<Enum>);
    }
    template <HasWords Enum>
    void check(Required<Enum> value, const Place& place)
    {
        check(Enum{value}, place);
    }
    template <class... Ts>
    void check(const std::variant<Ts...>& value, const Place& place)
    {
        if (value.valueless_by_exception()) { report_valueless(place); }
    }
    template <class T>
    void check(const std::optional<T>& value, const Place& place)
    {
        if (value) { check(*value, place); }
    }

    [[nodiscard]] Problems take() { return std::exchange(problems_, {}); }

private:
    void report_value(long long value, const Place& place, std::span<const std::string_view> words);
    void report_valueless(const Place& place);

    Problems problems_;
};

[[nodiscard]] RISKSHARE_EXPORT Problems forged_in(const AgreementTerms& terms);
[[nodiscard]] RISKSHARE_EXPORT Problems forged_in(const PositionFigures& figures);

}  // namespace riskshare::checks
