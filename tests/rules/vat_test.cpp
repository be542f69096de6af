#include "../catch.hpp"

#include <cstdint>
#include <limits>
#include <stdexcept>

#include <riskshare/rules/vat.hpp>

#include "rules/vat_regime.hpp"

using namespace riskshare;

namespace {

constexpr Money most_vat = Money::from_pence(std::numeric_limits<std::int64_t>::max());

VatRecovery under_33(Percentage rate) { return {VatRegime::section_33, rate}; }
VatRecovery under_41(Percentage rate) { return {VatRegime::section_41, rate}; }
const VatRecovery not_recovered{VatRegime::none};

Vat of_council()
{
    return {.delivered_by = "council",
            .recovery = {{"council", under_33("100%"_pc)}, {"icb", not_recovered}}};
}

}  // namespace

TEST_CASE("VAT is recovered to the nearest penny, and the rest is a cost", "[vat]")
{
    CHECK(recovered_vat(1'234'57_p, under_41("60%"_pc)) == 740'74_p);
    CHECK(irrecoverable_vat(1'234'57_p, under_41("60%"_pc)) == 493'83_p);
    CHECK(recovered_vat(1_p, under_33("50%"_pc)) == 1_p);
    CHECK(irrecoverable_vat(1_p, under_33("50%"_pc)) == 0_p);
    CHECK(recovered_vat(1_p, under_33("49.999999999%"_pc)) == 0_p);
    CHECK(recovered_vat(5_p, under_33("0%"_pc)) == 0_p);
    CHECK(recovered_vat(5_p, not_recovered) == 0_p);
    CHECK(irrecoverable_vat(5_p, not_recovered) == 5_p);
    CHECK(recovered_vat(0_p, under_33("100%"_pc)) == 0_p);
    CHECK(recovered_vat(most_vat, under_33("100%"_pc)) == most_vat);
    CHECK(irrecoverable_vat(most_vat, not_recovered) == most_vat);
}

TEST_CASE("What could not be VAT recovered is refused", "[vat]")
{
    CHECK_THROWS_AS(recovered_vat(-1_p, not_recovered), Misuse);
    CHECK_THROWS_AS(recovered_vat(1_p, under_33("100.000000001%"_pc)), Misuse);
    CHECK_THROWS_AS(recovered_vat(1_p, VatRecovery{VatRegime::section_41}), Misuse);
    CHECK_THROWS_AS(recovered_vat(1_p, VatRecovery{VatRegime::none, "0%"_pc}), Misuse);
    CHECK_THROWS_AS(partial_exemption_limit(-1_p), Misuse);
}

TEST_CASE("The limit of exempt VAT is 5%, to the nearest penny", "[vat]")
{
    CHECK(partial_exemption_limit(12'000'000_gbp) == 600'000_gbp);
    CHECK(partial_exemption_limit(10'10_p) == 51_p);
    CHECK(partial_exemption_limit(10'09_p) == 50_p);
    CHECK(partial_exemption_limit(0_p) == 0_p);
}

TEST_CASE("The regime is the deliverer's, or its principal's", "[vat]")
{
    Vat vat = of_council();
    CHECK(partner_of_regime(vat) == "council");
    vat.agent_for = "icb";
    CHECK(partner_of_regime(vat) == "icb");
    CHECK(find_recovery(vat, "icb")->under == VatRegime::none);
    CHECK(find_recovery(vat, "enterprise") == nullptr);
}
