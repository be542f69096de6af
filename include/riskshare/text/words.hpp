#pragma once

#include <array>
#include <cstddef>
#include <iosfwd>
#include <optional>
#include <string_view>
#include <utility>

#include <riskshare/error.hpp>
#include <riskshare/export.hpp>

/// The words by which files name enumerators, and back. An enumeration has its table beside it:
///
///     enum class Basis { forecast, outturn };
///     constexpr auto words_for(Basis) { return words<Basis>({"forecast", "outturn"}); }

namespace riskshare {
inline namespace v0 {
namespace detail {

/// The name of an enumerator. Digits for a value that no enumerator has; empty where the compiler
/// does not tell.
template <auto value>
constexpr std::string_view name_of_enumerator()
{
#ifdef __GNUC__
    std::string_view name = __PRETTY_FUNCTION__;  // … [with auto value = riskshare::Basis::outturn]
    name = name.substr(name.find("value = "));
    name = name.substr(0, name.find_first_of(";]"));
    return name.substr(name.find_last_of(":)") + 1);
#else
    return {};
#endif
}

/// True if the enumerators are the values from zero up to `count`, without it.
template <class Enum, std::size_t count>
constexpr bool has_enumerators()
{
    const auto is_named = [](std::string_view name) { return name.front() > '9'; };
    constexpr std::string_view last = name_of_enumerator<static_cast<Enum>(count - 1)>();
    constexpr std::string_view next = name_of_enumerator<static_cast<Enum>(count)>();
    return last.empty() || (is_named(last) && !is_named(next));
}

/// Prints the text in the stream's width, of which a character of several bytes takes one.
RISKSHARE_EXPORT std::ostream& print(std::ostream& out, std::string_view text);

}  // namespace detail

/// One entry for each enumerator, in their order. Does not compile with one too many or too few.
template <class Enum, class Entry, std::size_t count>
constexpr std::array<Entry, count> one_each(const Entry (&entries)[count])
{
    static_assert(detail::has_enumerators<Enum, count>(), "one entry for each enumerator");
    return std::to_array(entries);
}

/// The words of the enumerators, which are their names. Does not compile with any other word.
template <class Enum, std::size_t count>
constexpr std::array<std::string_view, count> words(const std::string_view (&in_order)[count])
{
    [&]<std::size_t... i>(std::index_sequence<i...>)
    {
        const auto check = [](std::string_view name, std::string_view word) {
            if (!name.empty() && name != word) { throw "a word that is not its enumerator's name"; }
        };
        (check(detail::name_of_enumerator<static_cast<Enum>(i)>(), in_order[i]), ...);
    }
    (std::make_index_sequence<count>{});
    return one_each<Enum>(in_order);
}

/// An enumeration whose enumerators have words.
template <class Enum>
concept HasWords = requires(Enum value)
{
    words_for(value);
};

/// The words of all enumerators, in order.
template <HasWords Enum>
inline constexpr auto words_of = words_for(Enum{});

/// The word of an enumerator: `lead_body`.
///
/// Requires: the value is an enumerator; throws Misuse otherwise.
template <HasWords Enum>
[[nodiscard]] constexpr std::string_view to_text(Enum value)
{
    const auto index = static_cast<std::size_t>(value);
    if (index >= words_of<Enum>.size()) { throw Misuse{"a value that no enumerator has"}; }
    return words_of<Enum>[index];
}

/// The enumerator of a word; absent for any other word.
template <HasWords Enum>
[[nodiscard]] constexpr std::optional<Enum> from_text(std::string_view word)
{
    for (std::size_t i = 0; i < words_of<Enum>.size(); ++i) {
        if (words_of<Enum>[i] == word) { return static_cast<Enum>(i); }
    }
    return std::nullopt;
}

/// Prints the word. Fails: as to_text().
template <HasWords Enum>
std::ostream& operator<<(std::ostream& out, Enum value)
{
    return detail::print(out, to_text(value));
}

}  // namespace v0
}  // namespace riskshare
