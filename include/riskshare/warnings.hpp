#pragma once

#include <riskshare/export.hpp>
#include <riskshare/facts/problem.hpp>
#include <riskshare/position.hpp>

namespace riskshare {
inline namespace v0 {

/// Ledgers that contradict the mechanism that the agreement names for their fund, in the order of
/// the position. Places are JSON Pointers into it. A position with warnings settles all the same:
/// no figure depends on a mechanism.
///
/// Source: the section on income and expenditure, read as docs/decisions.md 28 says.
[[nodiscard]] RISKSHARE_EXPORT Problems warnings_in(const Position& position);

}  // namespace v0
}  // namespace riskshare
