#include "../catch.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>
#include <variant>

#include <riskshare/compare.hpp>
#include <riskshare/settle.hpp>

#include "../fixtures/fixtures.hpp"

using namespace riskshare;
using namespace riskshare::fixtures;

namespace {

/// One service that the NHS body is responsible for, shared by percentages.
AgreementTerms shared_as(Percentage nhs, Percentage council)
{
    RiskShare share = shared_by({{.split = ByShares{}}});
    share.shares = Fixed{{{"nhs", nhs}, {"council", council}}};
    AgreementTerms terms = two_partners(
        {service("care", Fund::pooled, {{"nhs", {.gross = 1'000_p}}})}, {std::move(share)});
    terms.host = "nhs";
    return terms;
}

/// £1.00 over budget.
Settlement overspent(const AgreementTerms& terms)
{
    return settled(terms, over_budget(terms, {100_p}));
}

}  // namespace

TEST_CASE("A comparison is the second settlement less the first", "[compare]")
{
    const Settlement first = overspent(shared_as("60%"_pc, "40%"_pc));
    const Settlement second = overspent(shared_as("75%"_pc, "25%"_pc));
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
    const Settlement first = overspent(shared_as("60%"_pc, "40%"_pc));
    const Position alone = without_risk_shares(first.position);
    CHECK(alone.agreement().terms().risk_shares.empty());
    const Settlement second = settle(alone);
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
    const Settlement first = overspent(shared_as("60%"_pc, "40%"_pc));
    AgreementTerms terms = shared_as("60%"_pc, "40%"_pc);
    std::ranges::reverse(terms.partners);
    for (const PartnerDifference& difference : compare(first, overspent(terms)).partners) {
        CHECK(difference.borne == 0_p);
    }
    CHECK(compare(first, overspent(terms)).partners[0].id == "nhs");
}

TEST_CASE("Settlements of other partners cannot be compared", "[compare]")
{
    const Settlement first = overspent(shared_as("60%"_pc, "40%"_pc));
    AgreementTerms more = shared_as("60%"_pc, "40%"_pc);
    more.partners.push_back({"charity", "Charity", PartnerKind::other});
    AgreementTerms other = shared_as("60%"_pc, "40%"_pc);
    other.partners[1].id = "borough";
    std::get<Fixed>(other.risk_shares[0].shares).percentages[1].first = "borough";
    CHECK_THROWS_AS(compare(first, overspent(more)), Misuse);
    CHECK_THROWS_AS(compare(first, overspent(other)), Misuse);
}
