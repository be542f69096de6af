#pragma once

#include <string>
#include <string_view>

#include "present/display.hpp"
#include "present/picture.hpp"

/// The parts of a page. Text may come from a file, so each escapes it.

namespace riskshare::present {

/// Text in which nothing is markup; also fit for an attribute in double quotes.
[[nodiscard]] std::string html_text(std::string_view text);

[[nodiscard]] std::string html_paragraph(std::string_view text);

/// A picture as wide as its place, and the same in words.
[[nodiscard]] std::string html_bar(const Bar& bar);

/// A section that displayed() has made ready, below its heading. `title` is its title before that;
/// `id` is for the table, and unique in the page.
[[nodiscard]] std::string html_section(const Illustrated& shown, std::string_view title,
                                       std::string_view id, Unit unit);

/// Numbered points to unfold.
[[nodiscard]] std::string html_points(const Section& section);

}  // namespace riskshare::present
