#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include <riskshare/export.hpp>

namespace riskshare {
inline namespace v0 {

/// With more names than this, the search for the nearest would take too long.
inline constexpr std::size_t most_names = 300;

/// The known name that was probably meant: at most a third of its letters differ. Empty where there
/// is none, or where too many are known.
[[nodiscard]] RISKSHARE_EXPORT std::string_view nearest(std::string_view name,
                                                        std::span<const std::string_view> known);

}  // namespace v0
}  // namespace riskshare
