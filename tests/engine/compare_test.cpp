#include "../catch.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include <riskshare/compare.hpp>
#include <riskshare/settle.hpp>

using namespace riskshare;
using namespace riskshare::literals;

namespace {

/// One service that the NHS body is responsible for, shared by percentages.
AgreementTerms terms_with(Percentage nhs, Percentage council)
{
    return {.name = "Fund",
            .financial_year = FinancialYear::starting(2025),
            .partners = {{"nhs", "NHS", PartnerKind::nhs},
                         {"council", "Council", PartnerKind::local_authority}},
            .host = "nhs",
            .services = {{.id = "care",
                          .name = "Care",
                          .fund = Fund::pooled,
                          .contributions = {{"nhs", {.gross = 1'000_p}}},
                          .responsible = {.statutory = "nhs"}}},
            .risk_shares = {{.id = "share",
                             .services = AllServices{},
                             .base = GrossContribution{},
                             .shares = Fixed{{{"nhs", nhs}, {"council", council}}},
                             .overspend = {{.split = ByShares{}}},
                             .underspend = {{.split = ByShares{}}}}}};
}

Settlement settled(AgreementTerms terms)
{
    const Agreement agreement{std::move(terms)};
    return settle(agreement, Position{{.agreement = "Fund",
                                       .financial_year = FinancialYear::starting(2025),
                                       .month = 12,
                                       .basis = Basis::outturn,
                                       .services = {{"care", {{"nhs", {.gross = 1'100_p}}}, {}}}},
                                      agreement});
}

}  // namespace

TEST_CASE("A comparison is the second settlement less the first", "[compare]")
{
    const Settlement first = settled(terms_with("60%"_pc, "40%"_pc));
    const Settlement second = settled(terms_with("75%"_pc, "25%"_pc));
    const Comparison comparison = compare(first, second);
    REQUIRE(comparison.partners.size() == 2);
    CHECK(comparison.partners[0].id == "nhs");
    CHECK(comparison.partners[0].burden.shared == 15_p);
    CHECK(comparison.partners[0].borne == 15_p);
    CHECK(comparison.partners[0].net_risk_payment == 15_p);
    CHECK(comparison.partners[0].ledger_settlement == 15_p);
    CHECK(comparison.partners[1].id == "council");
    CHECK(comparison.partners[1].burden.shared == -15_p);
    CHECK(comparison.partners[1].ledger_settlement == -15_p);
    CHECK(comparison.reserve == 0_p);
}

TEST_CASE("Without any risk share what was shared falls outside it", "[compare]")
{
    const Settlement first = settled(terms_with("60%"_pc, "40%"_pc));
    const Position alone = without_risk_shares(first.position);
    CHECK(alone.agreement().terms().risk_shares.empty());
    const Settlement second = settle(alone.agreement(), alone);
    const Comparison comparison = compare(first, second);
    CHECK(comparison.partners[0].burden.shared == -60_p);
    CHECK(comparison.partners[0].burden.outside_risk_share == 100_p);
    CHECK(comparison.partners[0].borne == 40_p);
    CHECK(comparison.partners[1].borne == -40_p);
    CHECK(first.risk_shared() == "80%"_pc);
    CHECK(second.risk_shared() == "0%"_pc);
}

TEST_CASE("Partners are compared by id, in the order of the first settlement", "[compare]")
{
    const Settlement first = settled(terms_with("60%"_pc, "40%"_pc));
    AgreementTerms terms = terms_with("60%"_pc, "40%"_pc);
    std::ranges::reverse(terms.partners);
    for (const PartnerDifference& difference : compare(first, settled(terms)).partners) {
        CHECK(difference.borne == 0_p);
    }
    CHECK(compare(first, settled(terms)).partners[0].id == "nhs");
}

TEST_CASE("Settlements of other partners cannot be compared", "[compare]")
{
    const Settlement first = settled(terms_with("60%"_pc, "40%"_pc));
    AgreementTerms more = terms_with("60%"_pc, "40%"_pc);
    more.partners.push_back({"charity", "Charity", PartnerKind::other});
    AgreementTerms other = terms_with("60%"_pc, "40%"_pc);
    other.partners[1].id = "borough";
    std::get<Fixed>(other.risk_shares[0].shares).percentages[1].first = "borough";
    CHECK_THROWS_AS(compare(first, settled(more)), std::invalid_argument);
    CHECK_THROWS_AS(compare(first, settled(other)), std::invalid_argument);
}
