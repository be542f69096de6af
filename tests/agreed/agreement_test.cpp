#include "../catch.hpp"

#include <utility>

#include <riskshare/riskshare.hpp>

#include "../fixtures/fixtures.hpp"

using namespace riskshare;
using namespace riskshare::fixtures;

namespace {

AgreementTerms care()
{
    return two_partners({service("care", Fund::aligned, {{"council", {.gross = 10_gbp}}})});
}

}  // namespace

TEST_CASE("An agreement finds its partners and services by id", "[agreement]")
{
    const Agreement agreement{care()};
    CHECK(agreement.find_partner("council") == 1U);
    CHECK_FALSE(agreement.find_partner("nobody").has_value());
    CHECK(agreement.find_service("care") == 0U);
    CHECK_FALSE(agreement.find_service("").has_value());
    CHECK(agreement.is_in_fund(0));
    CHECK(agreement.reserve_balance() == 0_p);
}

TEST_CASE("An index or a month that does not exist is a misuse", "[agreement]")
{
    const Agreement agreement{care()};
    CHECK_THROWS_AS(agreement.is_in_fund(1), Misuse);
    CHECK_THROWS_AS(agreement.is_in_fund(99'999'999), Misuse);
    CHECK_THROWS_AS(agreement.at_month_end(0), Misuse);
    CHECK_THROWS_AS(agreement.at_month_end(13), Misuse);
}

TEST_CASE("Agreements are equal by their terms, positions by their figures too", "[agreement]")
{
    const Agreement agreement{care()};
    CHECK(agreement == Agreement{agreement});
    CHECK(agreement == Agreement{care()});
    AgreementTerms dearer = care();
    dearer.services[0].contributions[0].second.gross += 1_p;
    CHECK(agreement != Agreement{dearer});

    const Position position{over_budget(care(), {5_p}), agreement};
    CHECK(position == Position{position});
    CHECK(position == Position{over_budget(care(), {5_p}), Agreement{care()}});
    CHECK(position != Position{over_budget(care(), {6_p}), agreement});
    CHECK(settle(position) == settle(Position{position}));
    CHECK(explain(settle(position)) == explain(settle(position)));
    CHECK(by_service(settle(position)) == by_service(settle(position)));
    CHECK(settle(position) != settle(Position{over_budget(care(), {6_p}), agreement}));
}

TEST_CASE("What was moved from can still be used", "[agreement]")
{
    Agreement agreement{care()};
    const Agreement moved = std::move(agreement);
    CHECK(agreement == moved);  // NOLINT(bugprone-use-after-move)
    Position position{over_budget(care(), {5_p}), moved};
    const Position taken = std::move(position);
    CHECK(settle(position) == settle(taken));  // NOLINT(bugprone-use-after-move)
}
