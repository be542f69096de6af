#include <riskshare/rules/variance.hpp>

namespace riskshare {

Money shareable_variance(Money variance, std::span<const Money> adjustments)
{
    return adjustments.empty() ? variance : variance - sum(adjustments);
}

}  // namespace riskshare
