#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace riskshare::present {

/// Text from a file made fit to print: line breaks and tabs become spaces; anything else that could
/// steer a terminal is replaced, see printable_text().
[[nodiscard]] std::string one_line(std::string_view text);

/// The columns of a terminal that printable text takes up: a combining mark none, a wide East Asian
/// character two. Needs no locale, so that a report is the same bytes everywhere.
[[nodiscard]] std::size_t display_width(std::string_view text);

/// The text in lines of at most `width` columns: broken at spaces, and inside a word only where the
/// word alone is wider. Returns at least one line.
[[nodiscard]] std::vector<std::string> wrapped(std::string_view text, std::size_t width);

/// The text with spaces added on the right, or on the left, up to `width` columns.
[[nodiscard]] std::string padded_right(std::string_view text, std::size_t width);
[[nodiscard]] std::string padded_left(std::string_view text, std::size_t width);

}  // namespace riskshare::present
