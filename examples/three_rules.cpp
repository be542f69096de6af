// The three rules of a risk cap on their own, as a budget script uses them. A rule is a pure
// function, so its unit test is one line and needs no framework.

#include <algorithm>
#include <array>
#include <cstdlib>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include <riskshare/format.hpp>
#include <riskshare/rules/cap.hpp>
#include <riskshare/rules/responsibility.hpp>
#include <riskshare/values/apportion.hpp>

using namespace riskshare;

namespace {

void check(bool holds, std::string_view rule)
{
    if (holds) { return; }
    fmt::print(stderr, "broken: {}\n", rule);
    std::exit(EXIT_FAILURE);
}

void check_the_rules()
{
    check(risk_cap(434'400'000_gbp, "0.5%"_pc) == 2'172'000_gbp, "the cap is a rate of the base");
    check(risk_cap(1'00_p, "0.5%"_pc) == 1_p, "half a penny is rounded up");

    const std::array equal{1_p, 1_p, 1_p};
    check(apportion(100_p, equal) == std::vector{34_p, 33_p, 33_p}, "the odd penny goes first");
    check(apportion(-100_p, equal) == std::vector{-34_p, -33_p, -33_p}, "an underspend mirrors");

    const Responsibility both{.statutory = "council", .traditional = "ccg"};
    check(responsible_partner(both)->id == "council", "statute comes before tradition");
    check(!responsible_partner({}), "nobody is responsible by default");
}

}  // namespace

int main()
{
    check_the_rules();

    const std::array base{333'600'000_gbp, 100'800'000_gbp};  // the CCG's, then the council's
    const Money cap = risk_cap(sum(base), "0.5%"_pc);
    const std::vector<Money> maximum = apportion(cap, base);
    fmt::print("Most that is shared: {}\n", cap);
    fmt::print("Maximum risk: CCG {}, council {}\n", maximum[0], maximum[1]);

    const Money overspend = 2'500'000_gbp;
    const std::vector<Money> shared = apportion(std::min(overspend, cap), base, Limits{maximum});
    const auto responsible = responsible_partner({.statutory = "council"});
    fmt::print("Overspend on adult social care: {}\n", overspend);
    fmt::print("Shared: CCG {}, council {}\n", shared[0], shared[1]);
    fmt::print("Above the cap: {} falls to the {}\n", overspend - cap, responsible->id);
}
