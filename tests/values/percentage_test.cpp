#include "../catch.hpp"

#include <iomanip>
#include <sstream>
#include <unordered_set>

#include <stdexcept>

#include <riskshare/format.hpp>
#include <riskshare/values/percentage.hpp>

using namespace riskshare;

TEST_CASE("Percentages are read exactly, with up to nine decimals", "[percentage]")
{
    struct Row {
        const char* text;
        std::int64_t billionths;
        const char* printed;
    };
    const auto row = GENERATE(values<Row>({
        {"0%", 0, "0%"},
        {"0.5%", 500'000'000, "0.5%"},
        {"86.87%", 86'870'000'000, "86.87%"},
        {"100%", 100'000'000'000, "100%"},
        {"100.000000000%", 100'000'000'000, "100%"},
        {"0.000000001%", 1, "0.000000001%"},
        {"010%", 10'000'000'000, "10%"},
        {"9223372036.854775807%", 9'223'372'036'854'775'807, "9223372036.854775807%"},
    }));
    CAPTURE(row.text);
    const auto percentage = std::get<Percentage>(parse_percentage(row.text));
    CHECK(percentage.billionths() == row.billionths);
    CHECK(to_text(percentage) == row.printed);
    CHECK(fmt::format("{}", percentage) == row.printed);
}

TEST_CASE("What is not a percentage says why", "[percentage]")
{
    using enum PercentageFault;
    struct Row {
        const char* text;
        PercentageFault fault;
    };
    const auto row = GENERATE(values<Row>({
        {"", not_a_percentage},
        {"%", not_a_percentage},
        {".5%", not_a_percentage},
        {"5.%", not_a_percentage},
        {"1e2%", not_a_percentage},
        {"5 %", not_a_percentage},
        {"5%%", not_a_percentage},
        {"1.2.3%", not_a_percentage},
        {"five", not_a_percentage},
        {"0.5", sign_missing},
        {"77", sign_missing},
        {"-5%", negative},
        {"0.0000000001%", too_many_decimals},
        {"9223372036.854775808%", too_large},
        {"99999999999999999999%", too_large},
    }));
    CAPTURE(row.text);
    CHECK(std::get<PercentageFault>(parse_percentage(row.text)) == row.fault);
}

TEST_CASE("A percentage is never negative", "[percentage]")
{
    CHECK_THROWS_AS(Percentage::from_billionths(-1), Misuse);
    CHECK(Percentage::from_billionths(0) == "0%"_pc);
}

TEST_CASE("A rate of an amount is to the nearest penny, halves away from zero", "[percentage]")
{
    struct Row {
        Percentage rate;
        Money amount, expected;
    };
    const auto row = GENERATE(values<Row>({
        {"50%"_pc, 1_p, 1_p},    // half a penny
        {"50%"_pc, -1_p, -1_p},  // and its mirror
        {"49.999999999%"_pc, 1_p, 0_p},
        {"50.000000001%"_pc, 1_p, 1_p},
        {"50%"_pc, 3_p, 2_p},
        {"50%"_pc, -3_p, -2_p},
        {"0.1465%"_pc, 1500'00_p, 2'20_p},  // 219.75 pence
        {"0.5%"_pc, 434'400'000_gbp, 2'172'000_gbp},
        {"0%"_pc, 434'400'000_gbp, 0_p},
        {"100%"_pc, 92'233'720'368'547'758'07_p, 92'233'720'368'547'758'07_p},
        {"200%"_pc, 5_p, 10_p},
    }));
    CHECK(percentage_of(row.amount, row.rate) == row.expected);
}

TEST_CASE("A rate that makes more than 64 bits of pence is an overflow", "[percentage]")
{
    const Money largest = 92'233'720'368'547'758'07_p;
    CHECK_THROWS_AS(percentage_of(largest, "100.000000001%"_pc), MoneyOverflow);
    CHECK_THROWS_AS(percentage_of(-largest, "100.000000001%"_pc), MoneyOverflow);
}

TEST_CASE("The ratio of two amounts is to the nearest billionth of a percent", "[percentage]")
{
    CHECK(ratio(1_p, 3_p) == "33.333333333%"_pc);
    CHECK(ratio(2_p, 3_p) == "66.666666667%"_pc);
    CHECK(ratio(0_p, 3_p) == "0%"_pc);
    CHECK(ratio(1'668'000_gbp, 2'172'000_gbp) == "76.79558011%"_pc);
    CHECK(ratio(1_p, 200'000'000'000_p) == "0.000000001%"_pc);  // half a billionth
    CHECK(ratio(1_p, 200'000'000'001_p) == "0%"_pc);
    const Money largest = 92'233'720'368'547'758'07_p;
    CHECK(ratio(largest, largest) == hundred_percent);
    CHECK(ratio(92'233'720_p, 1_p) == "9223372000%"_pc);
    CHECK_THROWS_AS(ratio(92'233'721_p, 1_p), MoneyOverflow);
    CHECK_THROWS_AS(ratio(1_p, 0_p), Misuse);
    CHECK_THROWS_AS(ratio(0_p, 0_p), Misuse);
    CHECK_THROWS_AS(ratio(1_p, -1_p), Misuse);
    CHECK_THROWS_AS(ratio(-1_p, 1_p), Misuse);
}

TEST_CASE("A percentage prints, is a key, and has words for what is wrong with one", "[percentage]")
{
    std::ostringstream out;
    out << std::setw(6) << "0.5%"_pc << '|' << "77%"_pc;
    CHECK(out.str() == "  0.5%|77%");
    CHECK(std::unordered_set<Percentage>{"1%"_pc, "1.0%"_pc}.size() == 1);
    CHECK(to_text(PercentageFault::sign_missing) == "sign_missing");
    CHECK_THROWS_AS(Percentage::from_billionths(~0ULL), Misuse);
}
