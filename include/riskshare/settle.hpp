#pragma once

#include <riskshare/agreement.hpp>
#include <riskshare/position.hpp>
#include <riskshare/settlement.hpp>

namespace riskshare {

/// Settles a position under its agreement: who bears the variance, and who pays whom. A pure
/// function: the same facts give the same result, with no clock, files, locale or shared state.
///
/// Requires: the position was checked against this agreement; throws Misuse otherwise. It is
/// settled under position.agreement(), without later variations. Ensures:  partners and reserve
/// bear the whole variance; payments clear to zero. Fails:    MoneyOverflow where a figure exceeds
/// 64 bits of pence. Source:   docs/rules.md 4 to 6.
[[nodiscard]] Settlement settle(const Agreement& agreement, const Position& position);

}  // namespace riskshare
