#pragma once

#include <cstddef>
#include <string_view>

#include <riskshare/export.hpp>

namespace riskshare {
inline namespace v0 {

/// A character of a text in UTF-8.
struct Character {
    char32_t code_point;
    std::size_t length;  ///< in bytes; zero where the bytes are not UTF-8
};

/// The first character of the text. Overlong forms, surrogates and values past U+10FFFF are
/// not UTF-8. Requires: the text is not empty.
[[nodiscard]] RISKSHARE_EXPORT Character first_character(std::string_view text);

/// True if the character could steer a terminal, break a line or turn the direction of the text
/// around it; or is a noncharacter, which no text is meant to hold.
[[nodiscard]] RISKSHARE_EXPORT bool is_unsafe(char32_t code_point);

}  // namespace v0
}  // namespace riskshare
