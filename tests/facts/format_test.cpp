#include "../catch.hpp"

#include <sstream>
#include <string>
#include <unordered_set>

#include <fmt/compile.h>

#include <riskshare/facts/terms.hpp>
#include <riskshare/format.hpp>

using namespace riskshare;

namespace {

template <class... Values>
bool is_refused(std::string_view format, const Values&... values)
{
    try {
        static_cast<void>(fmt::vformat(format, fmt::make_format_args(values...)));
        return false;
    } catch (const fmt::format_error&) {
        return true;
    }
}

}  // namespace

TEST_CASE("Money and percentages stand on the right of their width", "[format]")
{
    CHECK(fmt::format("{}", 1'668'000_gbp) == "\u00a31,668,000.00");
    CHECK(fmt::format("{:8}|{:8}", 5_gbp, "0.5%"_pc) == "   \u00a35.00|    0.5%");
    CHECK(fmt::format("{:<8}|{:^8}|{:>8}", 5_gbp, 5_gbp, 5_gbp) ==
          "\u00a35.00   | \u00a35.00  |   \u00a35.00");
    CHECK(fmt::format("{:*>8}|{:\u2026<8}", 5_gbp, 5_gbp) ==
          "***\u00a35.00|\u00a35.00\u2026\u2026\u2026");
    CHECK(fmt::format("{:1}", 5_gbp) == "\u00a35.00");
    CHECK(fmt::format("{:{}}|{:<{}}", 5_gbp, 8, 5_gbp, 6UL) == "   \u00a35.00|\u00a35.00 ");
    CHECK(fmt::format("{0:{1}}|{0:{1}}", 5_gbp, 6) == " \u00a35.00| \u00a35.00");
    CHECK(fmt::format("{:7}|{:7}", PooledMoney{5_gbp}, -AlignedMoney{5_gbp}) ==
          "  \u00a35.00| -\u00a35.00");
}

TEST_CASE("A plus is shown before what is not negative", "[format]")
{
    CHECK(fmt::format("{:+}|{:+}|{:+}", 5_gbp, -5_gbp, 0_p) ==
          "+\u00a35.00|-\u00a35.00|+\u00a30.00");
    CHECK(fmt::format("{:>+8}|{:+}", 5_gbp, "1%"_pc) == "  +\u00a35.00|+1%");
}

TEST_CASE("Words and dates stand on the left of their width", "[format]")
{
    CHECK(fmt::format("{:8}|{:>8}", Fund::pooled, Fund::aligned) == "pooled  | aligned");
    CHECK(fmt::format("{:12}|", Date::on(2016, 4, 20)) == "2016-04-20  |");
    CHECK(fmt::format("{:8}|{}", FinancialYear::starting(2015), VatRegime::section_33) ==
          "2015-16 |section_33");
}

TEST_CASE("Formats may be compiled", "[format]")
{
    CHECK(fmt::format(FMT_COMPILE("{}|{:>+8}|{:{}}"), 5_gbp, 5_gbp, 5_gbp, 7) ==
          "\u00a35.00|  +\u00a35.00|  \u00a35.00");
}

TEST_CASE("No format cuts a figure or goes unread", "[format]")
{
    for (const char* format : {"{:.5}", "{:8.2}", "{:08}", "{:x}", "{: }", "{:-}", "{:9999999999}",
                               "{:{", "{:{x}}", "{:{9}}", "{:>>>}", "{:+", "{:*"}) {
        CAPTURE(format);
        CHECK(is_refused(format, 5_gbp));
    }
    CHECK(is_refused("{:{}}", 5_gbp, -1));
    CHECK(is_refused("{:{}}", 5_gbp, 2.5));
    CHECK(is_refused("{:{}}", 5_gbp, true));
    CHECK(is_refused("{:{}}", 5_gbp, 'c'));
    CHECK(is_refused("{:{}}", 5_gbp, "5"));
    CHECK(is_refused("{:+}", Fund::pooled));
    CHECK(is_refused("{:+}", Date::on(2016, 4, 20)));
}

#ifdef __cpp_lib_format
TEST_CASE("The standard's formats are the same", "[format]")
{
    CHECK(std::format("{}|{:*>+8}|{:{}}|{:8}|", 5_gbp, 5_gbp, 5_gbp, 7, Fund::pooled) ==
          "\u00a35.00|**+\u00a35.00|  \u00a35.00|pooled  |");
    const Money amount = 5_gbp;
    CHECK_THROWS_AS(std::vformat("{:.5}", std::make_format_args(amount)), std::format_error);
}
#endif

TEST_CASE("Words and money of a fund print, and money of a fund is a key", "[format]")
{
    std::ostringstream out;
    out << Fund::pooled << ' ' << PooledMoney{5_gbp} << ' ' << PartnerKind::nhs;
    CHECK(out.str() == "pooled \u00a35.00 nhs");
    CHECK(std::unordered_set<PooledMoney>{PooledMoney{1_p}, PooledMoney{1_p}}.size() == 1);
    CHECK(PooledMoney{5_p} - PooledMoney{7_p} == -PooledMoney{2_p});
    PooledMoney money{5_p};
    money -= PooledMoney{1_p};
    CHECK(money == PooledMoney{4_p});
}

TEST_CASE("A test that fails prints money and words", "[format]")
{
    CHECK(Catch::Detail::stringify(1'668'000_gbp) == "\u00a31,668,000.00");
    CHECK(Catch::Detail::stringify("0.5%"_pc) == "0.5%");
    CHECK(Catch::Detail::stringify(Fund::pooled) == "pooled");
    CHECK(Catch::Detail::stringify(PooledMoney{1_p}) == "\u00a30.01");
    CHECK(Catch::Detail::stringify(Date::on(2016, 4, 20)) == "2016-04-20");
    CHECK(Catch::Detail::stringify(std::vector{1_p}) == "{ \u00a30.01 }");
}

TEST_CASE("A number that no enumerator has gets no word", "[format]")
{
    CHECK_THROWS_AS(to_text(static_cast<Fund>(9)), Misuse);
    CHECK_THROWS_AS(to_text(static_cast<Fund>(3)), Misuse);
    CHECK_THROWS_AS(to_text(static_cast<Fund>(-1)), Misuse);
    CHECK_THROWS_AS(fmt::format("{}", static_cast<PartnerKind>(77)), Misuse);
    CHECK(to_text(static_cast<Fund>(2)) == "associated");
}
