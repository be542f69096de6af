#pragma once

#include <string>
#include <string_view>

#include "chapters.hpp"
#include "present/display.hpp"
#include "present/report.hpp"

/// The parts of a page, each from text that may come from a file.

namespace riskshare::report {

/// How the page looks: the text of style.css.
[[nodiscard]] std::string_view style();

/// Text in which nothing is markup, fit for an attribute in double quotes, too.
[[nodiscard]] std::string html_text(std::string_view text);

[[nodiscard]] std::string html_paragraph(std::string_view text);

/// A picture of its own width, with what it shows in words.
[[nodiscard]] std::string html_bar(const Bar& bar);

/// A section as displayed() made it ready, below its heading; `title` is what it was before, and
/// `id` no other table has.
[[nodiscard]] std::string html_section(const Illustrated& shown, std::string_view title,
                                       std::string_view id, Unit unit);

/// Numbered steps to unfold.
[[nodiscard]] std::string html_steps(const Section& section);

}  // namespace riskshare::report
