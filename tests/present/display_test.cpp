#include "../catch.hpp"

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include <rapidcheck.h>

#include "present/add_up.hpp"
#include "present/display.hpp"
#include "present/report.hpp"

using namespace riskshare;
using namespace riskshare::present;

namespace {

constexpr Money step = 1'000_gbp;

Money shown(const Table& table, std::size_t row, std::size_t column)
{
    return std::get<Amount>(table.rows[row][column]).money;
}

/// A report of one table, its rows named a, b, c…
Report report_of(std::vector<std::vector<Money>> rows, std::vector<Sum> sums,
                 Sense sense = Sense::quantity)
{
    Table table{{"Line"}, {}, std::move(sums)};
    for (std::size_t i = 0; i < rows.front().size(); ++i) {
        table.header.push_back("Column " + std::to_string(i + 1));
    }
    for (const auto& row : rows) {
        table.rows.push_back({std::string(1, static_cast<char>('a' + table.rows.size()))});
        for (const Money amount : row) { table.rows.back().push_back(Amount{amount, sense}); }
    }
    return {"Report", {{.title = "Table", .table = std::move(table)}}};
}

/// Interior figures with the totals of rows and columns added at the end.
Table cast_both_ways(const std::vector<std::vector<std::int64_t>>& pounds)
{
    const std::size_t rows = pounds.size();
    const std::size_t columns = pounds.front().size();
    Table table{std::vector<std::string>(columns + 2, "x"), {}, {}};
    std::vector<Money> totals(columns + 1, 0_p);
    for (const auto& row : pounds) {
        table.rows.push_back({"x"});
        Money total = 0_p;
        for (std::size_t i = 0; i < columns; ++i) {
            const Money amount = Money::from_pence(row[i] * 100);
            table.rows.back().push_back(as_quantity(amount));
            total += amount;
            totals[i] += amount;
        }
        table.rows.back().push_back(as_quantity(total));
        totals[columns] += total;
    }
    table.rows.push_back({"x"});
    for (const Money total : totals) { table.rows.back().push_back(as_quantity(total)); }
    Sum down{Sum::Of::rows, rows, {}};
    for (std::size_t i = 0; i < rows; ++i) { down.added.push_back(i); }
    Sum across{Sum::Of::columns, columns + 1, {}};
    for (std::size_t i = 1; i <= columns; ++i) { across.added.push_back(i); }
    table.sums = {down, across};
    return table;
}

Table rounded_table(Table table)
{
    for (auto& row : table.rows) {
        for (Cell& cell : row) {
            if (auto* amount = std::get_if<Amount>(&cell)) {
                amount->money = rounded(amount->money, Unit::thousands);
            }
        }
    }
    return table;
}

}  // namespace

TEST_CASE("An amount is rounded to the last figure shown, halves away from zero", "[display]")
{
    struct Row {
        Money amount;
        Unit unit;
        Money result;
    };
    const auto row = GENERATE(values<Row>({
        {499'99_p, Unit::thousands, 0_p},
        {500'00_p, Unit::thousands, 1'000_gbp},
        {-(499'99_p), Unit::thousands, 0_p},
        {-(500'00_p), Unit::thousands, -(1'000_gbp)},
        {1'499'99_p, Unit::thousands, 1'000_gbp},
        {1'668'500_gbp, Unit::millions, 1'669'000_gbp},  // three decimals of a million
        {1'668'499'99_p, Unit::millions, 1'668'000_gbp},
        {1_p, Unit::pounds, 1_p},
    }));
    CHECK(rounded(row.amount, row.unit) == row.result);
}

TEST_CASE("Rounding up past 64 bits of pence is an overflow, not a wrap", "[display]")
{
    const Money most = Money::from_pence(std::numeric_limits<std::int64_t>::max());
    CHECK_THROWS_AS(rounded(most, Unit::thousands), MoneyOverflow);
    CHECK(rounded(most, Unit::pounds) == most);
}

TEST_CASE("An amount is printed in the unit", "[display]")
{
    const Money least = Money::from_pence(std::numeric_limits<std::int64_t>::min());
    CHECK(grouped_text(1'668'000_gbp, Unit::pounds) == "1,668,000.00");
    CHECK(grouped_text(-(1_p), Unit::pounds) == "-0.01");
    CHECK(grouped_text(0_p, Unit::pounds) == "0.00");
    CHECK(grouped_text(1'668'000_gbp, Unit::thousands) == "1,668");
    CHECK(grouped_text(999'000_gbp, Unit::thousands) == "999");
    CHECK(grouped_text(1'668'000_gbp, Unit::millions) == "1.668");
    CHECK(grouped_text(-(1'000_gbp), Unit::millions) == "-0.001");
    CHECK(grouped_text(least, Unit::pounds) == "-92,233,720,368,547,758.08");
    CHECK(plain_text(1'668'000_gbp, Unit::pounds) == "1668000.00");
    CHECK(plain_text(1'668'000_gbp, Unit::thousands) == "1668");
    CHECK(in_sentence(1'668'000_gbp, Unit::pounds) == "£1,668,000.00");
    CHECK(in_sentence(1'668'400_gbp, Unit::thousands) == "£1,668k");
    CHECK(in_sentence(-(1'668'500_gbp), Unit::millions) == "-£1.669m");
    CHECK(in_sentence(-(1_p), Unit::thousands) == "£0k");  // no -£0k
}

TEST_CASE("An NHS body's report flips variances, and quantities never", "[display][sign]")
{
    Report report = report_of({{10'00_p, 20'00_p}}, {}, Sense::variance);
    std::get<Amount>(report.sections[0].table.rows[0][2]).sense = Sense::quantity;

    const Report council = displayed(report, {});
    CHECK(shown(council.sections[0].table, 0, 1) == 10'00_p);
    CHECK(council.sections[0].title == "Table (£, overspend +)");

    const Report nhs = displayed(report, {.sign = SignConvention::nhs});
    CHECK(shown(nhs.sections[0].table, 0, 1) == -(10'00_p));
    CHECK(shown(nhs.sections[0].table, 0, 2) == 20'00_p);
    CHECK(nhs.sections[0].title == "Table (£, adverse -)");
}

TEST_CASE("The title says the unit, and a sign only where there are variances", "[display]")
{
    const Report report = report_of({{10'00_p}}, {});
    CHECK(displayed(report, {.unit = Unit::thousands}).sections[0].title == "Table (£000)");
    CHECK(displayed(report, {.unit = Unit::millions}).sections[0].title == "Table (£m)");
    const Report words{"Report", {{.title = "Words", .table = {{"a"}, {{"b"}}}}}};
    CHECK(displayed(words, {}).sections[0].title == "Words");
}

TEST_CASE("A footnote says by how much rounded parts miss their rounded total", "[display]")
{
    // 1,400 + 1,400 = 2,800: shown 1 + 1 = 3.
    const Report report =
        report_of({{1'400_gbp}, {1'400_gbp}, {2'800_gbp}}, {{Sum::Of::rows, 2, {0, 1}}});
    const Report thousands = displayed(report, {.unit = Unit::thousands});
    REQUIRE(thousands.sections[0].footnotes.size() == 1);
    CHECK(thousands.sections[0].footnotes[0] ==
          "Rounded figures miss their total c by 1 in Column 1.");
    const Report millions = displayed(report, {.unit = Unit::millions});
    CHECK(millions.sections[0].footnotes[0] ==
          "Rounded figures miss their total c by 0.001 in Column 1.");
    CHECK(displayed(report, {}).sections[0].footnotes.empty());
}

TEST_CASE("Made to add up, the total stays and the part that rounding cut most moves",
          "[display][add-up]")
{
    const Report report =
        report_of({{1'300_gbp}, {1'400_gbp}, {0_p}, {2'700_gbp}}, {{Sum::Of::rows, 3, {0, 1, 2}}});
    const Report result = displayed(report, {.unit = Unit::thousands, .add_up = true});
    const Table& table = result.sections[0].table;
    CHECK(shown(table, 0, 1) == 1'000_gbp);
    CHECK(shown(table, 1, 1) == 2'000_gbp);
    CHECK(shown(table, 2, 1) == 0_p);  // zero stays zero
    CHECK(shown(table, 3, 1) == 3'000_gbp);
    REQUIRE(result.sections[0].footnotes.size() == 1);
    CHECK(result.sections[0].footnotes[0] ==
          "Rounded the other way, so that the table adds up: Column 1 of b.");
}

TEST_CASE("Made to add up, ties go to the earlier line and signs may be mixed", "[display][add-up]")
{
    // -600 - 600 + 400 = -800: shown -1 - 1 + 0 = -1, so one of the first two must be zero.
    const Report report = report_of({{-(600_gbp)}, {-(600_gbp)}, {400_gbp}, {-(800_gbp)}},
                                    {{Sum::Of::rows, 3, {0, 1, 2}}});
    const Report result = displayed(report, {.unit = Unit::thousands, .add_up = true});
    const Table& table = result.sections[0].table;
    CHECK(shown(table, 0, 1) == 0_p);
    CHECK(shown(table, 1, 1) == -(1'000_gbp));
    CHECK(shown(table, 2, 1) == 0_p);
}

TEST_CASE("A table too long to be made to add up is rounded, and says so", "[display][add-up]")
{
    for (const std::size_t rows : {1'000U, 1'001U}) {
        Table table{{"Line", "Amount"}};
        for (std::size_t i = 1; i < rows; ++i) {
            table.rows.push_back({"a", as_quantity(Money::from_pence(40'000))});
        }
        add_total(table);
        const Display display{.unit = Unit::thousands, .add_up = true};
        const Report shown = displayed({"R", {{.table = std::move(table)}}}, display);
        const auto& footnotes = shown.sections[0].footnotes;
        const bool is_too_long = std::ranges::any_of(footnotes, [](const std::string& text) {
            return text == "Too long to be made to add up: more than 1000 rows.";
        });
        CHECK(is_too_long == (rows > 1'000));
    }
}

TEST_CASE("Made to add up, a difference holds as a sum does", "[display][add-up]")
{
    // 2,400 - 1,600 = 800: shown 2 - 2 = 1.
    Report report = report_of({{1'600_gbp, 2'400_gbp, 800_gbp}}, {{Sum::Of::columns, 3, {2}, {1}}});
    const Report result = displayed(report, {.unit = Unit::thousands, .add_up = true});
    const Table& table = result.sections[0].table;
    CHECK(shown(table, 0, 2) - shown(table, 0, 1) == shown(table, 0, 3));
    CHECK(shown(table, 0, 3) == 1'000_gbp);
    CHECK(result.sections[0].footnotes.size() == 1);
}

TEST_CASE("Any table of two ways adds up both ways, each figure next to its exact amount",
          "[display][add-up]")
{
    const bool holds = rc::check([] {
        const auto rows = *rc::gen::inRange<std::size_t>(1, 7);
        const auto columns = *rc::gen::inRange<std::size_t>(1, 7);
        const auto pounds = *rc::gen::container<std::vector<std::vector<std::int64_t>>>(
            rows, rc::gen::container<std::vector<std::int64_t>>(
                      columns, rc::gen::inRange<std::int64_t>(-5'000, 5'000)));
        const Table exact = cast_both_ways(pounds);
        Table result = rounded_table(exact);
        add_up(exact, result, step);
        for (std::size_t row = 0; row <= rows; ++row) {
            Money across = 0_p;
            for (std::size_t i = 1; i <= columns; ++i) { across += shown(result, row, i); }
            RC_ASSERT(across == shown(result, row, columns + 1));
        }
        for (std::size_t column = 1; column <= columns + 1; ++column) {
            Money down = 0_p;
            for (std::size_t i = 0; i < rows; ++i) { down += shown(result, i, column); }
            RC_ASSERT(down == shown(result, rows, column));
        }
        for (std::size_t row = 0; row <= rows; ++row) {
            for (std::size_t column = 1; column <= columns + 1; ++column) {
                const Money error = shown(result, row, column) - shown(exact, row, column);
                RC_ASSERT(magnitude(error) < step);
            }
        }
        const Money total = shown(exact, rows, columns + 1);
        RC_ASSERT(shown(result, rows, columns + 1) == rounded(total, Unit::thousands));
    });
    CHECK(holds);
}

TEST_CASE("The total of a table is that of its amounts, and of none without rows", "[report]")
{
    Table table{
        {"Line", "Kind", "Budget", "Variance"},
        {{"a", "x", as_quantity(1_p), Cell{}}, {"b", "y", as_quantity(2_p), as_variance(-3_p)}},
        {{Sum::Of::columns, 3, {2}}}};
    add_total(table);
    CHECK(table.rows.back() == Row{"Total", Cell{}, as_quantity(3_p), as_variance(-3_p)});
    CHECK(table.sums.front().of == Sum::Of::rows);
    CHECK(table.sums.front().added == std::vector<std::size_t>{0, 1});
    Table empty{{"Line", "Budget"}};
    add_total(empty);
    CHECK(empty.rows.empty());
}

TEST_CASE("A turned table says the same", "[report]")
{
    const Report report = report_of({{1_p, 2_p}, {3_p, 4_p}, {4_p, 6_p}},
                                    {{Sum::Of::rows, 2, {0, 1}}, {Sum::Of::columns, 2, {1}}});
    const Table& table = report.sections[0].table;
    const Table other = turned(table);
    CHECK(other.header == std::vector<std::string>{"Line", "a", "b", "c"});
    CHECK(std::get<std::string>(other.rows[1][0]) == "Column 2");
    CHECK(shown(other, 1, 3) == shown(table, 2, 2));
    CHECK(is_total(other, Sum::Of::columns, 3));
    CHECK(is_total(other, Sum::Of::rows, 1));
    CHECK(turned(other).rows == table.rows);
}
