#include "../catch.hpp"

#include <riskshare/rules/borne.hpp>

#include "rules/burden_parts.hpp"

using namespace riskshare;

TEST_CASE("Section 6: what a partner bears, pays and receives", "[borne]")
{
    const Burden burden{
        .shared = 100_p,
        .by_responsibility = 20_p,
        .outside_risk_share = -5_p,
        .adjustments = {.planned_overspend = 7_p, .service_development = -2_p, .attributed = 1_p}};
    CHECK(total(burden.adjustments) == 6_p);
    CHECK(borne(burden) == 121_p);
    CHECK(net_risk_payment(burden, 90_p) == 25_p);
    CHECK(ledger_settlement({.funding = 1000_p, .borne = 121_p, .recorded = 1100_p}) == 21_p);
    CHECK(ledger_settlement({.funding = 1000_p, .borne = 121_p, .recorded = 1121_p}) == 0_p);
}

TEST_CASE("Section 6: every part of a burden counts, and all but adjustments in the net payment",
          "[borne]")
{
    Burden all;
    Money expected = 0_p;
    for (const BurdenPart& part : burden_parts) {
        Burden one;
        (part.member == nullptr ? one.adjustments.attributed : one.*part.member) = 10_p;
        CHECK(part.of(one) == 10_p);
        CHECK(borne(one) == 10_p);
        CHECK(net_risk_payment(one, 3_p) == (part.key == "adjustments" ? -3_p : 7_p));
        all += one;
        expected += 10_p;
        CHECK(borne(all) == expected);
        CHECK(all - one != all);
    }
    CHECK(all - all == Burden{});
}
