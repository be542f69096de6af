#include "../catch.hpp"

#include <string>
#include <string_view>
#include <vector>

#include <riskshare/riskshare.hpp>

#include "../fixtures/fixtures.hpp"
#include "checks/checked.hpp"
#include "facts/places.hpp"

using namespace riskshare;
using namespace riskshare::fixtures;

namespace {

AgreementTerms one_partner()
{
    AgreementTerms terms =
        two_partners({service("care", Fund::aligned, {{"council", {.gross = 10_gbp}}})});
    terms.partners.erase(terms.partners.begin());
    terms.services[0].responsible = {.traditional = "council"};
    return terms;
}

PositionFigures one_position() { return over_budget(one_partner(), {0_p}); }

bool contains(std::string_view text, std::string_view part)
{
    return text.find(part) != std::string_view::npos;
}

}  // namespace

TEST_CASE("An agreement is refused with every problem at once, in C++ as from a file",
          "[agreement]")
{
    AgreementTerms terms = one_partner();
    terms.name = "";
    terms.services[0].fund = Fund::pooled;
    terms.services[0].contributions.push_back({"council", {.gross = -1_p}});
    terms.services[0].responsible = {.statutory = "concil"};
    terms.reserve = Reserve{.balance = -1_p};
    CHECK(codes_of(problems_in(terms)) ==
          std::vector<std::string>{"text_empty", "host_missing", "negative_amount",
                                   "partner_repeated", "negative_amount", "unknown_partner"});
    try {
        const Agreement agreement{terms};
        FAIL("accepted");
    } catch (const InputError& refused) {
        CHECK(refused.problems().kept().size() == 6);
        CHECK(contains(refused.what(),
                       "/services/0/responsible/statutory: must be a partner of the agreement\n"
                       "  found \"concil\". Did you mean \"council\"?   [unknown_partner]"));
    }
}

TEST_CASE("A position is refused with every problem at once", "[position]")
{
    const Agreement agreement{one_partner()};
    PositionFigures figures = one_position();
    CHECK(problems_in(figures, agreement).empty());
    figures.agreement = "Another";
    figures.month = 13;
    figures.services[0].outturn.push_back({"council", {.gross = 1_p}});
    figures.services[0].adjustments = {{.kind = AdjustmentKind::attributed, .amount = 5_p}};
    CHECK(codes_of(problems_in(figures, agreement)) ==
          std::vector<std::string>{"other_agreement", "month_out_of_range", "partner_repeated",
                                   "borne_by_missing"});
    CHECK_THROWS_AS(Position(figures, agreement), InputError);
}

TEST_CASE("Months are 1 to 12", "[position]")
{
    const Agreement agreement{one_partner()};
    PositionFigures figures = one_position();
    const auto is_accepted = [&](int month) {
        figures.month = month;
        return problems_in(figures, agreement).empty();
    };
    CHECK_FALSE(is_accepted(0));
    CHECK(is_accepted(1));
    CHECK(is_accepted(12));
    CHECK_FALSE(is_accepted(13));
}

TEST_CASE("What rests on a place that could not be read is not reported again", "[problem]")
{
    AgreementTerms terms = one_partner();
    terms.services[0].responsible = {.statutory = "nobody"};
    UnreadablePlaces unreadable;
    unreadable.add("/partners/0/id");
    CHECK(checks::agreement_of(terms, unreadable).problems.empty());
    CHECK_FALSE(problems_in(terms).empty());

    CHECK(unreadable.touch("/partners/0/id"));
    CHECK(unreadable.touch("/partners/0/id/deeper"));
    CHECK(unreadable.touch("/partners/0"));
    CHECK(unreadable.touch("/partners"));
    CHECK(unreadable.touch(""));
    CHECK_FALSE(unreadable.touch("/partners/0/name"));
    CHECK_FALSE(unreadable.touch("/partners/1"));
    CHECK_FALSE(unreadable.touch("/partners/0/i"));
    CHECK_FALSE(UnreadablePlaces{}.touch(""));
    CHECK(unreadable.cover("/partners/0/id/deeper"));
    CHECK_FALSE(unreadable.cover("/partners/0"));
}

TEST_CASE("An amount that could not be read hides no unknown name", "[problem]")
{
    AgreementTerms terms = one_partner();
    terms.services[0].responsible = {.statutory = "concuil"};
    UnreadablePlaces unreadable;
    unreadable.add("/services/0/contributions/council/gross");
    unreadable.add("/partners/0/name");
    REQUIRE(codes_of(checks::agreement_of(terms, unreadable).problems) ==
            std::vector<std::string>{"unknown_partner"});
    CHECK(problems_in(terms).kept()[0].remedy == "Did you mean \"council\"?");

    const Agreement agreement{one_partner()};
    PositionFigures figures = one_position();
    figures.services[0].id = "caer";
    CHECK(codes_of(checks::position_of(figures, agreement, unreadable).problems) ==
          std::vector<std::string>{"unknown_service", "service_missing"});
}

TEST_CASE("The first thousand problems are kept, the rest counted", "[problem]")
{
    Problems problems;
    for (int i = 0; i < 1001; ++i) { problems.add({"some_code", "", "", "", ""}); }
    CHECK(problems.kept().size() == 1000);
    CHECK(problems.not_kept() == 1);
    Problems all;
    all.add(problems);
    all.add(problems);
    CHECK(all.kept().size() == 1000);
    CHECK(all.not_kept() == 1002);
    CHECK(contains(InputError{problems}.what(), "and 1 more problem"));
}

TEST_CASE("Totals beyond 64 bits of pence are refused where they can be seen", "[agreement]")
{
    const Money most = 92'233'720'368'547'758'07_p;
    AgreementTerms terms = one_partner();
    terms.services[0].contributions[0].second.gross = most;
    CHECK(problems_in(terms).empty());
    Service second = terms.services[0];
    second.id = "more";
    second.contributions[0].second.gross = 1_p;
    terms.services.push_back(second);
    CHECK(codes_of(problems_in(terms)) == std::vector<std::string>{"total_too_large"});

    const Agreement agreement{one_partner()};
    PositionFigures figures = one_position();
    figures.services[0].outturn[0].second = {.gross = most, .income = -1_p};
    CHECK(codes_of(problems_in(figures, agreement)) == std::vector<std::string>{"total_too_large"});
    figures.services[0].outturn[0].second = {.gross = most, .income = 1_p};
    CHECK(problems_in(figures, agreement).empty());
}

TEST_CASE("What fits only once income is taken off is too large to explain", "[agreement]")
{
    const Money most = 92'233'720'368'547'758'07_p;
    AgreementTerms terms = one_partner();
    Service in_view = terms.services[0];
    in_view.id = "in-view";
    in_view.fund = Fund::associated;
    in_view.contributions = {{"council", {.gross = most, .income = most}},
                             {"trust", {.gross = 1_p, .income = 1_p}}};
    terms.partners.push_back({"trust", "Trust", PartnerKind::nhs});
    terms.services.push_back(in_view);
    CHECK(codes_of(problems_in(terms)) == std::vector<std::string>{"total_too_large"});

    terms.services.back().contributions.pop_back();
    const Agreement agreement{terms};
    PositionFigures figures = one_position();
    figures.services[0].outturn = {{"council", {.gross = most, .income = most}},
                                   {"trust", {.gross = 1_p, .income = 1_p}}};
    CHECK(codes_of(problems_in(figures, agreement)) == std::vector<std::string>{"total_too_large"});
    figures.services[0].outturn.pop_back();
    CHECK(problems_in(figures, agreement).empty());
    CHECK_NOTHROW(explain(settle(Position{figures, agreement})));
}
