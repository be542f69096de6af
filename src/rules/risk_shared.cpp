
#include <limits>

#include "risk_shared.hpp"
#include "values/wide.hpp"

namespace riskshare {
inline namespace v0 {
namespace {

Wide total_without_sign(std::span<const Money> amounts)
{
    Wide total = 0;
    for (const Money amount : amounts) { total += unsigned_magnitude(amount); }
    return total;
}

}  // namespace

std::optional<Percentage> risk_shared(std::span<const Money> net_risk_payments,
                                      std::span<const Money> shareable_variances)
{
    constexpr std::int64_t hundredth = Percentage::billionths_per_percent / 100;
    const Wide variances = total_without_sign(shareable_variances);
    if (variances == 0) { return std::nullopt; }
    const Wide payments = total_without_sign(net_risk_payments);
    const Wide hundredths = (payments * 20'000 + variances) / (variances * 2);
    if (hundredths > std::numeric_limits<std::int64_t>::max() / hundredth) { return std::nullopt; }
    return Percentage::from_billionths(static_cast<std::int64_t>(hundredths) * hundredth);
}

}  // namespace v0
}  // namespace riskshare
