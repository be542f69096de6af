#include "../catch.hpp"

#include <stdexcept>
#include <vector>

#include <riskshare/riskshare.hpp>

using namespace riskshare;
using namespace riskshare::literals;

namespace {

/// The months in which something falls due, and how much.
std::vector<std::pair<int, Money>> falls_due(Money amount, const Instalments& instalments,
                                             int from = 1)
{
    const ByMonth schedule = instalments_of(amount, instalments, from);
    REQUIRE(schedule.size() == 12);
    std::vector<std::pair<int, Money>> due;
    for (int month = 1; month <= 12; ++month) {
        const Money part = schedule[static_cast<std::size_t>(month - 1)];
        if (part != 0_p) { due.emplace_back(month, part); }
    }
    return due;
}

using Due = std::vector<std::pair<int, Money>>;

/// One pooled service to which the icb pays by these instalments, with two variations.
AgreementTerms terms_of_paid(const Instalments& instalments)
{
    const auto variation = [](std::string id, std::string_view date, bool is_recurrent, Money gross,
                              Money income) {
        return Variation{std::move(id),
                         Date::parse(date).value(),
                         VariationKind::contribution,
                         is_recurrent,
                         "The board",
                         {{"care", "icb", gross, income}}};
    };
    return {.name = "Example Fund",
            .financial_year = FinancialYear::starting(2025),
            .partners = {{"icb", "An ICB", PartnerKind::nhs},
                         {"council", "A council", PartnerKind::local_authority}},
            .host = "council",
            .services = {{.id = "care",
                          .name = "Care",
                          .fund = Fund::pooled,
                          .contributions =
                              {{"icb",
                                {.gross = 120'00_p, .income = 20_gbp, .instalments = instalments}},
                               {"council", {.gross = 50_gbp}}},
                          .responsible = {.statutory = "council"}}},
            .variations = {variation("first", "2025-08-20", false, 10_gbp, 1_gbp),
                           variation("second", "2026-01-02", true, -5_gbp, 0_p)}};
}

ServiceContribution icb_at(const AgreementTerms& terms, int month, Money paid)
{
    const Agreement agreement{terms};
    const Position position{{.agreement = "Example Fund",
                             .financial_year = FinancialYear::starting(2025),
                             .month = month,
                             .basis = Basis::forecast,
                             .services = {{.id = "care", .outturn = {}, .paid = {{"icb", paid}}}}},
                            agreement};
    return contributions(position)[0][0];
}

}  // namespace

TEST_CASE("Instalments are equal parts in the months of the profile, odd pence first",
          "[instalments]")
{
    CHECK(falls_due(10_p, QuarterlyInAdvance{}) == Due{{1, 3_p}, {4, 3_p}, {7, 2_p}, {10, 2_p}});
    CHECK(falls_due(10_p, QuarterlyInArrears{}) == Due{{3, 3_p}, {6, 3_p}, {9, 2_p}, {12, 2_p}});
    CHECK(falls_due(-10_p, QuarterlyInArrears{}) ==
          Due{{3, -3_p}, {6, -3_p}, {9, -2_p}, {12, -2_p}});
    CHECK(falls_due(10_p, Single{7}) == Due{{7, 10_p}});
    CHECK(falls_due(2_p, Monthly{}) == Due{{1, 1_p}, {2, 1_p}});
    CHECK(falls_due(0_p, Monthly{}).empty());
}

TEST_CASE("What comes later is spread over the months that are left, or due at once",
          "[instalments]")
{
    CHECK(falls_due(3_p, Monthly{}, 11) == Due{{11, 2_p}, {12, 1_p}});
    CHECK(falls_due(4_p, QuarterlyInAdvance{}, 7) == Due{{7, 2_p}, {10, 2_p}});
    CHECK(falls_due(4_p, QuarterlyInAdvance{}, 10) == Due{{10, 4_p}});
    CHECK(falls_due(4_p, QuarterlyInAdvance{}, 11) == Due{{11, 4_p}});
    CHECK(falls_due(4_p, QuarterlyInArrears{}, 12) == Due{{12, 4_p}});
    CHECK(falls_due(4_p, Single{7}, 7) == Due{{7, 4_p}});
    CHECK(falls_due(4_p, Single{7}, 8) == Due{{8, 4_p}});
    CHECK_THROWS_AS(instalments_of(1_p, Single{7}, 13), std::invalid_argument);
    CHECK_THROWS_AS(instalments_of(1_p, Single{0}, 0), std::invalid_argument);
}

TEST_CASE("Due by a month is all that fell due by its end", "[instalments]")
{
    const ByMonth schedule = instalments_of(10_p, QuarterlyInArrears{});
    CHECK(due_by(1, schedule) == 0_p);
    CHECK(due_by(3, schedule) == 3_p);
    CHECK(due_by(5, schedule) == 3_p);
    CHECK(due_by(12, schedule) == 10_p);
    CHECK_THROWS_AS(due_by(0, schedule), std::invalid_argument);
    CHECK_THROWS_AS(due_by(13, schedule), std::invalid_argument);
}

TEST_CASE("Contributions at a month are those known by then, against what was paid",
          "[instalments]")
{
    const AgreementTerms terms = terms_of_paid(QuarterlyInArrears{});
    const ServiceContribution early = icb_at(terms, 4, 25_gbp);
    CHECK(net(early.latest) == 100_gbp);
    CHECK(early.paid_against_due->due == 25_gbp);
    CHECK(early.paid_against_due->still_due == 0_p);

    // £9 more over September, December and March.
    const ServiceContribution middle = icb_at(terms, 6, 60_gbp);
    CHECK(middle.one_off.gross == 10_gbp);
    CHECK(middle.one_off.income == 1_gbp);
    CHECK(net(middle.recurrent) == 0_p);
    CHECK(middle.paid_against_due->due == 53_gbp);
    CHECK(middle.paid_against_due->still_due == -7_gbp);

    // £5 less, in March alone.
    const ServiceContribution late = icb_at(terms, 12, 0_p);
    CHECK(net(late.recurrent) == -5_gbp);
    CHECK(net(late.latest) == 104_gbp);
    CHECK(late.schedule->back() == 23_gbp);
    CHECK(late.paid_against_due->due == 104_gbp);

    const Contributions whole = contributions(Agreement{terms});
    CHECK(whole[0][0].schedule == late.schedule);
    CHECK_FALSE(whole[0][0].paid_against_due);
    CHECK_FALSE(whole[0][1].schedule);
}
