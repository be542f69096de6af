#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include <riskshare/export.hpp>

namespace riskshare {
inline namespace v0 {

/// Text from outside made safe to print on one line: control characters, escape sequences,
/// bidirectional controls, noncharacters and bytes that are not UTF-8 each become U+FFFD.
[[nodiscard]] RISKSHARE_EXPORT std::string printable_text(std::string_view text);

/// The same in double quotes and no longer than `at_most` characters, for an error message.
[[nodiscard]] RISKSHARE_EXPORT std::string in_quotes(std::string_view text,
                                                     std::size_t at_most = 60);

}  // namespace v0
}  // namespace riskshare
