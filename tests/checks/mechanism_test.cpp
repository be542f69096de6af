#include "../catch.hpp"

#include <string>
#include <utility>
#include <vector>

#include <riskshare/json.hpp>
#include <riskshare/riskshare.hpp>

#include "../fixtures/fixtures.hpp"

using namespace riskshare;
using namespace riskshare::fixtures;

namespace {

/// Care, to which the council and the board contribute; the venture, which funds nothing, does not.
AgreementTerms terms_under(Fund fund, const Mechanisms& mechanisms)
{
    AgreementTerms terms = two_partners(
        {service("care", fund,
                 {{"council", {.gross = 100_gbp, .income = 10_gbp}}, {"board", {.gross = 50_gbp}}}),
         service("beds", fund, {{"council", {.gross = 100_gbp}}})});
    terms.partners = {{"council", "A council", PartnerKind::local_authority},
                      {"board", "A board", PartnerKind::nhs},
                      {"venture", "A joint venture", PartnerKind::other}};
    terms.host = "council";
    terms.mechanisms = mechanisms;
    for (Service& each : terms.services) { each.responsible = {.statutory = "council"}; }
    return terms;
}

AgreementTerms pooled_by(Mechanism mechanism)
{
    return terms_under(Fund::pooled, {.pooled = mechanism});
}

/// Beds come first: the order of a position need not be that of its agreement.
Position position_of(const AgreementTerms& terms, ByPartner<Recorded> care,
                     ByPartner<Recorded> beds = {})
{
    return {outturn_of(terms, {{.id = "beds", .outturn = std::move(beds)},
                               {.id = "care", .outturn = std::move(care)}}),
            Agreement{terms}};
}

/// The places and codes, one line for each.
std::string warnings(const Position& position) { return listed(warnings_in(position)); }

}  // namespace

TEST_CASE("Lead body: income and expenditure are in the host's ledger alone", "[mechanism]")
{
    struct Row {
        Money gross, income;
        std::string warnings;
    };
    const std::string warning = "/services/1/outturn/board spent_outside_lead_body\n";
    const auto row = GENERATE_COPY(values<Row>({
        {0_p, 0_p, ""},
        {1_p, 0_p, warning},
        {-1_p, 0_p, warning},  // a credit
        {0_p, 1_p, warning},
        {1_p, 1_p, warning},  // which come to zero
    }));
    const ByPartner<Recorded> care{{"council", {.gross = 150_gbp}},
                                   {"board", {.gross = row.gross, .income = row.income}}};
    CHECK(warnings(position_of(pooled_by(Mechanism::lead_body), care)) == row.warnings);
}

TEST_CASE("Aligned budget: a partner spends where it has a budget", "[mechanism]")
{
    struct Row {
        std::string partner;
        Money gross, income;
        std::string warnings;
    };
    const std::string warning = "/services/0/outturn/board spent_without_budget\n";
    const auto row = GENERATE_COPY(values<Row>({
        {"board", 0_p, 0_p, ""},
        {"board", 1_p, 0_p, warning},
        {"board", -1_p, 0_p, warning},
        {"board", 0_p, 1_p, warning},
        {"council", 1'000_gbp, 0_p, ""},  // over budget contradicts nothing
    }));
    const ByPartner<Recorded> beds{{row.partner, {.gross = row.gross, .income = row.income}}};
    const AgreementTerms terms = terms_under(Fund::aligned, {.aligned = Mechanism::aligned_budget});
    CHECK(warnings(position_of(terms, {{"board", {.gross = 60_gbp}}}, beds)) == row.warnings);
}

TEST_CASE("A contribution of a penny is a budget, one of nothing is none", "[mechanism]")
{
    AgreementTerms terms = pooled_by(Mechanism::aligned_budget);
    terms.services[1].contributions = {{"board", {.gross = 0_p}}};
    const ByPartner<Recorded> beds{{"board", {.gross = 5_gbp}}};
    CHECK(warnings(position_of(terms, {}, beds)) ==
          "/services/0/outturn/board spent_without_budget\n");
    terms.services[1].contributions = {{"board", {.gross = 1_p}}};
    CHECK(warnings(position_of(terms, {}, beds)).empty());
    terms.services[1].contributions = {
        {"board", {.gross = 0_p, .income = 1_p, .note = "A grant that brings more than it costs"}}};
    CHECK(warnings(position_of(terms, {}, beds)).empty());
}

TEST_CASE("Joint commissioning: bills go to who contributes, or a single one to the host",
          "[mechanism]")
{
    AgreementTerms terms = pooled_by(Mechanism::joint_commissioning);
    terms.services[1].contributions = {{"venture", {.gross = 100_gbp}}};
    const auto with_bill_to = [&](const std::string& partner) {
        return warnings(position_of(terms, {}, {{partner, {.gross = 100_gbp}}}));
    };
    CHECK(with_bill_to("venture").empty());
    CHECK(with_bill_to("council").empty());
    CHECK(with_bill_to("board") == "/services/0/outturn/board spent_without_budget\n");
    terms.services[0].fund = terms.services[1].fund = Fund::aligned;
    terms.mechanisms = Mechanisms{.aligned = Mechanism::joint_commissioning};
    terms.host.reset();
    CHECK(with_bill_to("council") == "/services/0/outturn/council spent_without_budget\n");
}

TEST_CASE("Joint venture: a partner's ledger has no more than what it funds", "[mechanism]")
{
    struct Row {
        std::string partner;
        Money gross;
        std::string warnings;
    };
    const std::string warning = "spent_above_funding\n";
    const auto row = GENERATE_COPY(values<Row>({
        {"board", 0_p, ""},
        {"board", 49'99_p, ""},
        {"board", 50'00_p, ""},
        {"board", 50'01_p, "/services/1/outturn/board " + warning},
        {"council", 100'00_p, ""},
        {"council", 100'01_p, "/services/1/outturn/council " + warning},
        {"venture", 1'000_gbp, ""},  // it funds no service, so it may be the joint venture
    }));
    const AgreementTerms terms = pooled_by(Mechanism::joint_venture);
    CHECK(warnings(position_of(terms, {{row.partner, {.gross = row.gross}}})) == row.warnings);
    CHECK(warnings(position_of(terms, {}, {{"board", {.gross = 1_p}}})) ==
          "/services/0/outturn/board " + warning);
}

TEST_CASE("A fund without a mechanism contradicts none", "[mechanism]")
{
    const ByPartner<Recorded> astray{{"venture", {.gross = 1_gbp}}};
    const auto fund = GENERATE(Fund::pooled, Fund::aligned, Fund::associated);
    Mechanisms mechanisms{.pooled = Mechanism::lead_body, .aligned = Mechanism::lead_body};
    const bool is_in_fund = fund != Fund::associated;
    CHECK(warnings(position_of(terms_under(fund, mechanisms), astray)).empty() != is_in_fund);
    if (fund == Fund::pooled) { mechanisms.pooled.reset(); }
    if (fund == Fund::aligned) { mechanisms.aligned.reset(); }
    CHECK(warnings(position_of(terms_under(fund, mechanisms), astray)).empty());
    AgreementTerms without = terms_under(fund, {});
    CHECK(warnings(position_of(without, astray)).empty());
    without.mechanisms.reset();
    CHECK(warnings(position_of(without, astray)).empty());
}

TEST_CASE("Warnings come in the order of the position and change no figure", "[mechanism]")
{
    const ByPartner<Recorded> care{{"venture", {.gross = 3_gbp}}, {"board", {.gross = 50_gbp}}};
    const ByPartner<Recorded> beds{{"council", {.gross = 90_gbp}}, {"board", {.gross = 7_gbp}}};
    AgreementTerms terms = pooled_by(Mechanism::lead_body);
    const Position position = position_of(terms, care, beds);
    CHECK(warnings(position) == "/services/0/outturn/board spent_outside_lead_body\n"
                                "/services/1/outturn/venture spent_outside_lead_body\n"
                                "/services/1/outturn/board spent_outside_lead_body\n");
    terms.mechanisms.reset();
    const Position without = position_of(terms, care, beds);
    CHECK(to_json(settle(position)) == to_json(settle(without)));
}

TEST_CASE("A lead body must be known", "[mechanism][agreement]")
{
    AgreementTerms terms = terms_under(Fund::aligned, {.aligned = Mechanism::lead_body});
    CHECK(codes_of(problems_in(terms)).empty());
    terms.host.reset();
    CHECK(codes_of(problems_in(terms)) == std::vector<std::string>{"host_missing"});
    terms.mechanisms = Mechanisms{.pooled = Mechanism::lead_body};
    CHECK(codes_of(problems_in(terms)) == std::vector<std::string>{"host_missing"});
    terms.services[0].fund = Fund::pooled;  // for two reasons, said once
    CHECK(codes_of(problems_in(terms)) == std::vector<std::string>{"host_missing"});
    terms.services[0].fund = Fund::aligned;
    terms.mechanisms = Mechanisms{.pooled = Mechanism::joint_venture};
    CHECK(codes_of(problems_in(terms)).empty());
}
