#include "../catch.hpp"

#include <string>
#include <string_view>
#include <utility>

#include <riskshare/riskshare.hpp>

#include "../fixtures/fixtures.hpp"

using namespace riskshare;
using namespace riskshare::fixtures;

namespace {

/// One pooled service to which the NHS body pays by these instalments, with two variations.
AgreementTerms terms_of_paid(const Instalments& instalments)
{
    const auto variation = [](std::string id, std::string_view date, bool is_recurrent, Money gross,
                              Money income) {
        return Variation{std::move(id),
                         Date::parse(date).value(),
                         VariationKind::contribution,
                         is_recurrent,
                         "The board",
                         {{"care", "nhs", gross, income}}};
    };
    Service care =
        service("care", Fund::pooled,
                {{"nhs", {.gross = 120_gbp, .income = 20_gbp, .instalments = instalments}},
                 {"council", {.gross = 50_gbp}}});
    AgreementTerms terms = two_partners({std::move(care)});
    terms.host = "council";
    terms.variations = {variation("first", "2025-08-20", false, 10_gbp, 1_gbp),
                        variation("second", "2026-01-02", true, -5_gbp, 0_p)};
    return terms;
}

ServiceContribution nhs_at(const AgreementTerms& terms, int month, Money paid)
{
    PositionFigures figures =
        outturn_of(terms, {{.id = "care", .outturn = {}, .paid = {{"nhs", paid}}}});
    figures.month = month;
    figures.basis = Basis::forecast;
    return contributions(Position{figures, Agreement{terms}}).services[0][0];
}

}  // namespace

TEST_CASE("Contributions at a month are those known by then, against what was paid",
          "[instalments]")
{
    const AgreementTerms terms = terms_of_paid(QuarterlyInArrears{});
    const ServiceContribution early = nhs_at(terms, 4, 25_gbp);
    CHECK(net(early.latest) == 100_gbp);
    CHECK(early.paid_against_due->due == 25_gbp);
    CHECK(early.paid_against_due->still_due == 0_p);

    // £9 more over September, December and March.
    const ServiceContribution middle = nhs_at(terms, 6, 60_gbp);
    CHECK(middle.one_off.gross == 10_gbp);
    CHECK(middle.one_off.income == 1_gbp);
    CHECK(net(middle.recurrent) == 0_p);
    CHECK(middle.paid_against_due->due == 53_gbp);
    CHECK(middle.paid_against_due->still_due == -7_gbp);

    // £5 less, in March alone.
    const ServiceContribution late = nhs_at(terms, 12, 0_p);
    CHECK(net(late.recurrent) == -5_gbp);
    CHECK(net(late.latest) == 104_gbp);
    CHECK(late.schedule->back() == 23_gbp);
    CHECK(late.paid_against_due->due == 104_gbp);

    const Contributions whole = contributions(Agreement{terms});
    CHECK(whole.services[0][0].schedule == late.schedule);
    CHECK_FALSE(whole.services[0][0].paid_against_due);
    CHECK_FALSE(whole.services[0][1].schedule);
}
