#pragma once

#include <string_view>
#include <type_traits>

#include <riskshare/text/words.hpp>

namespace riskshare {
inline namespace v0 {

/// An enumerator that must be stated: it has no default, so that leaving it out does not compile.
template <class Enum>
requires std::is_enum_v<Enum>
class Required {
public:
    constexpr Required(Enum value) : value_{value} {}
    constexpr operator Enum() const { return value_; }

private:
    Enum value_;
};

/// The word of a required enumerator.
template <HasWords Enum>
[[nodiscard]] constexpr std::string_view to_text(Required<Enum> value)
{
    return to_text(Enum{value});
}

}  // namespace v0
}  // namespace riskshare
