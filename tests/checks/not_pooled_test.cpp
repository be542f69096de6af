#include "../catch.hpp"

#include <string>
#include <utility>
#include <vector>

#include <riskshare/riskshare.hpp>

#include "../fixtures/fixtures.hpp"

using namespace riskshare;
using namespace riskshare::fixtures;

namespace {

/// Two of each sort of partner, and care that one of them pays for alone.
AgreementTerms terms_with(std::vector<NotPooled> not_pooled)
{
    AgreementTerms terms =
        two_partners({service("care", Fund::aligned, {{"council", {.gross = 100_gbp}}})});
    terms.partners = {{"council", "A council", PartnerKind::local_authority},
                      {"county", "A county", PartnerKind::local_authority},
                      {"icb", "An ICB", PartnerKind::nhs},
                      {"trust", "A care trust", PartnerKind::nhs},
                      {"housing", "A housing association", PartnerKind::other},
                      {"charity", "A charity", PartnerKind::other}};
    terms.not_pooled = std::move(not_pooled);
    return terms;
}

NotPooled payment(NotPooledKind kind, std::string from, std::string to,
                  Money amount = Money::from_pence(100))
{
    return {"one", "One", kind, std::move(from), std::move(to), amount};
}

std::string problems_with(std::vector<NotPooled> not_pooled)
{
    return listed(problems_in(terms_with(std::move(not_pooled))));
}

const std::string wrong_from = "/not_pooled/0/from wrong_kind_of_partner\n";
const std::string wrong_to = "/not_pooled/0/to wrong_kind_of_partner\n";

}  // namespace

TEST_CASE("Section 76: a local authority pays an NHS body", "[not_pooled]")
{
    using enum NotPooledKind;
    CHECK(problems_with({payment(section_76, "council", "icb")}).empty());
    CHECK(problems_with({payment(section_76, "council", "county")}) == wrong_to);
    CHECK(problems_with({payment(section_76, "council", "housing")}) == wrong_to);
    CHECK(problems_with({payment(section_76, "trust", "icb")}) == wrong_from);
    CHECK(problems_with({payment(section_76, "housing", "icb")}) == wrong_from);
    CHECK(problems_with({payment(section_76, "icb", "council")}) == wrong_from + wrong_to);
}

TEST_CASE("Section 256: an NHS body pays anybody but another NHS body", "[not_pooled]")
{
    using enum NotPooledKind;
    CHECK(problems_with({payment(section_256, "icb", "council")}).empty());
    CHECK(problems_with({payment(section_256, "icb", "housing")}).empty());
    CHECK(problems_with({payment(section_256, "icb", "trust")}) == wrong_to);
    CHECK(problems_with({payment(section_256, "county", "council")}) == wrong_from);
    CHECK(problems_with({payment(section_256, "charity", "council")}) == wrong_from);
}

TEST_CASE("Care trusts are NHS bodies to which local authorities transfer", "[not_pooled]")
{
    using enum NotPooledKind;
    CHECK(problems_with({payment(care_trust, "council", "trust")}).empty());
    CHECK(problems_with({payment(care_trust, "icb", "trust")}) == wrong_from);
    CHECK(problems_with({payment(care_trust, "charity", "trust")}) == wrong_from);
    CHECK(problems_with({payment(care_trust, "council", "county")}) == wrong_to);
    CHECK(problems_with({payment(care_trust, "council", "charity")}) == wrong_to);
}

TEST_CASE("Functions are delegated from any partner to any other", "[not_pooled]")
{
    for (const char* from : {"council", "icb", "housing"}) {
        for (const char* to : {"county", "trust", "charity"}) {
            CHECK(problems_with({payment(NotPooledKind::delegated_function, from, to)}).empty());
        }
    }
}

TEST_CASE("Nobody pays to itself, whatever the kind", "[not_pooled]")
{
    using enum NotPooledKind;
    const std::string same = "/not_pooled/0/to same_partner\n";
    for (const auto kind : {section_76, section_256, delegated_function, care_trust}) {
        for (const char* partner : {"council", "icb", "housing"}) {
            CHECK(problems_with({payment(kind, partner, partner)}) == same);
        }
    }
    const std::string unknown =
        "/not_pooled/0/from unknown_partner\n/not_pooled/0/to unknown_partner\n";
    CHECK(problems_with({payment(section_76, "nobody", "nobody")}) == unknown);
}

TEST_CASE("Amounts that are not pooled are zero or more, and so is what they come to",
          "[not_pooled]")
{
    const auto grants = [](Money first, Money second) {
        std::vector<NotPooled> list(2, payment(NotPooledKind::section_76, "council", "icb"));
        list[0].amount = first;
        list[1].amount = second;
        list[1].id = "two";
        return list;
    };
    CHECK(problems_with(grants(0_p, 0_p)).empty());
    CHECK(problems_with(grants(0_p, -1_p)) == "/not_pooled/1/amount negative_amount\n");
    CHECK(problems_with(grants(most_pence, 0_p)).empty());
    CHECK(problems_with(grants(most_pence - 1_p, 1_p)).empty());
    CHECK(problems_with(grants(most_pence, 1_p)) == "/not_pooled total_too_large\n");
}

TEST_CASE("An id stands for one payment; services and partners may have the same", "[not_pooled]")
{
    std::vector<NotPooled> list(2, payment(NotPooledKind::section_76, "council", "icb"));
    CHECK(problems_with(list) == "/not_pooled/1/id id_repeated\n");
    list[0].id = "council";
    list[1].id = "care";
    CHECK(problems_with(list).empty());
}

TEST_CASE("Money that is not pooled is explained where it is stated, to those concerned",
          "[not_pooled]")
{
    NotPooled grant = payment(NotPooledKind::section_76, "council", "icb", 5_gbp);
    grant.clause = "Schedule 9";
    const AgreementTerms terms = terms_with({grant});
    std::size_t count = 0;
    for (const Step& step : explain(settled(terms, over_budget(terms, {0_p})))) {
        if (step.rule != "not_pooled") { continue; }
        ++count;
        CHECK(step.id == "not-pooled.one/amount");
        CHECK(step.operation == Operation::given);
        CHECK(step.clause == "Schedule 9");
        CHECK(step.inputs.at(0).from == "agreement:/not_pooled/0/amount");
        CHECK(step.result == std::vector<std::string>{"5.00"});
        CHECK(step.figures == std::vector<std::string>{"/not_pooled/0/amount"});
        CHECK(step.partners == std::vector<std::string>{"council", "icb"});
        CHECK(step.text == "One, recorded beside the fund: £5.00");
    }
    CHECK(count == 1);
}
