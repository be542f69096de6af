#pragma once

#include <string>
#include <string_view>

#include "present/display.hpp"
#include "present/report.hpp"

/// Each writes a report that displayed() has made ready for the unit. They are the last to touch
/// text that comes from a file, so each makes it harmless for the reader of its output.

namespace riskshare::present {

enum class Colour { off, on };

/// For a terminal or a pipe. A table with too many columns for a page is turned where it may be.
[[nodiscard]] std::string to_terminal_text(const Report& report, Unit unit, Colour colour);

[[nodiscard]] std::string to_markdown(const Report& report, Unit unit);

/// Text as a field of CSV: an apostrophe before what would be a formula, and quoted as RFC 4180
/// says. Where there is a semicolon too, at which some spreadsheets break a line.
[[nodiscard]] std::string text_field(std::string_view text);

/// For a spreadsheet: each section under its title, with amounts as plain numbers. Every record has
/// the same number of fields.
[[nodiscard]] std::string to_csv(const Report& report, Unit unit);

}  // namespace riskshare::present
