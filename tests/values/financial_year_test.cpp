#include "../catch.hpp"

#include <stdexcept>

#include <riskshare/values/financial_year.hpp>

using namespace riskshare;

TEST_CASE("A year is written with the year after it", "[financial_year]")
{
    CHECK(FinancialYear::parse("2015-16") == FinancialYear::starting(2015));
    CHECK(FinancialYear::parse("1999-00") == FinancialYear::starting(1999));
    for (const char* text : {"", "2015", "2015-17", "2015-2016", "2015/16", "15-16", "2015-16 ",
                             "-2015-16", "1899-00", "9999-00"}) {
        CAPTURE(text);
        CHECK_FALSE(FinancialYear::parse(text).has_value());
    }
    CHECK_THROWS_AS(FinancialYear::starting(1899), Misuse);
    CHECK_THROWS_AS(FinancialYear::starting(9999), Misuse);
}
