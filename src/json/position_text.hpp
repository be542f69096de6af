#pragma once

#include <string_view>

#include <riskshare/export.hpp>
#include <riskshare/facts/problem.hpp>

namespace riskshare {
inline namespace v0 {

/// Every problem of a position by itself, for use when its agreement was refused.
[[nodiscard]] RISKSHARE_EXPORT Problems problems_in_position_text(std::string_view json);

}  // namespace v0
}  // namespace riskshare
