#include <riskshare/rules/variance.hpp>

namespace riskshare {
inline namespace v0 {

Money shareable_variance(Money variance, std::span<const Money> adjustments)
{
    return adjustments.empty() ? variance : variance - sum(adjustments);
}

}  // namespace v0
}  // namespace riskshare
