#include "../catch.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <vector>

#include <riskshare/rules/ending.hpp>

#include "rules/ending.hpp"

using namespace riskshare;

namespace {

constexpr Money all_there_can_be = Money::from_pence(std::numeric_limits<std::int64_t>::max());

}  // namespace

TEST_CASE("Four kinds are assets and three are liabilities", "[ending]")
{
    const std::array kinds{EndingKind::unspent_balance, EndingKind::equipment,
                           EndingKind::property,        EndingKind::other_asset,
                           EndingKind::redundancy,      EndingKind::pensions,
                           EndingKind::other_liability};
    CHECK(std::ranges::count_if(kinds, is_asset) == 4);
    CHECK(is_asset(EndingKind::unspent_balance));
    CHECK(is_asset(EndingKind::other_asset));
    CHECK_FALSE(is_asset(EndingKind::redundancy));
    CHECK_FALSE(is_asset(EndingKind::other_liability));
}

TEST_CASE("An asset goes to its holder, a liability to who meets it, and parts to all", "[ending]")
{
    std::vector<EndingShare> shares(3);
    const std::vector<Money> parts{5_p, 3_p, 2_p};
    add(shares, {EndingKind::equipment, 10_p, 1, parts});
    CHECK(shares[1].assets_held == 10_p);
    CHECK(shares[1].assets == 3_p);
    CHECK(shares[2].assets_held == 0_p);
    CHECK(shares[2].assets == 2_p);
    add(shares, {EndingKind::pensions, 10_p, 0, parts});
    CHECK(shares[0].liabilities_met == 10_p);
    CHECK(shares[0].liabilities == 5_p);
    CHECK(shares[0].assets == 5_p);
    CHECK(shares[1].liabilities_met == 0_p);
    CHECK(shares[1].liabilities == 3_p);
    add(shares, {EndingKind::property, 10_p, 1, parts});
    CHECK(shares[1].assets_held == 20_p);
    CHECK(shares[1].assets == 6_p);
}

TEST_CASE("A partner pays for what it keeps and is paid for what it meets", "[ending]")
{
    CHECK(ending_settlement({}) == 0_p);
    CHECK(ending_settlement({10_p, 6_p, 0_p, 0_p}) == 4_p);
    CHECK(ending_settlement({0_p, 6_p, 0_p, 0_p}) == -6_p);
    CHECK(ending_settlement({0_p, 0_p, 10_p, 7_p}) == -3_p);
    CHECK(ending_settlement({0_p, 0_p, 0_p, 7_p}) == 7_p);
    CHECK(ending_settlement(
              {all_there_can_be, all_there_can_be, all_there_can_be, all_there_can_be}) == 0_p);
    CHECK_THROWS_AS(ending_settlement({all_there_can_be, 0_p, 0_p, 1_p}), MoneyOverflow);
}
