#include <riskshare/values/percentage.hpp>

#include <ostream>

#include <fmt/format.h>

#include "require.hpp"
#include "wide.hpp"

namespace riskshare {
inline namespace v0 {

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

Percentage ratio(Money part, Money whole)
{
    require(part >= 0_p, "ratio: the part is negative");
    require(whole > 0_p, "ratio: the whole is zero or negative");
    const Wide product = Wide{part.pence()} * hundred_percent.billionths();
    const Wide billionths = (product + whole.pence() / 2) / whole.pence();
    if (!fits_money(billionths)) { throw MoneyOverflow{"a percentage"}; }
    return Percentage::from_billionths(static_cast<std::int64_t>(billionths));
}

std::ostream& operator<<(std::ostream& out, Percentage percentage)
{
    return detail::print(out, to_text(percentage));
}

}  // namespace v0
}  // namespace riskshare
