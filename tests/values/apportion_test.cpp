#include "../catch.hpp"

#include <array>
#include <cstdint>
#include <limits>
#include <stdexcept>
#include <vector>

#include <riskshare/rules/cap.hpp>
#include <riskshare/values/apportion.hpp>

using namespace riskshare;

namespace {

std::vector<Money> pence(const std::vector<std::int64_t>& amounts)
{
    std::vector<Money> result;
    for (const std::int64_t amount : amounts) { result.push_back(Money::from_pence(amount)); }
    return result;
}

std::vector<Money> within(Money total, const std::vector<std::int64_t>& weights,
                          const std::vector<std::int64_t>& limits)
{
    const std::vector<Money> amounts = pence(limits);
    return apportion(total, weights, Limits{amounts});
}

}  // namespace

TEST_CASE("Section 2: a total is split by largest remainder, ties to the earlier", "[apportion]")
{
    struct Row {
        std::int64_t total;
        std::vector<std::int64_t> weights, parts;
    };
    const auto row = GENERATE(values<Row>({
        {0, {1, 1}, {0, 0}},
        {0, {0, 0}, {0, 0}},
        {0, {}, {}},
        {1, {1, 1}, {1, 0}},  // fewer pence than parties: the earlier of a tie
        {1, {1, 2}, {0, 1}},
        {2, {1, 1, 1}, {1, 1, 0}},
        {-2, {1, 1, 1}, {-1, -1, 0}},   // the mirror
        {10, {6, 6, 2}, {4, 4, 2}},     // the Alabama paradox,
        {11, {6, 6, 2}, {5, 5, 1}},     // one penny later
        {100, {0, 1, 0}, {0, 100, 0}},  // a zero weight gets zero
        {101, {0, 1, 1}, {0, 51, 50}},
        {7, {3}, {7}},
    }));
    CHECK(apportion(Money::from_pence(row.total), row.weights) == pence(row.parts));
}

TEST_CASE("Section 2: nobody gets more than its limit, and the others take its pence",
          "[apportion]")
{
    struct Row {
        std::int64_t total;
        std::vector<std::int64_t> weights, limits, parts;
    };
    const auto row = GENERATE(values<Row>({
        {10, {6, 6, 2}, {5, 5, 1}, {5, 4, 1}},  // within the parts of the whole band of eleven
        {11, {6, 6, 2}, {5, 5, 1}, {5, 5, 1}},  // exactly full
        {-10, {6, 6, 2}, {5, 5, 1}, {-5, -4, -1}},
        {0, {1, 1}, {0, 0}, {0, 0}},
        {1, {1, 1}, {0, 1}, {0, 1}},
        {10, {1, 1}, {2, 9}, {2, 8}},  // a limit far below the quota
        {9, {1, 1, 1}, {0, 4, 9}, {0, 4, 5}},
        {3, {5, 1, 1}, {1, 1, 1}, {1, 1, 1}},
        {4, {0, 1}, {9, 4}, {0, 4}},  // a zero weight gets zero, limit or no limit
    }));
    CHECK(within(Money::from_pence(row.total), row.weights, row.limits) == pence(row.parts));
}

TEST_CASE("Section 2: going through the parties again is quick even where much is left",
          "[apportion]")
{
    const std::vector<std::int64_t> weights{1'000'000, 1, 1};
    const auto limits = pence({0, 4'000'000'000'000'000, 4'000'000'000'000'001});
    CHECK(apportion(8'000'000'000'000'001_p, weights, Limits{limits}) == limits);
    CHECK(apportion(7'000'000'000'000'001_p, weights, Limits{limits}) ==
          pence({0, 3'500'000'000'000'001, 3'500'000'000'000'000}));
}

TEST_CASE("Section 2: products need 128 bits and get them", "[apportion]")
{
    const std::int64_t most = std::numeric_limits<std::int64_t>::max();
    const std::int64_t least = std::numeric_limits<std::int64_t>::min();
    const std::vector<std::int64_t> even{most, most};
    CHECK(apportion(Money::from_pence(most), even) == pence({most / 2 + 1, most / 2}));
    CHECK(apportion(Money::from_pence(least), even) == pence({least / 2, least / 2}));
    CHECK(apportion(Money::from_pence(least), std::vector<std::int64_t>{1}) == pence({least}));
}

TEST_CASE("Section 2: money and percentages weigh as they are", "[apportion]")
{
    const Money cap = risk_cap(434'400'000_gbp, "0.5%"_pc);
    CHECK(apportion(cap, std::array{333'600'000_gbp, 100'800'000_gbp}) ==
          std::vector{1'668'000_gbp, 504'000_gbp});
    CHECK(apportion(cap, std::array{"77%"_pc, "23%"_pc}) ==
          std::vector{1'672'440'00_p, 499'560'00_p});
    CHECK(apportion(100'00_p, std::array{"86.87%"_pc, "13.13%"_pc}) ==
          std::vector{86'87_p, 13'13_p});
}

TEST_CASE("Section 2: weights may be written out", "[apportion]")
{
    CHECK(apportion(5_p, {1, 1}) == std::vector{3_p, 2_p});
    CHECK(apportion(100_p, {2_p, 1_p, 1_p}) == std::vector{50_p, 25_p, 25_p});
    CHECK(apportion(100'00_p, {"86.87%"_pc, "13.13%"_pc}) == std::vector{86'87_p, 13'13_p});
    const std::vector<Money> maximums{1_p, 9_p};
    CHECK(apportion(10_p, {1, 1}, Limits{maximums}) == std::vector{1_p, 9_p});
}

TEST_CASE("Section 2: what would lose money is refused, in a release build too", "[apportion]")
{
    using Weights = std::vector<std::int64_t>;
    CHECK_THROWS_AS(apportion(1_p, Weights{0, 0}), Misuse);
    CHECK_THROWS_AS(apportion(1_p, Weights{}), Misuse);
    CHECK_THROWS_AS(apportion(1_p, Weights{2, -1}), Misuse);
    CHECK_THROWS_AS(within(3_p, {1, 1}, {1, 1}), Misuse);
    CHECK_THROWS_AS(within(3_p, {1, 0}, {1, 9}), Misuse);
    CHECK_THROWS_AS(within(1_p, {1, 1}, {1}), Misuse);
    CHECK_THROWS_AS(within(1_p, {1, 1}, {}), Misuse);  // no limits at all is no Limits
    CHECK_THROWS_AS(within(1_p, {1, 1}, {2, -1}), Misuse);
}
