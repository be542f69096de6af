#include <riskshare/rules/vat.hpp>

#include <algorithm>
#include <utility>

#include "values/require.hpp"
#include "vat_regime.hpp"

namespace riskshare {
inline namespace v0 {

const std::string& partner_of_regime(const Vat& vat)
{
    return vat.agent_for ? *vat.agent_for : vat.delivered_by;
}

const VatRecovery* find_recovery(const Vat& vat, std::string_view partner)
{
    const auto found =
        std::ranges::find(vat.recovery, partner, &std::pair<std::string, VatRecovery>::first);
    return found == vat.recovery.end() ? nullptr : &found->second;
}

Money recovered_vat(Money incurred, const VatRecovery& recovery)
{
    require(incurred >= 0_p, "recovered_vat: negative VAT");
    const bool is_recovered = recovery.under != VatRegime::none;
    require(is_recovered == recovery.rate.has_value(), "recovered_vat: a rate without a section");
    if (!is_recovered) { return 0_p; }
    require(*recovery.rate <= hundred_percent, "recovered_vat: more than the whole");
    return percentage_of(incurred, *recovery.rate);
}

Money irrecoverable_vat(Money incurred, const VatRecovery& recovery)
{
    return incurred - recovered_vat(incurred, recovery);
}

Money partial_exemption_limit(Money vat)
{
    require(vat >= 0_p, "partial_exemption_limit: negative VAT");
    return percentage_of(vat, partial_exemption_rate);
}

}  // namespace v0
}  // namespace riskshare
