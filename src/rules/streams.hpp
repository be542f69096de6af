#pragma once

#include <riskshare/facts/fund.hpp>
#include <riskshare/facts/terms.hpp>
#include <riskshare/values/money.hpp>

namespace riskshare {
inline namespace v0 {

/// True if money put into a service of this fund counts towards the minimum of a stream. Money that
/// a Better Care Fund must pool counts where it is pooled; other money where it is aligned, too.
///
/// Source: docs/rules.md 3, streams; NHS England, Better Care Fund grants and funding.
[[nodiscard]] bool counts_towards_minimum(StreamKind kind, Fund fund);

/// An amount's shortfall against a minimum; zero where it reaches it.
///
/// Units: pence. Fails: MoneyOverflow, never where both are zero or more. Source: docs/rules.md 3.
[[nodiscard]] constexpr Money shortfall(Money amount, Money minimum)
{
    return amount < minimum ? minimum - amount : 0_p;
}

/// The amount that goes to the reserve of the stream that pays for a service: all of an underspend,
/// with its sign, and none of an overspend.
///
/// Units: pence. Source: docs/rules.md 4, ring-fenced money; conditions of the public health grant.
[[nodiscard]] constexpr Money ring_fenced(Money shareable_variance)
{
    return shareable_variance < 0_p ? shareable_variance : 0_p;
}

}  // namespace v0
}  // namespace riskshare
