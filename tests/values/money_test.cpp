#include "../catch.hpp"

#include <array>
#include <cstdint>
#include <iomanip>
#include <limits>
#include <list>
#include <span>
#include <sstream>
#include <string>
#include <unordered_set>

#include <riskshare/values/money.hpp>
#include <riskshare/values/sum.hpp>

using namespace riskshare;

namespace {

constexpr Money most = Money::from_pence(std::numeric_limits<std::int64_t>::max());
constexpr Money least = Money::from_pence(std::numeric_limits<std::int64_t>::min());

std::string printed(Money amount)
{
    std::ostringstream out;
    out << amount;
    return out.str();
}

/// A partner, as sums of a member see it.
struct Owes {
    Money amount;
    [[nodiscard]] Money twice() const { return amount * 2; }
};

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
    CHECK(printed(row.money) == row.printed);
    CHECK(to_text(row.money) == row.text);
    CHECK(std::get<Money>(parse_money(row.text)) == row.money);
}

TEST_CASE("Money is made of any integer, and of none that does not fit", "[money]")
{
    CHECK(Money::from_pence(5) == 5_p);
    CHECK(Money::from_pence(static_cast<std::int8_t>(-5)) == -5_p);
    CHECK(Money::from_pence(static_cast<unsigned short>(5)) == 5_p);
    constexpr std::uint64_t most_unsigned = std::numeric_limits<std::int64_t>::max();
    CHECK(Money::from_pence(most_unsigned) == most);
    CHECK_THROWS_AS(Money::from_pence(most_unsigned + 1), MoneyOverflow);
    CHECK_THROWS_AS(Money::from_pence(~0ULL), MoneyOverflow);

    CHECK(Money::from_pounds(5) == 5_gbp);
    CHECK(Money::from_pounds(-5L) == -5_gbp);
    CHECK(Money::from_pounds(92'233'720'368'547'758) == most - 7_p);
    CHECK(Money::from_pounds(-92'233'720'368'547'758) == least + 8_p);
    CHECK_THROWS_AS(Money::from_pounds(92'233'720'368'547'759), MoneyOverflow);
    CHECK_THROWS_AS(Money::from_pounds(-92'233'720'368'547'759), MoneyOverflow);
    CHECK_THROWS_AS(Money::from_pounds(~0ULL), MoneyOverflow);
}

TEST_CASE("Money times a whole number is exact or an overflow", "[money]")
{
    CHECK(12 * 1'00_p == 12'00_p);
    CHECK(-1'00_p * 12U == -12'00_p);
    CHECK(0_p * ~0ULL == 0_p);
    CHECK(most * -1 == least + 1_p);
    CHECK(Money::from_pence(-1) * (std::uint64_t{1} << 63U) == least);
    CHECK(least * 1 == least);
    CHECK(least * 0 == 0_p);
    CHECK_THROWS_AS(least * -1, MoneyOverflow);
    CHECK_THROWS_AS(1_p * (std::uint64_t{1} << 63U), MoneyOverflow);
    CHECK_THROWS_AS(most * 2, MoneyOverflow);
    CHECK_THROWS_AS(2 * least, MoneyOverflow);
    CHECK_THROWS_AS((most - 1_p) * std::numeric_limits<std::int64_t>::min(), MoneyOverflow);
}

TEST_CASE("Money over a whole number is to the nearest penny, halves away from zero", "[money]")
{
    CHECK(quotient(5_p, 2) == 3_p);
    CHECK(quotient(-5_p, 2) == -3_p);
    CHECK(quotient(5_p, -2) == -3_p);
    CHECK(quotient(4_p, 3) == 1_p);
    CHECK(quotient(5_p, 3) == 2_p);
    CHECK(quotient(1'000'000_gbp, 12U) == 83'333'33_p);
    CHECK(quotient(1_p, ~0ULL) == 0_p);
    CHECK(quotient(most, 1) == most);
    CHECK(quotient(most, ~0ULL) == 0_p);    // just below a half
    CHECK(quotient(least, ~0ULL) == -1_p);  // just above
    CHECK(quotient(least, 1) == least);
    CHECK_THROWS_AS(quotient(least, -1), MoneyOverflow);
    CHECK_THROWS_AS(quotient(1_p, 0), Misuse);
}

TEST_CASE("Any range of money has a total, and so has a member of its elements", "[money]")
{
    const std::list<Money> amounts{most, 5_p, -5_p};
    CHECK(sum(amounts) == most);
    CHECK(sum(std::vector<Money>{}) == 0_p);
    CHECK(sum(std::array{least, most, 1_p}) == 0_p);
    const std::vector<Owes> partners{{1_p}, {2_p}};
    CHECK(sum(partners, &Owes::amount) == 3_p);
    CHECK(sum(partners, &Owes::twice) == 6_p);
    CHECK(sum(partners, [](const Owes& owes) { return -owes.amount; }) == -3_p);
    CHECK(sum(std::span{partners}.first(1), &Owes::amount) == 1_p);
    CHECK_THROWS_AS(sum(std::list{most, 1_p}), MoneyOverflow);
    CHECK_THROWS_AS(sum(std::vector(300, least)), MoneyOverflow);
}

TEST_CASE("Money prints in the width of a stream, and only once", "[money]")
{
    std::ostringstream out;
    out << std::setw(8) << 5_gbp << '|' << std::left << std::setfill('.') << std::setw(8) << 5_gbp
        << '|' << std::setw(2) << 5_gbp << 1_p;
    CHECK(out.str() == "   \u00a35.00|\u00a35.00...|\u00a35.00\u00a30.01");
}

TEST_CASE("An overflow says which figure it is of", "[money]")
{
    CHECK(MoneyOverflow{}.figure().empty());
    CHECK(std::string{MoneyOverflow{}.what()} == "an amount exceeds 64 bits of pence");
    const MoneyOverflow named{"the variance of service \"home-care\""};
    CHECK(named.figure() == "the variance of service \"home-care\"");
    CHECK(std::string{named.what()} ==
          "the variance of service \"home-care\" exceeds 64 bits of pence");
}

TEST_CASE("Money can be a key", "[money]")
{
    const std::unordered_set<Money> amounts{1_p, 1_p, 2_p};
    CHECK(amounts.size() == 2);
    CHECK(amounts.contains(2_p));
}

// What needs no allocation is worked out by the compiler, and what cannot fail says so.
static_assert(std::get<Money>(parse_money("-1668000.5")) == -1'668'000'50_p);
static_assert(sum({1_p, 2_p}) == 3_p);
static_assert(quotient(5_p, 2) * 2 == 6_p);
static_assert(noexcept(most.pence()) && noexcept(most < least) && noexcept(most == least));
static_assert(noexcept(parse_money("5")));
static_assert(to_text(MoneyFault::currency_sign) == "currency_sign");
