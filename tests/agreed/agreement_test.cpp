#include "../catch.hpp"

#include <riskshare/agreement.hpp>

#include "../fixtures/fixtures.hpp"

using namespace riskshare;
using namespace riskshare::fixtures;

TEST_CASE("An agreement finds its partners and services by id", "[agreement]")
{
    const Agreement agreement{
        two_partners({service("care", Fund::aligned, {{"council", {.gross = 10_gbp}}})})};
    CHECK(agreement.find_partner("council") == 1U);
    CHECK_FALSE(agreement.find_partner("nobody").has_value());
    CHECK(agreement.find_service("care") == 0U);
    CHECK_FALSE(agreement.find_service("").has_value());
    CHECK(agreement.is_in_fund(0));
    CHECK(agreement.reserve_balance() == 0_p);
}
