#include "../catch.hpp"

#include <array>
#include <vector>

#include "rules/base.hpp"

using namespace riskshare;

TEST_CASE("Section 3: a budget is the sum of its contributions, net of their income", "[base]")
{
    const std::array<Line, 2> lines{{{0, 100_p, 30_p}, {2, 50_p, 0_p}}};
    CHECK(net_budget(lines) == 120_p);
    CHECK(net_budget({}) == 0_p);

    std::vector<Money> base(3, 1_p);
    add_gross_contributions(base, lines);
    CHECK(base == std::vector{101_p, 1_p, 51_p});
    add_net_contributions(base, lines);
    CHECK(base == std::vector{171_p, 1_p, 101_p});
}
