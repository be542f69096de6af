#include <riskshare/values/percentage.hpp>

#include "wide.hpp"

namespace riskshare {

std::string to_text(Percentage percentage)
{
    const std::int64_t unit = Percentage::billionths_per_percent;
    const std::int64_t decimals = percentage.billionths() % unit;
    std::string text = fmt::format("{}", percentage.billionths() / unit);
    if (decimals != 0) {
        text += fmt::format(".{:09}", decimals);
        text.erase(text.find_last_not_of('0') + 1);
    }
    return text + "%";
}

Money percentage_of(Money amount, Percentage rate)
{
    const Wide divisor = hundred_percent.billionths();
    const Wide product = Wide{amount.pence()} * rate.billionths();
    const Wide half = amount.pence() < 0 ? -divisor / 2 : divisor / 2;
    return to_money((product + half) / divisor);
}

}  // namespace riskshare

auto fmt::formatter<riskshare::Percentage>::format(riskshare::Percentage percentage,
                                                   fmt::format_context& context) const
    -> fmt::format_context::iterator
{
    return fmt::formatter<fmt::string_view>::format(riskshare::to_text(percentage), context);
}
