#include "../catch.hpp"

#include <string>
#include <utility>
#include <vector>

#include <riskshare/riskshare.hpp>

#include "../fixtures/fixtures.hpp"
#include "values/naming.hpp"

/// A figure that does not fit says which figure it is.

using namespace riskshare;
using namespace riskshare::fixtures;

namespace {

AgreementTerms one_service(std::vector<RiskShare> risk_shares = {})
{
    return two_partners({service("care", Fund::aligned, {{"nhs", {.gross = 1_gbp}}}),
                         service("home", Fund::aligned, {{"council", {.gross = 1_gbp}}})},
                        std::move(risk_shares));
}

std::string figure_of(const AgreementTerms& terms, const std::vector<Money>& outturns)
{
    PositionFigures figures = over_budget(terms, {0_p, 0_p});
    for (std::size_t i = 0; i < outturns.size(); ++i) {
        figures.services[i].outturn.front().second.gross = outturns[i];
    }
    return figure_of_overflow([&] { static_cast<void>(settled(terms, figures)); });
}

}  // namespace

TEST_CASE("An overflow of a settlement names the service, risk share or partner", "[overflow]")
{
    CHECK(figure_of(one_service(), {-most_pence, 0_p}) == "the variance of service \"care\"");
    CHECK(figure_of(one_service({shared_by({{.split = Equal{}}})}), {most_pence, 3_gbp}) ==
          "the variance of risk share \"share\"");
    CHECK(figure_of(one_service(), {most_pence, 3_gbp}).empty());
}

TEST_CASE("An overflow of a comparison names the partner", "[overflow]")
{
    const AgreementTerms terms = one_service();
    const Settlement over = settled(terms, over_budget(terms, {most_pence - 1_gbp, 0_p}));
    const Settlement under = settled(terms, over_budget(terms, {-most_pence + 1_gbp, 0_p}));
    CHECK(figure_of_overflow([&] { static_cast<void>(compare(over, under)); }) ==
          "a difference of partner \"nhs\"");
}

TEST_CASE("The name nearest to the figure stands", "[overflow]")
{
    CHECK(naming("a figure", "", [] { return 5; }) == 5);
    const auto overflow = [] { return most_pence + 1_p; };
    CHECK(figure_of_overflow([&] { static_cast<void>(naming("a figure", "", overflow)); }) ==
          "a figure");
    CHECK(figure_of_overflow([&] {
              naming("all", "", [&] { static_cast<void>(naming("one", "id\x1b", overflow)); });
          }) == "one \"id\uFFFD\"");
    CHECK_THROWS_AS(naming("a figure", "", []() -> int { throw Misuse{"not this"}; }), Misuse);
}
