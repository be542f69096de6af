#pragma once

#include <riskshare/facts/fund.hpp>
#include <riskshare/facts/terms.hpp>
#include <riskshare/values/money.hpp>

namespace riskshare {

/// Does money that is put into a service of this fund count towards the minimum of a stream? What
/// must be pooled in a Better Care Fund counts where it is pooled, other money also where it is
/// aligned. An associated service is in no fund.
///
/// Source: docs/rules.md 3, streams; NHS England, Better Care Fund grants and funding.
[[nodiscard]] bool counts_towards_minimum(StreamKind kind, Fund fund);

/// What is missing to a minimum; nothing where it is reached.
///
/// Units: pence. Fails: MoneyOverflow, never where both are zero or more. Source: docs/rules.md 3.
[[nodiscard]] constexpr Money shortfall(Money amount, Money minimum)
{
    return amount < minimum ? minimum - amount : 0_p;
}

/// What goes to the reserve of the stream that pays for a service: all of an underspend, and
/// nothing of an overspend. It keeps the sign of the variance.
///
/// Units: pence. Source: docs/rules.md 4, ring-fenced money; conditions of the public health grant.
[[nodiscard]] constexpr Money ring_fenced(Money shareable_variance)
{
    return shareable_variance < 0_p ? shareable_variance : 0_p;
}

}  // namespace riskshare
