#include <riskshare/rules/cap.hpp>

#include <stdexcept>

namespace riskshare {

Money risk_cap(Money base, Percentage rate)
{
    if (base < 0_p) { throw std::invalid_argument{"risk_cap: negative base"}; }
    return percentage_of(base, rate);
}

}  // namespace riskshare
