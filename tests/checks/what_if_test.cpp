#include "../catch.hpp"

#include <string>
#include <vector>

#include <riskshare/riskshare.hpp>

/// The changes a what-if refuses, and the figures it leaves as they are.

using namespace riskshare;
using namespace riskshare::literals;

namespace {

Agreement agreement_of_what_if()
{
    const std::vector<Band> bands{{.split = ByShares{}}};
    return Agreement{AgreementTerms{
        .name = "What-if Fund",
        .financial_year = FinancialYear::starting(2025),
        .partners = {{"icb", "Example ICB", PartnerKind::nhs},
                     {"council", "Example Council", PartnerKind::local_authority}},
        .host = "icb",
        .services =
            {{.id = "home-care",
              .name = "Home care",
              .fund = Fund::pooled,
              .contributions = {{"icb", {.gross = 60'000_gbp}}, {"council", {.gross = 40'000_gbp}}},
              .responsible = {.statutory = "council"},
              .vat = Vat{.delivered_by = "icb", .recovery = {{"icb", {.under = VatRegime::none}}}}},
             {.id = "dentists", .name = "Dentists", .fund = Fund::associated, .contributions = {}}},
        .risk_shares = {{.id = "all",
                         .services = AllServices{},
                         .base = GrossContribution{},
                         .overspend = bands,
                         .underspend = bands}}}};
}

PositionFigures figures_of_what_if()
{
    const Recorded actual{.gross = 1_gbp};
    return {.agreement = "What-if Fund",
            .financial_year = FinancialYear::starting(2025),
            .month = 12,
            .basis = Basis::outturn,
            .services = {{.id = "home-care",
                          .outturn = {{"icb", {.gross = 110'000_gbp, .note = "by invoice"}}},
                          .vat = VatFigures{.incurred = 500_gbp},
                          .ledgers = {{"icb", {.actual_to_date = actual}}}}},
            .decisions = {{.risk_share = "all",
                           .decided_by = "The board",
                           .date = Date::on(2026, 5, 1),
                           .minute = "7",
                           .borne_by = {{"council", 10'000_gbp}}}}};
}

std::string refused(const Position& position, const std::vector<OutturnChange>& changes)
{
    try {
        static_cast<void>(position.with_outturns(changes));
    } catch (const InputError& error) {
        std::string text;
        for (const Problem& problem : error.problems().kept()) {
            text += problem.place + " " + problem.code + "\n";
        }
        return text;
    }
    return "";
}

}  // namespace

TEST_CASE("A what-if changes an outturn and leaves the position that it is of", "[what_if]")
{
    PositionFigures figures = figures_of_what_if();
    figures.decisions.clear();
    const Agreement agreement = agreement_of_what_if();
    const Position position{figures, agreement};
    const std::vector<OutturnChange> changes{{"home-care", "icb", 105'000_gbp, 1'000_gbp}};
    const Position what_if = position.with_outturns(changes);

    CHECK(settle(position).services[0].variance == 10'000_gbp);
    CHECK(settle(what_if).services[0].variance == 4'000_gbp);
    CHECK(position.figures().services[0].outturn[0].second.gross == 110'000_gbp);
    CHECK(what_if.figures().services[0].outturn[0].second.gross == 105'000_gbp);
    CHECK(what_if.figures().services[0].outturn[0].second.income == 1'000_gbp);
    CHECK(what_if.figures().services[0].outturn[0].second.note == "by invoice");
    CHECK(what_if.recorded()[0] == 104'000_gbp);
    CHECK(what_if.agreement() == agreement);
}

TEST_CASE("A what-if refuses what it does not know, or is told twice", "[what_if]")
{
    const Position position{figures_of_what_if(), agreement_of_what_if()};
    CHECK(refused(position, {}) == "");
    CHECK(refused(position, {{"home-car", "icb", 1_p, 0_p}}) ==
          "/changes/0/service unknown_service\n");
    CHECK(refused(position, {{"home-care", "trust", 1_p, 0_p}}) ==
          "/changes/0/partner unknown_partner\n");
    CHECK(refused(position, {{"dentists", "icb", 1_p, 0_p}}) ==
          "/changes/0/service unknown_service\n");
    CHECK(refused(position, {{"home-care", "icb", 110'000_gbp, 0_p},
                             {"home-care", "icb", 1_p, 0_p}}) == "/changes/1 change_repeated\n");
}

TEST_CASE("A what-if is checked as far as it could break something", "[what_if]")
{
    const Position position{figures_of_what_if(), agreement_of_what_if()};
    CHECK(refused(position, {{"home-care", "icb", 110'000_gbp, 0_p}}) == "");
    CHECK(refused(position, {{"home-care", "icb", 110'000_gbp + 1_p, 0_p}}) ==
          "/decisions/0/borne_by decision_not_whole\n");
    CHECK(refused(position, {{"home-care", "icb", 499_gbp, 0_p}}) ==
          "/services/0/vat/incurred vat_above_outturn\n"
          "/decisions/0/borne_by decision_not_whole\n");
    CHECK(refused(position, {{"home-care", "council", 0_p, 0_p}}) ==
          "/services/0/ledgers/council/actual_to_date ledger_figure_missing\n");
    CHECK(
        refused(position, {{"home-care", "icb", Money::from_pence(9'223'372'036'854'775'807), 0_p},
                           {"home-care", "council", 1_p, 0_p}}) ==
        "/services/0/ledgers/council/actual_to_date ledger_figure_missing\n"
        "/services total_too_large\n");
}

TEST_CASE("A what-if counts the changed outturn in place of the old one", "[what_if]")
{
    const Money most_of_64_bits = Money::from_pence(6'000'000'000'000'000'000);
    PositionFigures figures = figures_of_what_if();
    figures.decisions.clear();
    figures.services[0].outturn[0].second.gross = most_of_64_bits;
    const Position position{figures, agreement_of_what_if()};
    CHECK(refused(position, {{"home-care", "icb", most_of_64_bits + 1_p, 0_p}}) == "");
}
