#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <riskshare/facts/problem.hpp>

#include "layout.hpp"

namespace riskshare::importing {

/// The bytes of a file as UTF-8 text without a byte order mark. Absent, and reported, if they are
/// not in that encoding.
[[nodiscard]] std::optional<std::string> decoded(std::string_view bytes, Encoding encoding,
                                                 Problems& problems);

/// The text of a cell for comparison: trimmed, with each run of white space or line breaks made one
/// space.
[[nodiscard]] std::string plain(std::string_view text);

}  // namespace riskshare::importing
