#pragma once

#include <string>
#include <string_view>

#include "../generated/generate.hpp"

namespace riskshare::properties {

using generated::Case;

/// What the files would state at a place that an explanation names: `agreement:` or `position:` and
/// a JSON Pointer. Fails: std::out_of_range where they state nothing there.
[[nodiscard]] std::string stated_at(std::string_view place, const Case& facts);

}  // namespace riskshare::properties
