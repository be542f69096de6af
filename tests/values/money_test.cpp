#include "../catch.hpp"

#include <cstdint>
#include <limits>
#include <string>

#include <riskshare/values/money.hpp>

using namespace riskshare;

namespace {

constexpr Money most = Money::from_pence(std::numeric_limits<std::int64_t>::max());
constexpr Money least = Money::from_pence(std::numeric_limits<std::int64_t>::min());

}  // namespace

TEST_CASE("Money adds and subtracts up to the limit and not a penny further", "[money]")
{
    CHECK(most - 1_p + 1_p == most);
    CHECK_THROWS_AS(most + 1_p, MoneyOverflow);
    CHECK(least + 1_p - 1_p == least);
    CHECK_THROWS_AS(least - 1_p, MoneyOverflow);
    CHECK_THROWS_AS(0_p - least, MoneyOverflow);
    CHECK(-1_p - least == most);
    CHECK_THROWS_AS(-least, MoneyOverflow);
    CHECK(-most == least + 1_p);
    CHECK_THROWS_AS(magnitude(least), MoneyOverflow);
    CHECK(magnitude(-5_p) == 5_p);
    Money amount = 5_p;
    CHECK((amount += 3_p) == 8_p);
    CHECK((amount -= 1_p) == 7_p);
    CHECK(amount == 7_p);
    CHECK(92'233'720'368'547'758_gbp == most - 7_p);
    CHECK(9'223'372'036'854'775'807_p == most);
}

TEST_CASE("A total overflows only where the total itself does not fit", "[money]")
{
    CHECK(sum({most, 5_p, -5_p}) == most);
    CHECK(sum({least, most, 1_p}) == 0_p);
    CHECK(sum({}) == 0_p);
    CHECK_THROWS_AS(sum({most, 1_p}), MoneyOverflow);
    CHECK_THROWS_AS(sum({least, -1_p}), MoneyOverflow);
}

TEST_CASE("Money is read as pounds with up to two decimals", "[money]")
{
    struct Row {
        const char* text;
        Money money;
    };
    const auto row = GENERATE(values<Row>({
        {"0", 0_p},
        {"-0.00", 0_p},
        {"5", 5'00_p},
        {"5.1", 5'10_p},
        {"005.10", 5'10_p},
        {"-0.01", -1_p},
        {"1668000.00", 1'668'000_gbp},
        {"92233720368547758.07", most},
        {"-92233720368547758.08", least},
    }));
    CAPTURE(row.text);
    CHECK(std::get<Money>(parse_money(row.text)) == row.money);
}

TEST_CASE("What is not money says why", "[money]")
{
    using enum MoneyFault;
    struct Row {
        const char* text;
        MoneyFault fault;
    };
    const auto row = GENERATE(values<Row>({
        {"", not_an_amount},
        {"-", not_an_amount},
        {".5", not_an_amount},
        {"5.", not_an_amount},
        {"+5", not_an_amount},
        {" 5", not_an_amount},
        {"5 ", not_an_amount},
        {"--5", not_an_amount},
        {"5.1.1", not_an_amount},
        {"NaN", not_an_amount},
        {"0x10", not_an_amount},
        {"e5", not_an_amount},
        {"one", not_an_amount},
        {"\u0665", not_an_amount},
        {"\u00a35", currency_sign},
        {"1,000", thousands_separator},
        {"-1,000.00", thousands_separator},
        {"one, two", not_an_amount},
        {"1e9", exponent},
        {"1E9", exponent},
        {"1.005", too_many_decimals},
        {"92233720368547758.08", too_large},
        {"-92233720368547758.09", too_large},
        {"99999999999999999999999999", too_large},
    }));
    CAPTURE(row.text);
    CHECK(std::get<MoneyFault>(parse_money(row.text)) == row.fault);
}

TEST_CASE("Money prints for people with separators and for files without", "[money]")
{
    struct Row {
        Money money;
        const char* printed;
        const char* text;
    };
    const auto row = GENERATE(values<Row>({
        {0_p, "£0.00", "0.00"},
        {-1_p, "-£0.01", "-0.01"},
        {999'99_p, "£999.99", "999.99"},
        {1000'00_p, "£1,000.00", "1000.00"},
        {-1000'00_p, "-£1,000.00", "-1000.00"},
        {1'668'000_gbp, "£1,668,000.00", "1668000.00"},
        {most, "£92,233,720,368,547,758.07", "92233720368547758.07"},
        {least, "-£92,233,720,368,547,758.08", "-92233720368547758.08"},
    }));
    CHECK(fmt::format("{}", row.money) == row.printed);
    CHECK(to_text(row.money) == row.text);
    CHECK(std::get<Money>(parse_money(row.text)) == row.money);
    CHECK(fmt::format("{:>30}", 5_p).size() == std::string{"£"}.size() - 1 + 30);
}
