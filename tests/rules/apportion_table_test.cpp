#include "../catch.hpp"

#include <array>
#include <cstdint>
#include <cstdlib>
#include <limits>
#include <stdexcept>
#include <vector>

#include "rules/apportion_table.hpp"

using namespace riskshare;

namespace {

using Rows = std::vector<std::vector<Money>>;

}  // namespace

TEST_CASE("Section 7: pence that fall alike in every row move until the columns add up",
          "[apportion_table]")
{
    // Alone, each row would give its odd penny to the first party: 3 : 0 against 1.5 : 1.5.
    const std::array rows{1_p, 1_p, 1_p, 1_p};
    const std::array<std::int64_t, 2> weights{2, 2};
    Rows table = apportion_table(rows, weights);
    Money first = 0_p;
    for (const auto& row : table) {
        CHECK(row[0] + row[1] == 1_p);
        first += row[0];
    }
    CHECK(first == 2_p);
}

TEST_CASE("Section 7: a row that already fits is apportioned by largest remainder",
          "[apportion_table]")
{
    const std::array rows{10_p, -4_p, 94_p};
    const std::array<std::int64_t, 3> weights{50, 30, 20};
    CHECK(apportion_table(rows, weights) ==
          Rows{{5_p, 3_p, 2_p}, {-2_p, -1_p, -1_p}, {47_p, 28_p, 19_p}});
}

TEST_CASE("Section 7: a penny passes through a third column where no row can move it at once",
          "[apportion_table]")
{
    // Each row by itself: 1 1 1, -1 -2 -1, 0 1 1, 2 4 3, 0 1 1. The columns get 2 5 5 and want
    // 2 6 4, but no row has a penny to spare in the third column and room for it in the second.
    const std::array rows{3_p, -4_p, 2_p, 9_p, 2_p};
    const std::array<std::int64_t, 3> weights{2, 6, 4};
    const Rows table = apportion_table(rows, weights);
    std::vector<Money> columns(3, 0_p);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        CHECK(sum(table[i]) == rows[i]);
        for (std::size_t j = 0; j < weights.size(); ++j) {
            columns[j] += table[i][j];
            const std::int64_t exact = rows[i].pence() * weights[j];
            CHECK(std::abs(table[i][j].pence() * 12 - exact) < 12);
        }
    }
    CHECK(columns == std::vector{2_p, 6_p, 4_p});
}

TEST_CASE("Section 7: the columns add up only if the first row moves a penny too",
          "[apportion_table]")
{
    // Each row by itself: 4 1 4 4 1, -3 -1 -2 -3 -1, 9 4 9 11 3. The columns get 10 4 11 12 3 and
    // want what each party weighs, which no choice of pence in the other two rows gives.
    const std::array rows{14_p, -10_p, 36_p};
    const std::array<std::int64_t, 5> weights{10, 4, 10, 12, 4};
    std::vector<Money> columns(5, 0_p);
    for (const auto& row : apportion_table(rows, weights)) {
        for (std::size_t j = 0; j < row.size(); ++j) { columns[j] += row[j]; }
    }
    CHECK(columns == std::vector{10_p, 4_p, 10_p, 12_p, 4_p});
}

TEST_CASE("Section 7: over- and underspends that cancel leave every column empty",
          "[apportion_table]")
{
    const std::array rows{101_p, -100_p, -1_p};
    const std::array<std::int64_t, 2> weights{77, 23};
    const Rows table = apportion_table(rows, weights);
    CHECK(table[0] == std::vector{78_p, 23_p});
    CHECK(table[1] == std::vector{-77_p, -23_p});
    CHECK(table[2] == std::vector{-1_p, 0_p});
}

TEST_CASE("Section 7: the largest amounts do not wrap", "[apportion_table]")
{
    constexpr Money largest = Money::from_pence(std::numeric_limits<std::int64_t>::max());
    const std::array rows{largest, -largest, largest};
    const std::array<std::int64_t, 2> weights{largest.pence() - 1, 1};
    const Rows table = apportion_table(rows, weights);
    CHECK(table[0] == std::vector{largest - 1_p, 1_p});
    CHECK(table[1] == std::vector{-largest + 1_p, -1_p});
}

TEST_CASE("Section 7: a table that cannot add up both ways is refused", "[apportion_table]")
{
    using Weights = std::vector<std::int64_t>;
    CHECK_THROWS_AS(apportion_table(std::array{1_p}, Weights{1, 1}), Misuse);
    CHECK_THROWS_AS(apportion_table(std::array{1_p}, Weights{0, 0}), Misuse);
    CHECK_THROWS_AS(apportion_table(std::array{1_p}, Weights{}), Misuse);
    CHECK_THROWS_AS(apportion_table(std::array{1_p}, Weights{2, -1}), Misuse);
    CHECK_THROWS_AS(apportion_table(std::array{0_p}, Weights{0, 0}), Misuse);
    CHECK_THROWS_AS(apportion_table({}, Weights{2, -1}), Misuse);
    CHECK(apportion_table({}, Weights{1, 1}).empty());
}
