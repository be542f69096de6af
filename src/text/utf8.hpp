#pragma once

#include <cstddef>
#include <string_view>

namespace riskshare {

/// A character of a text in UTF-8.
struct Character {
    char32_t code_point;
    std::size_t length;  ///< in bytes; zero where the bytes are not UTF-8
};

/// The character that the text starts with. Overlong forms, surrogates and values past U+10FFFF are
/// not UTF-8. Requires: the text is not empty.
[[nodiscard]] Character first_character(std::string_view text);

/// Could it steer a terminal, break a line or turn the direction of what is around it?
[[nodiscard]] bool is_unsafe(char32_t code_point);

}  // namespace riskshare
