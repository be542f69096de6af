#include "../catch.hpp"

#include <filesystem>
#include <string>
#include <vector>

#include <riskshare/json.hpp>
#include <riskshare/riskshare.hpp>
#include <riskshare/workbook.hpp>

#include "../generated/generate.hpp"

using namespace riskshare;
namespace fs = std::filesystem;

namespace {

Settlement settled(const fs::path& folder)
{
    const Agreement agreement = read_agreement(folder / "agreement.json");
    return settle(read_position(folder / "position.json", agreement));
}

std::string refusal(const fs::path& folder)
{
    try {
        static_cast<void>(to_xlsx(settled(folder)));
    } catch (const WorkbookRefused& refused) {
        return refused.what();
    }
    return "";
}

/// One service of two partners that share everything by their base.
AgreementTerms two_partners(Money base)
{
    AgreementTerms terms{
        "Fund",
        FinancialYear::starting(2015),
        {{"nhs", "NHS", PartnerKind::nhs}, {"council", "Council", PartnerKind::local_authority}},
        "council",
        {},
        {},
        {{"care", "Care", Fund::pooled, {{"nhs", {base}}, {"council", {base}}}, {"nhs"}}}};
    terms.risk_shares.push_back({"all",
                                 AllServices{},
                                 GrossContribution{},
                                 ProRataToBase{},
                                 {{{}, ByShares{}}},
                                 {{{}, ByShares{}}}});
    return terms;
}

Settlement settled(const AgreementTerms& terms, Money spent)
{
    const Agreement agreement{terms};
    return settle(Position{
        {terms.name, terms.financial_year, 12, Basis::outturn, {{"care", {{"nhs", {spent}}}}}},
        agreement});
}

}  // namespace

TEST_CASE("Formulas of generated agreements come to the settlement's own figures", "[workbook]")
{
    // to_xlsx() compares every figure itself; formulas are recalculated by `workbook.recalculated`.
    std::size_t held = 0;
    const bool is_right = rc::check("Each figure is the same", [&] {
        const generated::Case facts = *generated::any_case();
        const Agreement agreement{facts.terms};
        const Settlement settlement = settle(Position{facts.figures, agreement});
        try {
            RC_ASSERT(to_xlsx(settlement).starts_with("PK"));
            ++held;
        } catch (const WorkbookRefused&) {
            RC_SUCCEED("too large");
        }
    });
    CHECK(is_right);
    CHECK(held > 0);
}

TEST_CASE("Formulas are right where odd pence and long divisions are hardest", "[workbook]")
{
    for (const char* name :
         {"half-a-penny", "two-rounds", "near-the-limit", "tie-near-the-limit"}) {
        CAPTURE(name);
        CHECK_NOTHROW(to_xlsx(settled(fs::path{RISKSHARE_TESTS} / "workbook" / name)));
    }
}

TEST_CASE("The same facts give the same workbook", "[workbook]")
{
    const Settlement settlement = settled(fs::path{RISKSHARE_CASES} / "plymouth-adjustments");
    const std::string first = to_xlsx(settlement);
    CHECK(first == to_xlsx(settlement));
}

TEST_CASE("A settlement that a workbook does not work out exactly is refused", "[workbook]")
{
    CHECK(refusal(fs::path{RISKSHARE_CASES} / "largest-amount") ==
          "too much for a workbook: all amounts without their signs come to more than "
          "£30,000,000,000.00; a limit, or money that is not pooled, is more than "
          "£30,000,000,000.00");

    // Contributions of £10bn, a base of as much and spending of £10bn are £30bn together.
    const AgreementTerms terms = two_partners(5'000'000'000_gbp);
    CHECK_NOTHROW(to_xlsx(settled(terms, 10'000'000'000_gbp)));
    CHECK_THROWS_AS(to_xlsx(settled(terms, 10'000'000'000_gbp + 1_p)), WorkbookRefused);
}

TEST_CASE("A workbook holds so many partners, risk shares and bands", "[workbook]")
{
    AgreementTerms terms = two_partners(100_gbp);
    for (int i = 2; i < 101; ++i) {
        const std::string id = "p" + std::to_string(i);
        terms.partners.push_back({id, id, PartnerKind::other});
    }
    CHECK_THROWS_WITH(to_xlsx(settled(terms, 100_gbp)),
                      "too much for a workbook: 101 partners, at most 100");
    terms.partners.pop_back();
    CHECK_NOTHROW(to_xlsx(settled(terms, 100_gbp)));

    std::vector<Band>& bands = terms.risk_shares.front().overspend;
    for (int i = 1; i <= 100; ++i) {
        bands.insert(bands.end() - 1, {UpTo{Money::from_pence(i)}, To{"nhs"}});
    }
    CHECK_THROWS_WITH(to_xlsx(settled(terms, 100_gbp)),
                      "too much for a workbook: 101 bands of one risk share, at most 100");
}
