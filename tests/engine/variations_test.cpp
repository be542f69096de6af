#include "../catch.hpp"

#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <riskshare/riskshare.hpp>

#include "../fixtures/fixtures.hpp"
#include "agreed/agreement.hpp"

using namespace riskshare;
using namespace riskshare::fixtures;

namespace {

Date day(std::string_view text) { return Date::parse(text).value(); }

Variation added(std::string id, std::string_view date, Money gross, std::string service = "care")
{
    return {std::move(id), day(date),   VariationKind::contribution,
            false,         "The board", {{std::move(service), "nhs", gross}}};
}

/// A virement of the NHS body's from one service to another.
Variation moved(std::string_view date, std::string from, std::string to, Money gross)
{
    return {
        "virement", day(date),   VariationKind::virement,
        true,       "The board", {{std::move(from), "nhs", -gross}, {std::move(to), "nhs", gross}}};
}

/// Two revenue services and a capital one, and a tenth of the latest contributions shared.
AgreementTerms terms_of_varied(std::vector<Variation> variations)
{
    const ByPartner<Contribution> paid{{"nhs", {.gross = 100_gbp}},
                                       {"council", {.gross = 50_gbp, .income = 10_gbp}}};
    RiskShare cap{.id = "cap",
                  .services = AllServices{},
                  .base = GrossContribution{},
                  .overspend = {{UpTo{"10%"_pc}, ByShares{}}, {{}, ByResponsibility{}}},
                  .underspend = {{{}, ByResponsibility{}}},
                  .base_at = BaseAt::latest};
    AgreementTerms terms =
        two_partners({service("care", Fund::aligned, paid), service("beds", Fund::aligned, paid),
                      service("works", Fund::aligned, paid)},
                     {std::move(cap)});
    for (Service& each : terms.services) { each.responsible = {.statutory = "council"}; }
    terms.services[2].is_capital = true;
    terms.variations = std::move(variations);
    return terms;
}

PositionFigures figures_in(int month)
{
    PositionFigures figures = outturn_of(terms_of_varied({}), {{.id = "care", .outturn = {}},
                                                               {.id = "beds", .outturn = {}},
                                                               {.id = "works", .outturn = {}}});
    figures.month = month;
    figures.basis = Basis::forecast;
    return figures;
}

std::string problems_of_varied(const AgreementTerms& terms)
{
    const Problems problems = problems_in(terms);
    std::string text;
    for (const Problem& problem : problems.kept()) {
        text += problem.place + " " + problem.code + ": " + problem.found + "\n";
    }
    return text;
}

std::vector<Money> base_in(const Agreement& agreement, int month)
{
    const Agreement then = agreement.at_month_end(month);
    return agreed_risk_shares(then)[0].base;
}

FundTable fund_of(const Agreement& agreement) { return agreement.fund(); }

}  // namespace

TEST_CASE("Variations count from the month of their date", "[variations]")
{
    const Agreement agreement{terms_of_varied({added("first", "2025-06-30", 10_gbp),
                                               added("second", "2025-07-01", 5_gbp, "beds"),
                                               added("third", "2025-07-31", 1_gbp)})};
    CHECK(fund_of(agreement).integrated.gross.amount() == 466_gbp);
    CHECK(fund_of(agreement.at_month_end(2)).integrated.gross.amount() == 450_gbp);
    CHECK(fund_of(agreement.at_month_end(3)).integrated.gross.amount() == 460_gbp);
    CHECK(agreement.at_month_end(4) == agreement);
    CHECK(agreement.at_month_end(12) == agreement);
    const Agreement after_first = agreement.at_month_end(3);
    CHECK(after_first.terms().variations.size() == 1);
    CHECK_THROWS_AS(agreement.at_month_end(0), Misuse);
    CHECK_THROWS_AS(agreement.at_month_end(13), Misuse);
}

TEST_CASE("The base is taken where the risk share says, and never of capital", "[variations]")
{
    AgreementTerms terms = terms_of_varied(
        {added("more", "2025-06-30", 10_gbp), added("works", "2025-06-30", 7_gbp, "works")});
    CHECK(base_in(Agreement{terms}, 2) == std::vector{200_gbp, 100_gbp});
    CHECK(base_in(Agreement{terms}, 3) == std::vector{210_gbp, 100_gbp});
    terms.risk_shares[0].base_at = BaseAt::opening;
    CHECK(base_in(Agreement{terms}, 3) == std::vector{200_gbp, 100_gbp});
    terms.services[0].in_kind = {{"council", {1_gbp}}};
    CHECK(base_in(Agreement{terms}, 3) == std::vector{200_gbp, 100_gbp});
    terms.risk_shares[0].count_in_kind = true;
    CHECK(base_in(Agreement{terms}, 3) == std::vector{200_gbp, 101_gbp});
    terms.risk_shares[0].base = NetContribution{};
    CHECK(base_in(Agreement{terms}, 3) == std::vector{200_gbp, 81_gbp});
    CHECK(fund_of(Agreement{terms}).integrated.gross.amount() == 467_gbp);
    CHECK(fund_of(Agreement{terms}).capital->gross.amount() == 157_gbp);
    for (Service& service : terms.services) { service.is_capital = false; }
    CHECK_FALSE(fund_of(Agreement{terms}).capital);
}

TEST_CASE("A position is settled under the agreement as it stands at its month's end",
          "[variations]")
{
    const Agreement agreement{terms_of_varied({added("more", "2025-09-12", 10_gbp)})};
    const Position before{figures_in(5), agreement};
    const Position since{figures_in(6), agreement};
    CHECK(settle(before).services[0].budget == 140_gbp);
    CHECK(settle(since).services[0].budget == 150_gbp);
    CHECK(since.agreement() == agreement);
    CHECK(before.agreement() == agreement.at_month_end(5));
    CHECK_FALSE(before.agreement() == agreement);
}

TEST_CASE("Budgets and bases are explained by each variation that counts", "[variations]")
{
    AgreementTerms terms = terms_of_varied({added("more", "2025-09-12", 10_gbp)});
    terms.variations[0].clause = "Minute 7";
    terms.services[0].in_kind = {{"nhs", {2_gbp}}};
    terms.risk_shares[0].count_in_kind = true;
    const Agreement agreement{terms};
    const auto step = [](const Settlement& settlement, std::string_view id) {
        const Explanation steps = explain(settlement);
        return step_of(steps, id);
    };
    const auto places = [](const Step& of) {
        std::string text;
        for (const Input& input : of.inputs) { text += input.from + " "; }
        return text;
    };
    const Settlement since = settle(Position{figures_in(6), agreement});
    CHECK(places(step(since, "service.care/budget/gross")) ==
          "agreement:/services/0/contributions/nhs/gross "
          "agreement:/services/0/contributions/council/gross "
          "agreement:/variations/0/changes/0/gross ");
    CHECK(step(since, "service.care/budget").clause == "Minute 7");
    const Step base = step(since, "cap/base.nhs");
    CHECK(places(base) == "agreement:/services/0/contributions/nhs/gross "
                          "agreement:/variations/0/changes/0/gross "
                          "agreement:/services/0/in_kind/nhs/value "
                          "agreement:/services/1/contributions/nhs/gross ");
    CHECK(base.text == "cap, base of nhs (latest gross contributions and contributions in kind): "
                       "£100.00 + £10.00 + £2.00 + £100.00 = £212.00");
    CHECK(step(since, "fund.capital/net.nhs").result == std::vector<std::string>{"100.00"});
    CHECK(step(since, "service.works/cover").notes ==
          std::vector<std::string>{"risk shares: not used, it is capital and they share revenue"});
    const Settlement before = settle(Position{figures_in(5), agreement});
    CHECK(step(before, "cap/base.nhs").result == std::vector<std::string>{"202.00"});
}

TEST_CASE("Contributions are never below zero, whatever comes later", "[variations]")
{
    CHECK(problems_of_varied(terms_of_varied({added("less", "2025-05-01", -100_gbp)})).empty());
    CHECK(
        problems_of_varied(terms_of_varied(
            {added("less", "2025-05-01", -100'01_p), added("more", "2025-05-01", 1_gbp)})) ==
        "/variations/0/changes/0/gross latest_negative: found \"-100.01\" of 100.00, which leaves "
        "-0.01\n");
    AgreementTerms terms = terms_of_varied({added("income", "2025-05-01", 0_p)});
    terms.variations[0].changes[0].income = 100_gbp;
    CHECK(problems_of_varied(terms).empty());
    terms.variations[0].changes[0].income = 100'01_p;
    CHECK(problems_of_varied(terms).starts_with("/variations/0/changes/0 income_above_gross"));
    terms.variations[0].changes[0].note = "A grant in advance";
    CHECK(problems_of_varied(terms).empty());
    terms.variations[0].changes[0].income = -1_p;
    CHECK(problems_of_varied(terms).starts_with(
        "/variations/0/changes/0/income latest_negative: found \"-0.01\" of 0.00"));
}

TEST_CASE("A virement comes to nothing for each partner, and takes nothing from capital",
          "[variations]")
{
    CHECK(
        problems_of_varied(terms_of_varied({moved("2025-05-01", "care", "beds", 5_gbp)})).empty());
    CHECK(
        problems_of_varied(terms_of_varied({moved("2025-05-01", "care", "works", 5_gbp)})).empty());
    CHECK(problems_of_varied(terms_of_varied({moved("2025-05-01", "works", "care", 1_p)})) ==
          "/variations/0/changes capital_to_revenue: found 0.01 gross and 0.01 net taken from "
          "capital by \"nhs\"\n");
    AgreementTerms terms = terms_of_varied({moved("2025-05-01", "care", "beds", 5_gbp)});
    terms.variations[0].changes[1].partner = "council";
    CHECK(problems_of_varied(terms) ==
          "/variations/0/changes virement_not_balanced: found 5.00 gross and 0.00 income for "
          "\"council\"\n"
          "/variations/0/changes virement_not_balanced: found -5.00 gross and 0.00 income for "
          "\"nhs\"\n");
    terms.variations[0].kind = VariationKind::contribution;
    CHECK(problems_of_varied(terms).empty());

    // One partner's capital is no cover for another's.
    terms = terms_of_varied({moved("2025-05-01", "care", "works", 5_gbp)});
    terms.variations[0].changes.push_back({"works", "council", -5_gbp});
    terms.variations[0].changes.push_back({"care", "council", 5_gbp});
    CHECK(problems_of_varied(terms).starts_with("/variations/0/changes capital_to_revenue: found "
                                                "5.00 gross and 5.00 net taken"));
    // Nor does income that is moved with it make capital of revenue.
    terms = terms_of_varied({moved("2025-05-01", "works", "care", 5_gbp)});
    terms.variations[0].changes[0] = {"works", "council", -5_gbp, -5_gbp};
    terms.variations[0].changes[1] = {"care", "council", 5_gbp, 5_gbp};
    CHECK(problems_of_varied(terms).starts_with("/variations/0/changes capital_to_revenue: found "
                                                "5.00 gross and 0.00 net taken"));
}

TEST_CASE("An agreement can be settled at the end of each month, or is refused", "[variations]")
{
    AgreementTerms terms = terms_of_varied(
        {added("less", "2025-05-01", -100_gbp), added("more", "2025-07-01", 100_gbp)});
    for (Service& service : terms.services) { service.contributions.pop_back(); }
    terms.services[1].contributions.clear();
    CHECK(problems_of_varied(terms) ==
          "/risk_shares/0/base base_zero: found a total of \"0.00\", at the end of month 2\n");
    terms.risk_shares[0].base_at = BaseAt::opening;
    CHECK(problems_of_varied(terms).empty());

    // What was before the variations of the first month is never settled.
    for (const std::string_view date : {"2025-04-01", "2025-04-30", "2025-05-01"}) {
        terms = terms_of_varied({added("first", date, 100_gbp)});
        for (Service& service : terms.services) { service.contributions.clear(); }
        terms.services[0].contributions = {{"nhs", {.gross = 0_p}}};
        CHECK(problems_of_varied(terms) ==
              (date < "2025-05" ? ""
                                : "/risk_shares/0/base base_zero: found a total of \"0.00\", "
                                  "before any variation\n"));
    }

    terms = terms_of_varied({added("less", "2025-05-01", -50_gbp)});
    terms.risk_shares[0].overspend.insert(terms.risk_shares[0].overspend.begin(),
                                          {UpTo{27_gbp}, ByShares{}});
    CHECK(problems_of_varied(terms) ==
          "/risk_shares/0/overspend/1/up_to limits_not_rising: found \"25.00\" after \"27.00\", at "
          "the end of month 2\n");
    CHECK(problems_of_varied(terms_of_varied({added("much", "2025-05-01", most_pence)})) ==
          "/variations total_too_large: found amounts with a larger total\n");
}

TEST_CASE("An agreement that is accepted stands at the end of every month", "[variations]")
{
    AgreementTerms terms = terms_of_varied({added("more", "2025-09-01", 100_gbp)});
    terms.services[0].vat = Vat{.delivered_by = "nhs",
                                .recovery = {{"nhs", {.under = VatRegime::none}}},
                                .budgeted = 200_gbp};  // 150 of contributions at first
    const Agreement agreement{terms};
    for (int month = 1; month <= 12; ++month) {
        const Agreement then = agreement.at_month_end(month);
        const Money budget = agreed_services(then)[0].budget;
        CHECK(budget == (month < 6 ? 140_gbp : 240_gbp));
    }
}
