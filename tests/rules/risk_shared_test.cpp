#include "../catch.hpp"

#include <array>
#include <cstdint>
#include <limits>

#include "rules/risk_shared.hpp"

using namespace riskshare;

TEST_CASE("Section 6: how much of the risk is shared", "[risk_shared]")
{
    // Plymouth's example: two payments of £207,679.55 over £1,819,999.99.
    CHECK(risk_shared(std::array{207'679'55_p, -207'679'55_p},
                      std::array{629'999'99_p, 290'000'00_p, 900'000'00_p}) == "22.82%"_pc);
    CHECK(risk_shared(std::array{0_p, 0_p}, std::array{5_p, -5_p}) == "0%"_pc);
    CHECK(risk_shared(std::array{7_p, -7_p}, std::array{7_p}) == "200%"_pc);
    CHECK_FALSE(risk_shared(std::array{0_p, 0_p}, std::array{0_p, 0_p}).has_value());
    CHECK_FALSE(risk_shared({}, {}).has_value());
    const Money told = Money::from_pence(46'116'860);
    CHECK(risk_shared(std::array{told, -told}, std::array{1_p}) == "9223372000%"_pc);
    const Money untold = Money::from_pence(46'116'861);
    CHECK_FALSE(risk_shared(std::array{untold, -untold}, std::array{1_p}).has_value());
    // 2^63 - 1 billionths of a percent are 9,223,372,036.85 whole hundredths of a percent.
    CHECK(risk_shared(std::array{9'223'372'036'85_p}, std::array{100'00_p}) == "9223372036.85%"_pc);
    CHECK_FALSE(risk_shared(std::array{9'223'372'036'86_p}, std::array{100'00_p}).has_value());
}

TEST_CASE("Section 6: the risk shared is rounded to a hundredth of a percent, halves upwards",
          "[risk_shared]")
{
    CHECK(risk_shared(std::array{1_p}, std::array{20'001_p}) == "0%"_pc);
    CHECK(risk_shared(std::array{1_p}, std::array{-20'000_p}) == "0.01%"_pc);
    CHECK(risk_shared(std::array{-2_p}, std::array{13'334_p}) == "0.01%"_pc);
    CHECK(risk_shared(std::array{-2_p}, std::array{13'333_p}) == "0.02%"_pc);
}

TEST_CASE("Section 6: the largest variances do not wrap", "[risk_shared]")
{
    constexpr Money lowest = Money::from_pence(std::numeric_limits<std::int64_t>::min());
    CHECK(risk_shared(std::array{lowest, lowest, lowest}, std::array{lowest, lowest}) == "150%"_pc);
}
