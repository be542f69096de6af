#include <limits>
#include <string>
#include <variant>

#include <rapidcheck.h>

#include <riskshare/values/money.hpp>

#include "decimal.hpp"
#include "target.hpp"

/// Checks the text of an amount: its value, and that it prints back.

namespace riskshare::fuzz {
namespace {

std::optional<laws::Exact> pence_in(std::string_view text)
{
    const bool is_negative = text.starts_with('-');
    const auto pence = decimal(text.substr(is_negative ? 1 : 0), 2);
    return pence && is_negative ? -*pence : pence;
}

bool fits(const laws::Exact& pence)
{
    return pence >= std::numeric_limits<std::int64_t>::min() &&
           pence <= std::numeric_limits<std::int64_t>::max();
}

}  // namespace

void check(std::string_view input)
{
    const auto read = parse_money(input);
    const auto expected = pence_in(input);
    const auto* amount = std::get_if<Money>(&read);
    if (amount == nullptr) {
        if (!expected) { return; }
        RC_ASSERT_FALSE(fits(*expected));
        RC_ASSERT((std::get<MoneyFault>(read) == MoneyFault::too_large));
        return;
    }
    RC_ASSERT(expected.has_value());
    RC_ASSERT((*expected == amount->pence()));
    const std::string printed = to_text(*amount);
    RC_ASSERT((parse_money(printed) == std::variant<Money, MoneyFault>{*amount}));
    RC_ASSERT(to_text(std::get<Money>(parse_money(printed))) == printed);
}

}  // namespace riskshare::fuzz
