#include "../catch.hpp"

#include <string_view>
#include <variant>

#include "import/printed_amount.hpp"

using namespace riskshare;
using namespace riskshare::literals;
using namespace riskshare::importing;

namespace {

constexpr PrintedUnit pounds = PrintedUnit::pounds;
constexpr PrintedUnit thousands = PrintedUnit::thousands;
constexpr PrintedUnit millions = PrintedUnit::millions;

}  // namespace

TEST_CASE("An amount is read in every printed form", "[import]")
{
    struct Form {
        std::string_view text;
        PrintedUnit unit;
        Money amount;
        Money step;
    };
    const auto form = GENERATE(values<Form>({
        {"0", pounds, 0_p, 1_gbp},
        {"1715", pounds, 1'715_gbp, 1_gbp},
        {"1,715", pounds, 1'715_gbp, 1_gbp},
        {"1,234,567.89", pounds, 1'234'567'89_p, 1_p},
        {"999", pounds, 999_gbp, 1_gbp},
        {"£1,715.2", pounds, 1'715'20_p, 10_p},
        {".50", pounds, 50_p, 1_p},
        {"12.340", pounds, 12'34_p, 1_p},
        {" \u00a0 12.34 ", pounds, 12'34_p, 1_p},
        {"-1,715", pounds, -1'715_gbp, 1_gbp},
        {"\u22121,715", pounds, -1'715_gbp, 1_gbp},
        {"1,715-", pounds, -1'715_gbp, 1_gbp},
        {"(1,715)", pounds, -1'715_gbp, 1_gbp},
        {"(£1,715)", pounds, -1'715_gbp, 1_gbp},
        {"£(1,715)", pounds, -1'715_gbp, 1_gbp},
        {"-£0.01", pounds, -1_p, 1_p},
        {"£-0.01", pounds, -1_p, 1_p},
        {"1,715 CR", pounds, -1'715_gbp, 1_gbp},
        {"1,715cr", pounds, -1'715_gbp, 1_gbp},
        {"1,715 DR", pounds, 1'715_gbp, 1_gbp},
        {"+577", pounds, 577_gbp, 1_gbp},
        {"-", pounds, 0_p, 0_p},
        {"\u2013", pounds, 0_p, 0_p},
        {"nil", millions, 0_p, 0_p},
        {"31,338", thousands, 31'338'000_gbp, 1'000_gbp},
        {"(31.5)", thousands, -31'500_gbp, 100_gbp},
        {"140,123.45678", thousands, 140'123'456'78_p, 1_p},
        {"0.00001", thousands, 1_p, 1_p},
        {"135.625", millions, 135'625'000_gbp, 1'000_gbp},
        {"0.00000001", millions, 1_p, 1_p},
        {"92233720368547758.07", pounds, Money::from_pence(9'223'372'036'854'775'807), 1_p},
        {"(92233720368547758.07)", pounds, -92'233'720'368'547'758'07_p, 1_p},
    }));
    CAPTURE(form.text);
    const auto read = parse_printed_amount(form.text, form.unit);
    REQUIRE(std::holds_alternative<PrintedAmount>(read));
    CHECK(std::get<PrintedAmount>(read).amount == form.amount);
    CHECK(std::get<PrintedAmount>(read).step == form.step);
}

TEST_CASE("A text that is not an amount is refused with the reason; no amount is rounded",
          "[import]")
{
    using enum PrintedFault;
    struct Form {
        std::string_view text;
        PrintedUnit unit;
        PrintedFault fault;
    };
    const auto form = GENERATE(values<Form>({
        {"", pounds, not_an_amount},
        {"£", pounds, not_an_amount},
        {"()", pounds, not_an_amount},
        {"CR", pounds, not_an_amount},
        {".", pounds, not_an_amount},
        {"12.", pounds, not_an_amount},
        {"n/a", pounds, not_an_amount},
        {"12 345", pounds, not_an_amount},
        {"££12", pounds, not_an_amount},
        {"$12", pounds, not_an_amount},
        {"12%", pounds, not_an_amount},
        {"1e6", pounds, not_an_amount},
        {"1.234.567", pounds, not_an_amount},
        {"1.234,50", pounds, not_an_amount},
        {"(12", pounds, not_an_amount},
        {"12)", pounds, not_an_amount},
        {"12,34.5", pounds, wrong_separators},
        {"12,34", pounds, wrong_separators},
        {"1234,567", pounds, wrong_separators},
        {",123", pounds, wrong_separators},
        {"1,,234", pounds, wrong_separators},
        {"1,234,", pounds, wrong_separators},
        {"-(12)", pounds, two_signs},
        {"(12)-", pounds, two_signs},
        {"(-12)", pounds, two_signs},
        {"--12", pounds, two_signs},
        {"-12 CR", pounds, two_signs},
        {"(12) DR", pounds, two_signs},
        {"0.001", pounds, below_a_penny},
        {"0.000001", thousands, below_a_penny},
        {"0.123456", thousands, below_a_penny},
        {"0.000000001", millions, below_a_penny},
        {"92233720368547758.08", pounds, too_large},
        {"(92233720368547758.08)", pounds, too_large},
        {"(92233720368547758.09)", pounds, too_large},
        {"92233720369", millions, too_large},
    }));
    CAPTURE(form.text);
    const auto read = parse_printed_amount(form.text, form.unit);
    REQUIRE(std::holds_alternative<PrintedFault>(read));
    CHECK(std::get<PrintedFault>(read) == form.fault);
}
