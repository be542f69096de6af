#include "../catch.hpp"

#include <stdexcept>

#include <riskshare/rules/cap.hpp>

using namespace riskshare;

TEST_CASE("Risk cap: 0.5% of the gross budgeted outturn, as Plymouth publishes it", "[cap]")
{
    CHECK(risk_cap(434'400'000_gbp, "0.5%"_pc) == 2'172'000_gbp);
    CHECK(risk_cap(333'600'000_gbp, "0.5%"_pc) == 1'668'000_gbp);
    CHECK(risk_cap(100'800'000_gbp, "0.5%"_pc) == 504'000_gbp);
    CHECK(risk_cap(0_p, "0.5%"_pc) == 0_p);
    CHECK_THROWS_AS(risk_cap(-1_p, "0.5%"_pc), Misuse);
}
