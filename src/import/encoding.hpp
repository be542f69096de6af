#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <riskshare/facts/problem.hpp>

#include "layout.hpp"

namespace riskshare::importing {

/// The bytes of a file as text in UTF-8, without a byte order mark. Nothing where they are not of
/// that encoding, which is reported with the remedy.
[[nodiscard]] std::optional<std::string> decoded(std::string_view bytes, Encoding encoding,
                                                 Problems& problems);

/// Text of a cell as words are compared: white space at the ends dropped, and within it each run
/// of white space, line breaks too, made one space.
[[nodiscard]] std::string plain(std::string_view text);

}  // namespace riskshare::importing
