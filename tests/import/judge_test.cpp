#include "../catch.hpp"

#include <vector>

#include "import/judge.hpp"

using namespace riskshare;
using namespace riskshare::literals;
using namespace riskshare::importing;

namespace {

using enum Verdict;

struct Case {
    Money total;
    std::vector<Money> lines;
    Money step;
    Verdict verdict;
    std::vector<std::size_t> slipped{};
};

void check(const Case& example)
{
    const Judgement judged = judge(example.total, example.lines, example.step);
    CAPTURE(example.total);
    CHECK(judged.verdict == example.verdict);
    CHECK(judged.slipped == example.slipped);
}

}  // namespace

TEST_CASE("Rounding explains half a step for each line and for the total", "[import]")
{
    CHECK(rounding_allowance(3, 1'000_gbp) == 2'000_gbp);
    CHECK(rounding_allowance(2, 1'000_gbp) == 1'500_gbp);
    CHECK(rounding_allowance(1, 1_gbp) == 1_gbp);
    CHECK(rounding_allowance(0, 10_p) == 5_p);
    CHECK(rounding_allowance(100, 1_p) == 0_p);
    CHECK(rounding_allowance(100, 0_p) == 0_p);
    CHECK_THROWS_AS(rounding_allowance(4, 92'233'720'368'547'758_gbp), MoneyOverflow);
}

TEST_CASE("A total adds up, or differs by at most what rounding explains", "[import]")
{
    const std::vector<Money> lines{507'000_gbp, 432'000_gbp, 358'000_gbp};
    const auto total = [&](Money amount, Verdict verdict) {
        check({amount, lines, 1'000_gbp, verdict});
    };
    total(1'297'000_gbp, adds_up);
    total(1'296'000_gbp, rounding);
    total(1'295'000_gbp, rounding);
    total(1'294'999'99_p, breaks);
    total(1'299'000_gbp, rounding);
    total(1'299'000'01_p, breaks);
    check({1'296'999'99_p, lines, 1_p, breaks});
    check({1'297'000_gbp, lines, 1_p, adds_up});
}

TEST_CASE("A sign slip differs by exactly twice one line", "[import]")
{
    const std::vector<Money> lines{10'711'000_gbp, 916'000_gbp, 153'000_gbp};
    check({11'474'000_gbp, lines, 1'000_gbp, sign_slip, {2}});
    check({11'474'000'01_p, lines, 1'000_gbp, breaks});
    check({11'473'999'99_p, lines, 1'000_gbp, breaks});
    check({9'948'000_gbp, lines, 1'000_gbp, sign_slip, {1}});
    check({100_gbp, {60_gbp, -20_gbp, 20_gbp}, 1_p, sign_slip, {1}});
    check({20_gbp, {30_gbp, 20_gbp, 20_gbp, -10_gbp}, 1_p, sign_slip, {1, 2}});
}

TEST_CASE("A total with the other sign is recognised, rounding apart", "[import]")
{
    check({-445_gbp, {330'428_gbp, -329'983_gbp}, 1_gbp, other_sign});
    check({2'826_gbp, {132_gbp, -2'959_gbp}, 1_gbp, other_sign});
    check({2'825_gbp, {132_gbp, -2'959_gbp}, 1_gbp, breaks});
    check({2'825'50_p, {132_gbp, -2'959_gbp}, 1_gbp, other_sign});
    check({2'825'49_p, {132_gbp, -2'959_gbp}, 1_gbp, breaks});
    check({-5_gbp, {5_gbp}, 1_p, other_sign});
    check({-1_gbp, {0_p}, 1_p, breaks});
}

TEST_CASE("Sums of the largest amounts are right or refused", "[import]")
{
    constexpr Money most = Money::from_pence(9'223'372'036'854'775'807);
    check({most, {most, most, -most}, 1_p, adds_up});
    CHECK_THROWS_AS(judge(-most, std::vector{most, 1_p}, 1_p), MoneyOverflow);
}
