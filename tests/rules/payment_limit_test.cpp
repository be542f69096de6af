#include "../catch.hpp"

#include <cstdint>
#include <limits>
#include <stdexcept>
#include <vector>

#include "rules/payment_limit.hpp"

using namespace riskshare;

namespace {

using Amounts = std::vector<Money>;

constexpr Money all_that_fits = Money::from_pence(std::numeric_limits<std::int64_t>::max());

}  // namespace

TEST_CASE("Section 5: what is above its maximum a partner does not pay", "[payment_limit]")
{
    struct Row {
        Amounts payments, maximum, changes;
    };
    const auto row = GENERATE(values<Row>({
        {{9_p, -9_p, 0_p}, {10_p, 0_p}, {0_p, 0_p, 0_p}},  // a penny below
        {{10_p, -10_p, 0_p}, {10_p, 0_p}, {0_p, 0_p, 0_p}},
        {{11_p, -11_p, 0_p}, {10_p, 0_p}, {-1_p, 1_p, 0_p}},  // a penny above
        {{5_p, -5_p, 0_p}, {0_p, 0_p}, {-5_p, 5_p, 0_p}},     // a maximum of zero is one
        {{0_p, 0_p, 0_p}, {0_p, 0_p}, {0_p, 0_p, 0_p}},
        {{8_p, 6_p, -14_p, 0_p}, {5_p, 5_p, 5_p}, {-3_p, -1_p, 4_p, 0_p}},
        {{8_p, 4_p, -12_p, 0_p}, {5_p, 5_p, 5_p}, {-3_p, 0_p, 3_p, 0_p}},
        {{all_that_fits, -all_that_fits, 0_p},
         {0_p, all_that_fits},
         {-all_that_fits, all_that_fits, 0_p}},
    }));
    CHECK(held_to_maximum(row.payments, row.maximum) == row.changes);
}

TEST_CASE("Section 5: what is not paid stays in proportion with those who would have received it",
          "[payment_limit]")
{
    struct Row {
        Amounts payments, maximum, changes;
    };
    const auto row = GENERATE(values<Row>({
        {{7_p, 3_p, -8_p, -2_p}, {2_p, 3_p, 9_p}, {-5_p, 0_p, 4_p, 1_p}},
        // Halves of a penny: the odd one goes to the earlier party, the reserve is the last.
        {{10_p, -3_p, -3_p, -4_p}, {5_p, 0_p, 0_p}, {-5_p, 2_p, 1_p, 2_p}},
        {{9_p, -3_p, -3_p, -3_p}, {8_p, 0_p, 0_p}, {-1_p, 1_p, 0_p, 0_p}},
        {{9_p, -1_p, -1_p, -7_p}, {0_p, 0_p, 0_p}, {-9_p, 1_p, 1_p, 7_p}},
        // The reserve pays without a maximum, and is nobody's to be spared.
        {{5_p, -15_p, 10_p}, {2_p, 0_p}, {-3_p, 3_p, 0_p}},
        {{-10_p, 10_p}, {0_p}, {0_p, 0_p}},
    }));
    CHECK(held_to_maximum(row.payments, row.maximum) == row.changes);
}

TEST_CASE("Section 5: payments that do not clear, and maxima that are none, are refused",
          "[payment_limit]")
{
    CHECK_THROWS_AS(held_to_maximum(Amounts{5_p, -4_p, 0_p}, Amounts{1_p, 1_p}), Misuse);
    CHECK_THROWS_AS(held_to_maximum(Amounts{5_p, -5_p, 0_p}, Amounts{-1_p, 1_p}), Misuse);
    CHECK_THROWS_AS(held_to_maximum(Amounts{5_p, -5_p}, Amounts{1_p, 1_p}), Misuse);
}
