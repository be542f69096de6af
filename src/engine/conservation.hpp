#pragma once

#include <riskshare/settlement.hpp>

namespace riskshare {
inline namespace v0 {

/// Checks that no penny appears or vanishes: partners and reserve bear the variance of the
/// services, and what partners pay is what others receive or the reserve gives. Where the agreement
/// ends, every item is divided whole, and what partners pay is what others receive.
///
/// Fails:  Contradiction: the settlement must not be used.
/// Source: docs/rules.md 8, laws 1, 2 and 10.
void check_conservation(const Settlement& settlement);

}  // namespace v0
}  // namespace riskshare
