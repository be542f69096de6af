#include <optional>
#include <string>

#include <rapidcheck.h>

#include <riskshare/json.hpp>
#include <riskshare/settle.hpp>
#include <riskshare/warnings.hpp>

#include "../laws/laws.hpp"
#include "refused.hpp"
#include "target.hpp"

/// Any bytes as a position of one agreement, and the settlement of an accepted one.

namespace riskshare::fuzz {
namespace {

using laws::Settled;

std::optional<Settled> settled(const Position& position)
{
    try {
        return Settled{position};
    } catch (const MoneyOverflow&) {
        return std::nullopt;
    }
}

/// The settlement's file; absent where its figures leave 64 bits of pence.
std::string settlement_of(const Position& position)
{
    const auto result = settled(position);
    if (!result) { return {}; }
    laws::check_sums(*result);
    laws::check_reserve(*result);
    laws::check_payments(*result);
    laws::check_ending(*result);
    laws::check_maximums(*result);
    laws::check_payment_limits(*result);
    laws::check_decisions(*result);
    laws::check_by_service(*result);
    const Explanation explanation = explain(result->settlement);
    return to_json(result->settlement, &explanation);
}

void check_warnings(const Position& position, const Position& again)
{
    const Problems warnings = warnings_in(position);
    if (!warnings.empty()) { check_problems(warnings); }
    RC_ASSERT(is_same(warnings, warnings_in(again)));
}

}  // namespace

void check(std::string_view input)
{
    static const Agreement agreement =
        read_agreement(RISKSHARE_TESTS "/json/every_key_agreement.json");
    read_twice([&] { return parse_position(input, agreement); },
               [](const Position& position, const Position& again) {
                   RC_ASSERT(settlement_of(position) == settlement_of(again));
                   check_warnings(position, again);
               });
}

}  // namespace riskshare::fuzz
