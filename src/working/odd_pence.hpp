#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include <riskshare/values/money.hpp>

namespace riskshare::working {

/// Says who got each odd penny of an apportionment, by which remainder, and whether a tie or a
/// limit decided it: one sentence each, in the order in which the pence were given.
///
/// Shapes:   weights, limits (or none) and parties: the same.
/// Requires: as apportion(), and no limit below the party's whole pence.
[[nodiscard]] std::vector<std::string> odd_pence(Money total, std::span<const std::int64_t> weights,
                                                 std::span<const Money> limits,
                                                 std::span<const std::string> parties);

}  // namespace riskshare::working
