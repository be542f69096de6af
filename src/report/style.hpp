#pragma once

#include <string_view>

namespace riskshare::report {

/// The look of the page: the text of style.css.
[[nodiscard]] std::string_view style();

}  // namespace riskshare::report
