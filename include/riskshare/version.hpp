#pragma once

#include <string_view>

/// The version of these headers, for the preprocessor too. CHANGELOG.md says what changed.
#define RISKSHARE_VERSION_MAJOR 0
#define RISKSHARE_VERSION_MINOR 1
#define RISKSHARE_VERSION_PATCH 0

namespace riskshare {
inline namespace v0 {

inline constexpr std::string_view version = "0.1.0";

}  // namespace v0
}  // namespace riskshare
