#pragma once

#include <riskshare/agreement.hpp>
#include <riskshare/month_end/journals.hpp>

#include "facts/places.hpp"

namespace riskshare::month_end {

/// Every problem of a posted journal, except those that rest on a place that could not be read.
[[nodiscard]] Problems problems_of(const Journal& journal, const Agreement& agreement,
                                   const UnreadablePlaces& unreadable);

}  // namespace riskshare::month_end
