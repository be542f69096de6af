#include <riskshare/rules/cap.hpp>

#include "values/require.hpp"

namespace riskshare {
inline namespace v0 {

Money risk_cap(Money base, Percentage rate)
{
    require(base >= 0_p, "risk_cap: negative base");
    return percentage_of(base, rate);
}

}  // namespace v0
}  // namespace riskshare
