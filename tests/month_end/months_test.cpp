#include "../catch.hpp"

#include <riskshare/month_end/months.hpp>

#include "../generated/generate.hpp"
#include "../laws/exact.hpp"
#include "../laws/settled.hpp"

/// The columns of a month's report, service by service and for the funds.

using namespace riskshare;
using namespace riskshare::literals;
using namespace riskshare::generated;
using namespace riskshare::laws;

namespace {

AgreementTerms terms_of_four_services()
{
    AgreementTerms terms{.name = "Example Fund",
                         .financial_year = FinancialYear::starting(2015),
                         .partners = {{"ccg", "Example CCG", PartnerKind::nhs},
                                      {"council", "Council", PartnerKind::local_authority}},
                         .host = "ccg",
                         .services = {}};
    const auto add = [&](const char* id, Fund fund, ByPartner<Contribution> contributions) {
        terms.services.push_back({.id = id,
                                  .name = id,
                                  .fund = fund,
                                  .contributions = std::move(contributions),
                                  .responsible = {.statutory = "ccg"}});
    };
    add("home", Fund::pooled, {{"ccg", {600_gbp, 60_gbp}}, {"council", {400_gbp}}});
    add("wards", Fund::pooled, {{"ccg", {70_gbp}}});
    terms.services.back().is_capital = true;
    add("acute", Fund::aligned, {{"ccg", {1'500_gbp}}});
    add("dentists", Fund::associated, {{"ccg", {5_gbp}}});
    const auto variation = [](const char* id, Date date, Money gross) {
        return Variation{id,   date,        VariationKind::contribution,
                         true, "The board", {{"home", "council", gross, 1_gbp}}};
    };
    terms.variations = {variation("early", Date::on(2015, 6, 30), 10_gbp),
                        variation("late", Date::on(2015, 7, 1), 100_gbp)};
    return terms;
}

/// The ledgers' figures for the first service at the end of June.
PositionFigures june()
{
    const LedgerFigures of_ccg{.original_budget = Recorded{500_gbp, 60_gbp},
                               .latest_budget = Recorded{501_gbp, 60_gbp},
                               .budget_to_date = Recorded{120_gbp, 15_gbp},
                               .actual_to_date = Recorded{130_gbp, 14_gbp},
                               .previous_forecast = Recorded{610_gbp, 60_gbp}};
    const LedgerFigures of_council{.original_budget = Recorded{500_gbp},
                                   .latest_budget = Recorded{509_gbp, 1_gbp},
                                   .budget_to_date = Recorded{80'01_p},
                                   .actual_to_date = Recorded{-1_gbp},
                                   .previous_forecast = Recorded{405_gbp}};
    return {"Example Fund",
            FinancialYear::starting(2015),
            3,
            Basis::forecast,
            {{.id = "home",
              .outturn = {{"council", {400_gbp, 5_gbp}}, {"ccg", {620_gbp, 60_gbp}}},
              .ledgers = {{"council", of_council}, {"ccg", of_ccg}}},
             {.id = "acute", .outturn = {{"ccg", {1'501_gbp}}}},
             {.id = "wards", .outturn = {{"ccg", {71_gbp}}}}}};
}

bool is(const GrossAndIncome& spending, Money gross, Money income)
{
    return spending.gross == gross && spending.income == income;
}

bool is(const std::optional<GrossAndIncome>& spending, Money gross, Money income)
{
    return spending && is(*spending, gross, income);
}

using Column = std::optional<GrossAndIncome> MonthFigures::*;
constexpr Column columns_to_date[]{&MonthFigures::budget_to_date, &MonthFigures::actual_to_date,
                                   &MonthFigures::previous_forecast};

struct Sums {
    Exact gross = 0;
    Exact income = 0;

    void add(const GrossAndIncome& spending)
    {
        gross += spending.gross.pence();
        income += spending.income.pence();
    }
    [[nodiscard]] bool are(const GrossAndIncome& spending) const
    {
        return gross == spending.gross.pence() && income == spending.income.pence();
    }
};

/// A fund's rows come to its totals; a column is there where all rows have it.
void check_fund(const MonthFigures& fund, const std::vector<const MonthFigures*>& services)
{
    Sums original;
    Sums latest;
    Sums outturn;
    for (const MonthFigures* service : services) {
        original.add(service->original_budget);
        latest.add(service->latest_budget);
        outturn.add(service->outturn);
    }
    RC_ASSERT(original.are(fund.original_budget));
    RC_ASSERT(latest.are(fund.latest_budget));
    RC_ASSERT(outturn.are(fund.outturn));
    for (const Column column : columns_to_date) {
        Sums total;
        bool is_there = !services.empty();
        for (const MonthFigures* service : services) {
            is_there = is_there && (service->*column).has_value();
            if (service->*column) { total.add(*(service->*column)); }
        }
        RC_ASSERT((fund.*column).has_value() == is_there);
        if (is_there) { RC_ASSERT(total.are(*(fund.*column))); }
    }
}

/// A service's ledgers come to its figures, net, and so do their budgets where they state any.
void check_service(const ServiceMonth& month, const ServiceResult& result)
{
    RC_ASSERT(net(month.total.latest_budget) == result.budget);
    if (!month.is_reported) { return; }
    RC_ASSERT(net(month.total.outturn) == result.outturn);
    RC_ASSERT(month.total.variance() == result.variance);
    Sums outturn;
    for (const LedgerMonth& ledger : month.ledgers) {
        if (ledger.outturn) { outturn.add(*ledger.outturn); }
    }
    RC_ASSERT(outturn.are(month.total.outturn));
    const auto check_column = [&](std::optional<GrossAndIncome> LedgerMonth::*column, Money net) {
        Exact total = 0;
        std::size_t count = 0;
        for (const LedgerMonth& ledger : month.ledgers) {
            if (!(ledger.*column)) { continue; }
            ++count;
            total += (ledger.*column)->gross.pence() - Exact{(ledger.*column)->income.pence()};
        }
        RC_ASSERT((count == 0 || count == month.ledgers.size()));
        RC_ASSERT((count == 0 || total == net.pence()));
        return count > 0;
    };
    check_column(&LedgerMonth::original_budget, net(month.total.original_budget));
    check_column(&LedgerMonth::latest_budget, net(month.total.latest_budget));
    const auto& to_date = month.total.budget_to_date;
    const bool has_budget_to_date =
        check_column(&LedgerMonth::budget_to_date, to_date ? net(*to_date) : 0_p);
    RC_ASSERT(to_date.has_value() == has_budget_to_date);
}

template <class M>
void check_fund_table(const MonthFigures& fund, const FundTotals<M>& totals)
{
    RC_ASSERT(is(fund.latest_budget, totals.gross.amount(), totals.income.amount()));
    RC_ASSERT(net(fund.latest_budget) == totals.net.amount());
}

void check_months(const Settled& settled, const Months& months)
{
    const std::vector<Service>& services = settled.agreement.terms().services;
    std::vector<const MonthFigures*> pooled;
    std::vector<const MonthFigures*> aligned;
    std::vector<const MonthFigures*> integrated;
    RC_ASSERT(months.services.size() == services.size());
    for (std::size_t i = 0; i < services.size(); ++i) {
        check_service(months.services[i], settled.settlement.services[i]);
        if (services[i].fund == Fund::associated) { continue; }
        (services[i].fund == Fund::pooled ? pooled : aligned).push_back(&months.services[i].total);
        integrated.push_back(&months.services[i].total);
    }
    check_fund(months.pooled, pooled);
    check_fund(months.aligned, aligned);
    check_fund(months.integrated, integrated);
    check_fund_table(months.pooled, settled.agreement.fund().pooled);
    check_fund_table(months.aligned, settled.agreement.fund().aligned);
    check_fund_table(months.integrated, settled.agreement.fund().integrated);
    Exact recorded = 0;
    for (const PartnerResult& partner : settled.settlement.partners) {
        recorded += partner.recorded.pence();
    }
    RC_ASSERT(recorded == net(months.integrated.outturn).pence());
}

}  // namespace

TEST_CASE("A service's month is what its ledgers come to", "[month_end]")
{
    const Months months = riskshare::months(Position{june(), Agreement{terms_of_four_services()}});
    REQUIRE(months.services.size() == 4);
    const ServiceMonth& home = months.services[0];
    CHECK(home.is_reported);
    CHECK(is(home.total.original_budget, 1'000_gbp, 60_gbp));
    CHECK(is(home.total.latest_budget, 1'010_gbp, 61_gbp));
    CHECK(is(home.total.budget_to_date, 200'01_p, 15_gbp));
    CHECK(is(home.total.actual_to_date, 129_gbp, 14_gbp));
    CHECK(is(home.total.previous_forecast, 1'015_gbp, 60_gbp));
    CHECK(is(home.total.outturn, 1'020_gbp, 65_gbp));
    CHECK(home.total.variance() == 6_gbp);
    CHECK(home.total.variance_to_date() == Money::from_pence(-70'01));
    CHECK(home.total.movement() == 0_p);

    REQUIRE(home.ledgers.size() == 2);
    CHECK(home.ledgers[0].partner == 0);
    CHECK(is(home.ledgers[0].original_budget, 500_gbp, 60_gbp));
    CHECK(is(home.ledgers[0].latest_budget, 501_gbp, 60_gbp));
    CHECK(is(home.ledgers[0].outturn, 620_gbp, 60_gbp));
    CHECK(home.ledgers[1].partner == 1);
    CHECK(is(home.ledgers[1].budget_to_date, 80'01_p, 0_p));
    CHECK(is(home.ledgers[1].actual_to_date, -1_gbp, 0_p));
    CHECK(is(home.ledgers[1].previous_forecast, 405_gbp, 0_p));

    const ServiceMonth& acute = months.services[2];
    CHECK_FALSE(acute.total.budget_to_date);
    REQUIRE(acute.ledgers.size() == 1);
    CHECK_FALSE(acute.ledgers[0].original_budget);
    CHECK_FALSE(months.services[3].is_reported);
    CHECK(months.services[3].ledgers.empty());
}

TEST_CASE("Funds hold all their services, capital too, and a column only where all have it",
          "[month_end]")
{
    PositionFigures figures = june();
    const Agreement agreement{terms_of_four_services()};
    const Months without = months(Position{figures, agreement});
    CHECK(is(without.pooled.original_budget, 1'070_gbp, 60_gbp));
    CHECK(is(without.pooled.latest_budget, 1'080_gbp, 61_gbp));
    CHECK(is(without.pooled.outturn, 1'091_gbp, 65_gbp));
    CHECK(is(without.aligned.outturn, 1'501_gbp, 0_p));
    CHECK(is(without.integrated.outturn, 2'592_gbp, 65_gbp));
    CHECK_FALSE(without.pooled.actual_to_date);
    CHECK_FALSE(without.integrated.actual_to_date);

    figures.services[2].ledgers = {{"ccg", {.actual_to_date = Recorded{7_gbp}}}};
    const Months with = months(Position{figures, agreement});
    CHECK(is(with.pooled.actual_to_date, 136_gbp, 14_gbp));
    CHECK_FALSE(with.pooled.budget_to_date);
    CHECK_FALSE(with.aligned.actual_to_date);
    CHECK_FALSE(with.integrated.actual_to_date);
}

TEST_CASE("A fund without services has nothing, and nothing to date", "[month_end]")
{
    AgreementTerms terms = terms_of_four_services();
    terms.variations.clear();
    terms.services = {terms.services[2]};
    PositionFigures figures = june();
    figures.services = {figures.services[1]};
    figures.services[0].ledgers = {{"ccg", {.actual_to_date = Recorded{9_gbp}}}};
    const Months months = riskshare::months(Position{figures, Agreement{terms}});
    CHECK(is(months.pooled.latest_budget, 0_p, 0_p));
    CHECK_FALSE(months.pooled.actual_to_date);
    CHECK(is(months.integrated.actual_to_date, 9_gbp, 0_p));
}

TEST_CASE("Any month adds up: ledgers, services, funds and the settlement", "[month_end]")
{
    const bool holds = rc::check("Any month adds up", [] {
        const Settled settled{with_month_end(*any_case())};
        try {
            check_months(settled, months(settled.position));
        } catch (const MoneyOverflow&) {
            RC_DISCARD("sums of these amounts leave 64 bits of pence");
        }
    });
    CHECK(holds);
}
