#include "../catch.hpp"

#include "journal_examples.hpp"

/// docs/rules.md 12, on agreements that are worked by hand.

using namespace riskshare;
using namespace riskshare::journals_by_hand;
using Short = std::vector<std::string>;

namespace {

Settlement two_settled(int month, Basis basis, Money recorded = Money::from_pence(100'001'00))
{
    return settled(two_partners(), of_two_partners(month, basis, recorded));
}

std::vector<std::string> narratives(const Journal& journal)
{
    std::vector<std::string> texts;
    for (const JournalLine& line : journal.lines) { texts.push_back(line.narrative); }
    return texts;
}

}  // namespace

TEST_CASE("An outturn is posted whole, each line with its opposite in the other ledger",
          "[journals]")
{
    const auto lines = journal_lines_needed(two_settled(12, Basis::outturn));
    CHECK(in_short(lines) == Short{"icb service home-care home-care north 60000.50",
                                   "icb balance north home-care north -60000.50",
                                   "north service home-care home-care icb -60000.50",
                                   "north balance icb home-care icb 60000.50"});
    for (const JournalLine& line : lines) {
        CHECK(line.narrative == "Home care: £60,000.50 that Example ICB owes North Council");
        CHECK(line.clause == "Schedule 3, 4.1");
    }
}

TEST_CASE("A forecast is posted in twelfths, to the nearest penny", "[journals]")
{
    // The ICB put 100p into what north spent them on.
    const auto [month, pence] = GENERATE(table<int, std::int64_t>({{1, 8},
                                                                   {2, 17},
                                                                   {3, 25},
                                                                   {4, 33},
                                                                   {5, 42},
                                                                   {6, 50},
                                                                   {7, 58},
                                                                   {8, 67},
                                                                   {9, 75},
                                                                   {10, 83},
                                                                   {11, 92},
                                                                   {12, 100}}));
    AgreementTerms terms = two_partners();
    terms.services.front().contributions = {{"icb", {.gross = 1_gbp}}};
    const Settlement settlement = settled(terms, of_two_partners(month, Basis::forecast, 1_gbp));
    const auto lines = journal_lines_needed(settlement);
    REQUIRE(lines.size() == 4);
    CHECK(lines.front().amount == Money::from_pence(pence));
    CHECK(lines.front().narrative == "Home care: " + std::to_string(month) +
                                         " of 12 months of £1.00 that Example ICB owes North "
                                         "Council");
}

TEST_CASE("What comes to nothing yet has no line", "[journals]")
{
    AgreementTerms terms = two_partners();
    terms.services.front().contributions = {{"icb", {.gross = 1_p}}};
    const auto lines_at = [&](int month) {
        return journal_lines_needed(settled(terms, of_two_partners(month, Basis::forecast, 1_p)));
    };
    CHECK(lines_at(5).empty());
    CHECK(lines_at(6).size() == 4);
}

TEST_CASE("A receiver's lines are the other way round", "[journals]")
{
    // Nothing is spent: of the ICB's £60,000 it keeps half of an underspend of £100,000.
    const auto lines = journal_lines_needed(two_settled(12, Basis::outturn, 0_p));
    CHECK(in_short(lines) == Short{"icb service home-care home-care north 10000.00",
                                   "icb balance north home-care north -10000.00",
                                   "north service home-care home-care icb -10000.00",
                                   "north balance icb home-care icb 10000.00"});
    const auto other_way = journal_lines_needed(
        settled(two_partners(),
                {.agreement = "Home care fund",
                 .financial_year = FinancialYear::starting(2025),
                 .month = 12,
                 .basis = Basis::outturn,
                 .services = {{.id = "home-care", .outturn = {{"icb", {.gross = 100'000_gbp}}}}}}));
    CHECK(in_short(other_way) == Short{"icb service home-care home-care north -40000.00",
                                       "icb balance north home-care north 40000.00",
                                       "north service home-care home-care icb 40000.00",
                                       "north balance icb home-care icb -40000.00"});
}

TEST_CASE("Three partners and a reserve: payments are netted, the reserve is in the host's ledger",
          "[journals]")
{
    // Beds: the ICB owes 300 + 10, south 10, the reserve 30; north is owed 360 - 10. Day care:
    // south owes 120 to the ICB. Netted: the ICB 190 and the reserve 30, south 130, all to north.
    const Settlement settlement = settled(three_partners(), of_three_partners(Basis::outturn));
    const auto lines = journal_lines_needed(settlement);
    CHECK(in_short(lines) == Short{"icb service beds beds north 310.00",
                                   "icb balance north beds north -340.00",
                                   "icb reserve reserve beds north 30.00",
                                   "icb service day-care day-care south -120.00",
                                   "icb balance south day-care south 120.00",
                                   "icb balance north - north 120.00",
                                   "icb balance south - south -120.00",
                                   "north service beds beds icb -310.00",
                                   "north service beds beds south -10.00",
                                   "north service beds beds reserve -30.00",
                                   "north balance icb beds icb 340.00",
                                   "north balance south beds south 10.00",
                                   "north balance icb - icb -120.00",
                                   "north balance south - south 120.00",
                                   "south service beds beds north 10.00",
                                   "south balance north beds north -10.00",
                                   "south service day-care day-care icb 120.00",
                                   "south balance icb day-care icb -120.00",
                                   "south balance icb - icb 120.00",
                                   "south balance north - north -120.00"});
    CHECK(lines[1].narrative == "Beds: £310.00 that Example ICB owes North Council; £30.00 that "
                                "the reserve owes North Council");
    CHECK(lines[5].narrative == "Netting: Example ICB owes North Council £340.00 for services; "
                                "Example ICB owes North Council £220.00 once all is netted");
    CHECK(lines[5].clause == "Deed of 1 April 2025");
    CHECK(lines[12].narrative == lines[5].narrative);
}

TEST_CASE("A reserve that owes its host moves within the host's ledger", "[journals]")
{
    AgreementTerms terms = three_partners();
    terms.host = "north";
    terms.services.front().contributions = {{"north", {.gross = 300_gbp}}};
    PositionFigures figures = of_three_partners(Basis::outturn);
    figures.services.front().outturn = {{"north", {.gross = 330_gbp}}};
    figures.services.back().outturn = {{"south", {.gross = 120_gbp}}};
    CHECK(
        in_short(journal_lines_needed(settled(terms, figures))) ==
        Short{"north service beds beds reserve -30.00", "north reserve reserve beds north 30.00"});
}

TEST_CASE("A reserve that nobody keeps is refused where it takes part", "[journals]")
{
    AgreementTerms terms = three_partners();
    terms.host.reset();
    terms.services.front().fund = Fund::aligned;
    const Settlement draws = settled(terms, of_three_partners(Basis::outturn));
    try {
        static_cast<void>(journal_lines_needed(draws));
        FAIL("not refused");
    } catch (const InputError& error) {
        REQUIRE(error.problems().kept().size() == 1);
        CHECK(error.problems().kept().front().code == "host_missing");
    }
    PositionFigures on_budget = of_three_partners(Basis::outturn);
    on_budget.services.front().outturn = {{"north", {.gross = 300_gbp}}};
    CHECK_FALSE(journal_lines_needed(settled(terms, on_budget)).empty());
}

TEST_CASE("Accounts are what each ledger calls them", "[journals]")
{
    AgreementTerms terms = three_partners();
    terms.partners[0].accounts = Accounts{.services = {{"beds", "4410"}, {"day-care", "4420"}},
                                          .balances = {{"north", "2310"}, {"south", "2320"}},
                                          .reserve = "9000"};
    const auto lines = journal_lines_needed(settled(terms, of_three_partners(Basis::outturn)));
    std::vector<std::string> accounts;
    for (const JournalLine& line : lines) { accounts.push_back(line.account); }
    accounts.resize(10);
    CHECK(accounts ==
          Short{"4410", "2310", "9000", "4420", "2320", "2310", "2320", "beds", "beds", "beds"});
}

TEST_CASE("A journal posts what the month needs less what was posted", "[journals]")
{
    const Journal may = journal(two_settled(2, Basis::forecast), {});
    CHECK(may.number == 1);
    CHECK(may.month == 2);
    CHECK(in_short(may.lines).front() == "icb service home-care home-care north 10000.08");

    // Of £60,000.50 seven twelfths are £35,000.29; June to September were skipped.
    const Journal october = journal(two_settled(7, Basis::forecast), std::vector{may});
    CHECK(october.number == 2);
    CHECK(in_short(october.lines) == Short{"icb service home-care home-care north 25000.21",
                                           "icb balance north home-care north -25000.21",
                                           "north service home-care home-care icb -25000.21",
                                           "north balance icb home-care icb 25000.21"});
    CHECK(october.lines.front().narrative ==
          "Home care: 7 of 12 months of £60,000.50 that Example ICB owes North Council; "
          "£10,000.08 was posted before");

    const std::vector posted{may, october};
    CHECK(journal(two_settled(7, Basis::forecast), posted).lines.empty());

    // Corrected: £1.00 less is recorded, so the ICB owes 50p less for the year.
    const Journal corrected = journal(two_settled(7, Basis::forecast, 100'000_gbp), posted);
    CHECK(corrected.number == 3);
    CHECK(in_short(corrected.lines).front() == "icb service home-care home-care north -0.29");
}

TEST_CASE("An account that has another code is reversed under the old one", "[journals]")
{
    const Journal first = journal(two_settled(12, Basis::outturn), {});
    AgreementTerms terms = two_partners();
    terms.partners[0].accounts =
        Accounts{.services = {{"home-care", "4410"}}, .balances = {{"north", "north"}}};
    const Journal second =
        journal(settled(terms, of_two_partners(12, Basis::outturn)), std::vector{first});
    CHECK(in_short(second.lines) == Short{"icb service 4410 home-care north 60000.50",
                                          "icb service home-care home-care north -60000.50"});
    CHECK(second.lines.back().narrative == "Home care: £60,000.50 posted before is reversed");
}

TEST_CASE("A service that the agreement no longer has is reversed", "[journals]")
{
    const Journal first = journal(two_settled(12, Basis::outturn), {});
    AgreementTerms terms = two_partners();
    terms.services.front().id = "care-at-home";
    PositionFigures figures = of_two_partners(12, Basis::outturn);
    figures.services.front().id = "care-at-home";
    const Journal second = journal(settled(terms, figures), std::vector{first});
    CHECK(in_short(second.lines) == Short{"icb service care-at-home care-at-home north 60000.50",
                                          "icb balance north care-at-home north -60000.50",
                                          "icb service home-care home-care north -60000.50",
                                          "icb balance north home-care north 60000.50",
                                          "north service care-at-home care-at-home icb -60000.50",
                                          "north balance icb care-at-home icb 60000.50",
                                          "north service home-care home-care icb 60000.50",
                                          "north balance icb home-care icb -60000.50"});
    CHECK(narratives(second)[2] == "home-care: £60,000.50 posted before is reversed");
}

TEST_CASE("What was posted the other way is said to be so", "[journals]")
{
    const auto at = [](std::string_view ledger) {
        PositionFigures figures = of_two_partners(12, Basis::outturn);
        figures.services.front().outturn = {{std::string{ledger}, {.gross = 100'000_gbp}}};
        return settled(two_partners(), figures);
    };
    const Journal first = journal(at("north"), {});
    const Journal second = journal(at("icb"), std::vector{first});
    CHECK(in_short(second.lines).front() == "icb service home-care home-care north -100000.00");
    CHECK(narratives(second).front() == "Home care: £40,000.00 that North Council owes Example "
                                        "ICB; £60,000.00 was posted before, the other way");
}
