#include "../catch.hpp"

#include <array>

#include <riskshare/rules/variance.hpp>

using namespace riskshare;

TEST_CASE("Section 1: variance is outturn less budget, an overspend positive", "[variance]")
{
    CHECK(variance(100'01_p, 100'00_p) == 1_p);
    CHECK(variance(100'00_p, 100'00_p) == 0_p);
    CHECK(variance(99'99_p, 100'00_p) == -1_p);
    CHECK(variance(-5_p, 100_p) == -105_p);
}

TEST_CASE("Section 4: adjustments come out of the variance before any sharing", "[variance]")
{
    CHECK(shareable_variance(100_p, {}) == 100_p);
    CHECK(shareable_variance(100_p, std::array{60_p, -10_p}) == 50_p);
    CHECK(shareable_variance(-100_p, std::array{60_p}) == -160_p);
    CHECK(shareable_variance(100_p, std::array{100_p}) == 0_p);
}
