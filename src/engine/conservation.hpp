#pragma once

#include <riskshare/settlement.hpp>

namespace riskshare {

/// Not a penny appears or vanishes: what partners and reserve bear is the variance of the services,
/// and what the partners pay is what the others receive or the reserve gives. Where the agreement
/// ends, all that is left is divided, and what partners pay is what others receive.
///
/// Fails:  std::logic_error where it is not so: the settlement must not be used.
/// Source: docs/rules.md 8, laws 1, 2 and 10.
void check_conservation(const Settlement& settlement);

}  // namespace riskshare
