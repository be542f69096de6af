#include "../catch.hpp"

#include <array>

#include <riskshare/rules/variance.hpp>

using namespace riskshare;

TEST_CASE("Section 1: variance is outturn less budget, an overspend positive", "[variance]")
{
    CHECK(variance({.outturn = 100'01_p, .budget = 100'00_p}) == 1_p);
    CHECK(variance({.outturn = 100'00_p, .budget = 100'00_p}) == 0_p);
    CHECK(variance({.outturn = 99'99_p, .budget = 100'00_p}) == -1_p);
    CHECK(variance({.outturn = -5_p, .budget = 100_p}) == -105_p);
}

TEST_CASE("Section 4: adjustments come out of the variance before any sharing", "[variance]")
{
    CHECK(shareable_variance(100_p, {}) == 100_p);
    CHECK(shareable_variance(100_p, std::array{60_p, -10_p}) == 50_p);
    CHECK(shareable_variance(-100_p, std::array{60_p}) == -160_p);
    CHECK(shareable_variance(100_p, std::array{100_p}) == 0_p);
}
