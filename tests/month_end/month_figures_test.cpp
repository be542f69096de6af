#include "../catch.hpp"

#include <riskshare/month_end/months.hpp>

/// One row of a month's report by itself.

using namespace riskshare;
using namespace riskshare::literals;

namespace {

MonthFigures on(Money budget, Money outturn)
{
    return {.original_budget = {0_p, 0_p},
            .latest_budget = {budget + 50_p, 50_p},
            .outturn = {outturn + 70_p, 70_p}};
}

}  // namespace

TEST_CASE("A forecast is green below 2% over budget, amber up to 5%, red above", "[month_end]")
{
    struct Row {
        Money budget;
        Money outturn;
        Rag rag;
    };
    const Row rows[]{
        {1'000'000'00_p, 1'000'000'00_p, Rag::green}, {1'000'000'00_p, 0_p, Rag::green},
        {1'000'000'00_p, 1'000'000'01_p, Rag::green}, {1'000'000'00_p, 1'019'999'99_p, Rag::green},
        {1'000'000'00_p, 1'020'000'00_p, Rag::amber}, {1'000'000'00_p, 1'020'000'01_p, Rag::amber},
        {1'000'000'00_p, 1'049'999'99_p, Rag::amber}, {1'000'000'00_p, 1'050'000'00_p, Rag::amber},
        {1'000'000'00_p, 1'050'000'01_p, Rag::red},   {1'000'000'00_p, 9'000'000'00_p, Rag::red},
    };
    for (const Row& row : rows) {
        CAPTURE(to_text(row.outturn));
        CHECK((on(row.budget, row.outturn).rag() == row.rag));
    }
}

TEST_CASE("The limits of green and amber are to the nearest penny", "[month_end]")
{
    // 2% of 33.35 is 66.7p, and 5% of it 166.75p.
    CHECK((on(33'35_p, 34'01_p).rag() == Rag::green));
    CHECK((on(33'35_p, 34'02_p).rag() == Rag::amber));
    CHECK((on(33'35_p, 35'02_p).rag() == Rag::amber));
    CHECK((on(33'35_p, 35'03_p).rag() == Rag::red));
    // 2% of 24p rounds to zero, so that no overspend is below it.
    CHECK((on(24_p, 25_p).rag() == Rag::amber));
    CHECK((on(24_p, 26_p).rag() == Rag::red));
}

TEST_CASE("Whatever is over a budget of nothing, or below nothing, is red", "[month_end]")
{
    const Money credit = Money::from_pence(-100'00);
    CHECK((on(0_p, 0_p).rag() == Rag::green));
    CHECK((on(0_p, 1_p).rag() == Rag::red));
    CHECK((on(0_p, -1_p).rag() == Rag::green));
    CHECK((on(credit, credit).rag() == Rag::green));
    CHECK((on(credit, credit + 1_p).rag() == Rag::red));
    CHECK((on(credit, credit - 1_p).rag() == Rag::green));
}

TEST_CASE("Variances and movement are net; what is not stated has none", "[month_end]")
{
    MonthFigures figures = on(100_gbp, 90_gbp);
    CHECK(figures.variance() == -10_gbp);
    CHECK_FALSE(figures.variance_to_date());
    CHECK_FALSE(figures.movement());

    figures.budget_to_date = GrossAndIncome{60_gbp, 10_gbp};
    CHECK_FALSE(figures.variance_to_date());
    figures.actual_to_date = GrossAndIncome{58_gbp, 10'01_p};
    CHECK(figures.variance_to_date() == Money::from_pence(-201));
    figures.previous_forecast = GrossAndIncome{80_gbp, -1_p};
    CHECK(figures.movement() == 9'99_p);
}
