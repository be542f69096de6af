#include "../catch.hpp"

#include <chrono>
#include <optional>
#include <sstream>
#include <string_view>
#include <unordered_set>

#include <riskshare/values/date.hpp>
#include <riskshare/values/financial_year.hpp>

using namespace riskshare;

namespace {

Date day(std::string_view text) { return Date::parse(text).value(); }

}  // namespace

TEST_CASE("A date is a day of the calendar", "[date]")
{
    for (const char* day : {"2016-04-20", "1900-01-01", "9999-12-31", "2016-02-29", "2000-02-29"}) {
        CAPTURE(day);
        REQUIRE(Date::parse(day));
        CHECK(to_text(*Date::parse(day)) == day);
    }
    for (const char* none :
         {"", "2016-4-20", "2016-04-2", "2016-04-31", "2015-02-29", "1900-02-29", "1899-12-31",
          "2016-00-10", "2016-13-10", "2016-04-00", "2016/04/20", "20-04-2016", "2016-04-20 ",
          "-016-04-20", "16-04-20", "2016--4-20", "+016-04-20", "10000-1-01", "2016-04-0x"}) {
        CAPTURE(none);
        CHECK_FALSE(Date::parse(none));
    }
    CHECK(Date::on(2016, 2, 29) == *Date::parse("2016-02-29"));
    CHECK(Date::on(2016, 2, 29) < Date::on(2016, 3, 1));
    CHECK_THROWS_AS(Date::on(2015, 2, 29), Misuse);
    CHECK_THROWS_AS(Date::on(2015, 257, 1), Misuse);
    CHECK_THROWS_AS(Date::on(67'551, 1, 1), Misuse);
}

TEST_CASE("A day falls in a month of the financial year, April being the first", "[date]")
{
    const FinancialYear year = FinancialYear::starting(2025);
    CHECK(month_of(day("2025-04-01"), year) == 1);
    CHECK(month_of(day("2025-12-31"), year) == 9);
    CHECK(month_of(day("2026-01-01"), year) == 10);
    CHECK(month_of(day("2026-03-31"), year) == 12);
    CHECK_FALSE(month_of(day("2025-03-31"), year));
    CHECK_FALSE(month_of(day("2026-04-01"), year));
}

TEST_CASE("A month of the financial year ends on its last day", "[date]")
{
    const FinancialYear year = FinancialYear::starting(2023);
    CHECK(last_day_of(year, 1) == day("2023-04-30"));
    CHECK(last_day_of(year, 9) == day("2023-12-31"));
    CHECK(last_day_of(year, 11) == day("2024-02-29"));
    CHECK(last_day_of(FinancialYear::starting(2024), 11) == day("2025-02-28"));
    CHECK(last_day_of(year, 12) == day("2024-03-31"));
    CHECK_THROWS_AS(last_day_of(year, 0), Misuse);
    CHECK_THROWS_AS(last_day_of(year, 13), Misuse);
}

TEST_CASE("Every month ends on its last day", "[date]")
{
    for (int start = 1900; start <= 9998; ++start) {
        const FinancialYear year = FinancialYear::starting(start);
        for (int month = 1; month <= 12; ++month) {
            const Date last = last_day_of(year, month);
            const auto is_day = [&](int day) {
                return (std::chrono::year{last.year()} / last.month() / day).ok();
            };
            if (month_of(last, year) == month && is_day(last.day()) && !is_day(last.day() + 1)) {
                continue;
            }
            FAIL("month " << month << " of " << year << " ends on " << last);
        }
    }
}

TEST_CASE("Dates and years print, and can be keys", "[date]")
{
    std::ostringstream out;
    out << Date::on(2016, 4, 20) << ' ' << FinancialYear::starting(2015);
    CHECK(out.str() == "2016-04-20 2015-16");
    CHECK(std::unordered_set<Date>{Date::on(2016, 4, 20), Date::on(2016, 4, 21)}.size() == 2);
    CHECK(std::unordered_set<FinancialYear>{FinancialYear::starting(2015)}.size() == 1);
}

static_assert(Date::parse("2016-02-29") == Date::on(2016, 2, 29));
static_assert(!Date::parse("2015-02-29"));
static_assert(FinancialYear::parse("2015-16") == FinancialYear::starting(2015));
static_assert(last_day_of(FinancialYear::starting(2015), 11) == Date::on(2016, 2, 29));
static_assert(noexcept(Date::parse("")) && noexcept(FinancialYear::parse("")));
