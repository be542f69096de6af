#pragma once

#include <cstddef>

namespace riskshare {
inline namespace v0 {

/// The most figures of one table with a row or column for every partner: a small file could ask for
/// more than a machine holds.
inline constexpr std::size_t most_figures = 3'000'000;

}  // namespace v0
}  // namespace riskshare
