#include "../catch.hpp"

#include <riskshare/riskshare.hpp>

#include "../fixtures/fixtures.hpp"

using namespace riskshare;
using namespace riskshare::fixtures;

namespace {

Position a_penny_over()
{
    const AgreementTerms terms =
        two_partners({service("care", Fund::aligned,
                              {{"nhs", {.gross = 2_gbp}}, {"council", {.gross = 1_gbp}}})},
                     {shared_by({{.split = ByShares{}}})});
    return Position{over_budget(terms, {1_p}), Agreement{terms}};
}

}  // namespace

// [catch2]
TEST_CASE("A penny over budget is shared by the cap")
{
    const Settlement settlement = settle(a_penny_over());
    CHECK(settlement["nhs"].borne == 1_p);
    CHECK(settlement["council"].borne == 0_p);
    CHECK(settlement == settle(a_penny_over()));
}
// [catch2]
