#pragma once

#include <string_view>

namespace riskshare::report {

/// How the page looks: the text of style.css.
[[nodiscard]] std::string_view style();

}  // namespace riskshare::report
