#pragma once

#include <riskshare/export.hpp>
#include <riskshare/position.hpp>
#include <riskshare/settlement.hpp>

namespace riskshare {
inline namespace v0 {

/// Settles a position under its agreement as it stands at the end of the month: who bears the
/// variance, and who pays whom. A pure function: the same facts give the same result, with no
/// clock, files, locale or shared state.
///
/// Ensures:  partners and reserve bear the whole variance; payments clear to zero.
/// Fails:    MoneyOverflow where a figure exceeds 64 bits of pence.
/// Source:   docs/rules.md 4 to 6.
[[nodiscard]] RISKSHARE_EXPORT Settlement settle(const Position& position);

}  // namespace v0
}  // namespace riskshare
