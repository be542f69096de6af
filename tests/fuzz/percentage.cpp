#include <limits>
#include <string>
#include <variant>

#include <rapidcheck.h>

#include <riskshare/values/percentage.hpp>

#include "decimal.hpp"
#include "target.hpp"

/// Checks the text of a percentage: its value, and that it prints back.

namespace riskshare::fuzz {
namespace {

std::optional<laws::Exact> billionths_in(std::string_view text)
{
    if (!text.ends_with('%')) { return {}; }
    return decimal(text.substr(0, text.size() - 1), 9);
}

}  // namespace

void check(std::string_view input)
{
    const auto read = parse_percentage(input);
    const auto expected = billionths_in(input);
    const auto* percentage = std::get_if<Percentage>(&read);
    if (percentage == nullptr) {
        if (!expected) { return; }
        RC_ASSERT((*expected > std::numeric_limits<std::int64_t>::max()));
        RC_ASSERT((std::get<PercentageFault>(read) == PercentageFault::too_large));
        return;
    }
    RC_ASSERT(expected.has_value());
    RC_ASSERT((*expected == percentage->billionths()));
    const std::string printed = to_text(*percentage);
    RC_ASSERT(
        (parse_percentage(printed) == std::variant<Percentage, PercentageFault>{*percentage}));
    RC_ASSERT(to_text(std::get<Percentage>(parse_percentage(printed))) == printed);
}

}  // namespace riskshare::fuzz
