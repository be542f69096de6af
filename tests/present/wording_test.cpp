#include "../catch.hpp"

#include <cstdint>
#include <string>
#include <vector>

#include "present/wording.hpp"

using namespace riskshare;
using namespace riskshare::present;

TEST_CASE("A month is counted from April and named with its calendar year", "[wording]")
{
    const FinancialYear year = FinancialYear::starting(2015);
    CHECK(period(year, 1, Basis::forecast) == "Month 1 (April 2015), forecast");
    CHECK(period(year, 6, Basis::forecast) == "Month 6 (September 2015), forecast");
    CHECK(period(year, 9, Basis::forecast) == "Month 9 (December 2015), forecast");
    CHECK(period(year, 10, Basis::forecast) == "Month 10 (January 2016), forecast");
    CHECK(period(year, 12, Basis::outturn) == "Month 12 (March 2016), outturn");
}

TEST_CASE("Percentages are found without floating point and come to 100% together", "[wording]")
{
    using Texts = std::vector<std::string>;
    CHECK(percentages(std::vector{333'600'000_gbp, 100'800'000_gbp}, 3) ==
          Texts{"76.796%", "23.204%"});
    CHECK(percentages(std::vector{1_p, 1_p, 1_p}, 1) == Texts{"33.4%", "33.3%", "33.3%"});
    CHECK(percentages(std::vector{0_p, 5_p}, 1) == Texts{"0.0%", "100.0%"});
    CHECK(percentages(std::vector{0_p, 0_p}, 1) == Texts{"", ""});
    CHECK(percentages(std::vector{1_p, 199_p}, 0) == Texts{"1%", "99%"});
}

TEST_CASE("Only the whole is 100% of it, and only zero 0%", "[wording]")
{
    CHECK(part_of(0_p, 1_gbp) == "0.0%");
    CHECK(part_of(1_p, 1'000'000_gbp) == "<0.1%");
    CHECK(part_of(1_gbp, 1'000_gbp) == "0.1%");
    CHECK(part_of(149_p, 1'000_gbp) == "0.1%");
    CHECK(part_of(150_p, 1'000_gbp) == "0.2%");
    CHECK(part_of(-150_p, 1'000_gbp) == "0.2%");
    CHECK(part_of(99'999_p, 1'000_gbp) == "99.9%");
    CHECK(part_of(100'000_p, 1'000_gbp) == "100.0%");
    CHECK(part_of(100'001_p, 1'000_gbp) == "100.1%");
    CHECK(part_of(9'999_gbp, 1'000_gbp) == "999.9%");
    CHECK(part_of(Money::from_pence(INT64_MAX), 1_p) == ">999.9%");
    CHECK(part_of(1_p, 0_p) == std::nullopt);
    CHECK(part_of(1_p, -1_gbp) == std::nullopt);
}

TEST_CASE("The limits of a band are said in words", "[wording]")
{
    CHECK(limits(0_p, 2'172'000_gbp, Unit::pounds) == "up to £2,172,000.00");
    CHECK(limits(500'000_gbp, 1'000'000_gbp, Unit::thousands) == "£500k to £1,000k");
    CHECK(limits(2'172'000_gbp, std::nullopt, Unit::millions) == "above £2.172m");
    CHECK(limits(0_p, std::nullopt, Unit::pounds) == "all of it");
}

TEST_CASE("What a cap limits is said where there is one that partners share", "[wording]")
{
    const auto said = [](CapLimits limits, const Split& split) {
        const std::vector<Band> bands{{.up_to = UpTo{1_gbp}, .split = split},
                                      {.split = ByResponsibility{}}};
        return what_cap_limits(limits, bands);
    };
    CHECK(said(CapLimits::bearing, ByShares{}) == "The cap limits what a partner bears.");
    CHECK(said(CapLimits::payment, ByShares{}) == "The cap limits what a partner pays.");
    CHECK(said(CapLimits::payment, To{"icb"}) == "The cap limits what a partner pays.");
    CHECK_FALSE(said(CapLimits::bearing, FromReserve{}).has_value());
    CHECK_FALSE(said(CapLimits::bearing, ByResponsibility{}).has_value());
    CHECK_FALSE(
        what_cap_limits(CapLimits::bearing, std::vector<Band>{{.split = ByShares{}}}).has_value());
}

TEST_CASE("How money passes that is not pooled is said in words", "[wording]")
{
    CHECK(to_words(NotPooledKind::section_76) == "grant under section 76");
    CHECK(to_words(NotPooledKind::section_256) == "grant under section 256");
    CHECK(to_words(NotPooledKind::delegated_function) == "delegated function");
    CHECK(to_words(NotPooledKind::care_trust) == "transfer to a care trust");
}

TEST_CASE("What is left at the end, and how it is divided, is said in words", "[wording]")
{
    CHECK(to_words(EndingKind::unspent_balance) == "unspent balance");
    CHECK(to_words(EndingKind::equipment) == "equipment");
    CHECK(to_words(EndingKind::property) == "property");
    CHECK(to_words(EndingKind::other_asset) == "other asset");
    CHECK(to_words(EndingKind::redundancy) == "redundancy");
    CHECK(to_words(EndingKind::pensions) == "pensions");
    CHECK(to_words(EndingKind::other_liability) == "other liability");
    CHECK(divided(ByContributions{}) == "in proportion to net contributions");
    CHECK(divided(Equal{}) == "equally");
    CHECK(divided(Fixed{{{"icb", "60%"_pc}, {"council", "40%"_pc}}}) ==
          "by percentages (icb 60%, council 40%)");
    CHECK(divided(To{"council"}) == "all to council");
}

TEST_CASE("A sentence starts with a capital unless it starts with a name", "[wording]")
{
    CHECK(as_sentence("the reserve pays A £1.00") == "The reserve pays A £1.00.");
    CHECK(as_sentence("an overspend of £1.00 is shared") == "An overspend of £1.00 is shared.");
    CHECK(as_sentence("an underspend of £1.00 is shared") == "An underspend of £1.00 is shared.");
    CHECK(as_sentence("nhs Borders bears £1.00") == "nhs Borders bears £1.00.");
}

TEST_CASE("Payments, adjustments and recovered VAT are said in words", "[wording]")
{
    CHECK(to_words(PaymentKind::risk_share) == "Net risk payment");
    CHECK(to_words(PaymentKind::ledger_settlement) == "Ledger settlement");
    CHECK(to_words(PaymentKind::ending) == "Ending settlement");
    CHECK(to_words(AdjustmentKind::planned_overspend) == "Planned overspend");
    CHECK(to_words(VatRecovery{VatRegime::section_41, "40%"_pc}) == "40% under section 41");
    CHECK(to_words(VatRecovery{VatRegime::none}) == "none");
}

TEST_CASE("Names are listed as one says them", "[wording]")
{
    CHECK(listed(std::vector<std::string>{}).empty());
    CHECK(listed(std::vector<std::string>{"a"}) == "a");
    CHECK(listed(std::vector<std::string>{"a", "b"}) == "a and b");
    CHECK(listed(std::vector<std::string>{"a", "b", "c"}) == "a, b and c");
}
