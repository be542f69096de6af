#pragma once

#include <string>
#include <string_view>
#include <vector>

/// Reads a page back, far enough to hold it against figures.

namespace riskshare::testing {

/// The page's faults: tags that are not known, not closed or closed by others, ids that stand
/// twice, links that lead nowhere or out of the page. Empty where it is sound.
[[nodiscard]] std::string fault_of(std::string_view html);

/// The text without tags and without what only a screen reader says; entities are read.
[[nodiscard]] std::string text_of(std::string_view html);

using Rows = std::vector<std::vector<std::string>>;

/// The cells of the table whose caption has this id, its header first.
[[nodiscard]] Rows table_of(std::string_view html, std::string_view id);

}  // namespace riskshare::testing
