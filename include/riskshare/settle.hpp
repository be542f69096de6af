#pragma once

#include <riskshare/agreement.hpp>
#include <riskshare/position.hpp>
#include <riskshare/settlement.hpp>

namespace riskshare {

/// Settles a position under its agreement: who bears the variance, and who pays whom.
///
/// A pure function: same facts, same result; no clock, no files, no locale, no shared state.
///
/// Requires: the position was checked against this agreement; throws std::invalid_argument where
///           not. It is settled under position.agreement(), which knows no later variations.
/// Ensures:  what partners and reserve bear is the whole variance; payments clear to nothing.
/// Fails:    MoneyOverflow where a figure exceeds 64 bits of pence.
/// Source:   docs/rules.md 4 to 6.
[[nodiscard]] Settlement settle(const Agreement& agreement, const Position& position);

}  // namespace riskshare
