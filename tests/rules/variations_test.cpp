#include "../catch.hpp"

#include <vector>

#include "rules/variations.hpp"

using namespace riskshare;

TEST_CASE("The latest contributions are the opening ones and the changes", "[variations]")
{
    const std::vector<Line> changes{{2, 5_gbp, 1_gbp}, {0, -3_gbp, 0_p}, {2, 1_p, 0_p}};
    const auto latest = latest_contributions({{1, 10_gbp, 0_p}, {0, 4_gbp, 2_gbp}}, changes);
    REQUIRE(latest.size() == 3);
    CHECK(latest[0].gross == 10_gbp);
    CHECK(latest[1].gross == 1_gbp);
    CHECK(latest[1].income == 2_gbp);
    CHECK(latest[2].partner == 2);
    CHECK(latest[2].gross == 5'01_p);
    CHECK(latest[2].income == 1_gbp);
    CHECK(latest_contributions({}, {}).empty());
}
