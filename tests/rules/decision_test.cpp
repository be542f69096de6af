#include "../catch.hpp"

#include <cstdint>
#include <limits>
#include <stdexcept>
#include <vector>

#include "rules/decision.hpp"

using namespace riskshare;

namespace {

using Amounts = std::vector<Money>;

constexpr Money most_pence = Money::from_pence(std::numeric_limits<std::int64_t>::max());

}  // namespace

TEST_CASE("Section 5: a decision changes what is decided less what the formula gives", "[decision]")
{
    CHECK(changed_by_decision(Amounts{5_p, 1_p, 0_p}, Amounts{4_p, 0_p, 2_p}) ==
          Amounts{1_p, 1_p, -2_p});
    CHECK(changed_by_decision(Amounts{-5_p, 0_p}, Amounts{-2_p, -3_p}) == Amounts{-3_p, 3_p});
    CHECK(changed_by_decision(Amounts{4_p, -4_p}, Amounts{4_p, -4_p}) == Amounts{0_p, 0_p});
    CHECK(changed_by_decision(Amounts{}, Amounts{}).empty());
    CHECK_THROWS_AS(changed_by_decision(Amounts{5_p}, Amounts{4_p}), Misuse);
    CHECK_THROWS_AS(changed_by_decision(Amounts{5_p, 0_p}, Amounts{5_p}), Misuse);
    CHECK_THROWS_AS(changed_by_decision(Amounts{most_pence, -most_pence}, Amounts{-1_p, 1_p}),
                    MoneyOverflow);
}

TEST_CASE("Section 5: what decisions draw is gone from the reserve, what they add is not there yet",
          "[decision]")
{
    CHECK(left_by_decisions(100_p, Amounts{30_p, -50_p, 20_p}) == 50_p);
    CHECK(left_by_decisions(100_p, Amounts{}) == 100_p);
    CHECK(left_by_decisions(100_p, Amounts{99_p, 1_p}) == 0_p);
    CHECK_THROWS_AS(left_by_decisions(100_p, Amounts{-50_p, 101_p}), Misuse);
    CHECK_THROWS_AS(left_by_decisions(0_p, Amounts{most_pence, most_pence}), Misuse);
}
