#include "../catch.hpp"

#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include <riskshare/by_service.hpp>
#include <riskshare/month_end/statements.hpp>

#include "statement_example.hpp"

/// Statements of the pooled fund of agreement.json, worked out by hand.
///
/// All services vary by +110.00, -10.00 and +20.00, so 120.00: the reserve bears 30.00, the ICB
/// 45.00, the council 27.00 and the trust 18.00, which is 3/8, 9/40, 3/20 and 1/4 of each service.

using namespace riskshare;
using namespace riskshare::literals;

namespace {

using Booked = std::vector<Money>;

Settlement settled(const Position& position) { return settle(position); }

MemorandumAccount account_of(const Position& position)
{
    const Settlement settlement = settled(position);
    return memorandum_account(settlement, by_service(settlement));
}

AccountingViews views_of(const Position& position)
{
    const Settlement settlement = settled(position);
    return accounting_views(settlement, by_service(settlement));
}

/// Nothing is pooled, and nothing paid into the pool.
Position all_aligned()
{
    // What the trust paid of its contribution is not known: it is not nothing.
    const Position unpaid =
        example::changed([](PositionFigures& changed) { changed.services[1].paid.clear(); });
    CHECK_FALSE(quarter_statement(unpaid).in_hand.has_value());

    const Position stated = example::position();
    AgreementTerms terms = stated.agreement().terms();
    PositionFigures figures = stated.figures();
    for (Service& service : terms.services) {
        service.fund = Fund::aligned;
        for (auto& entry : service.contributions) { entry.second.instalments.reset(); }
    }
    for (ServiceFigures& service : figures.services) { service.paid.clear(); }
    return Position{figures, Agreement{terms}};
}

bool is_paid(const std::optional<PaidAgainstDue>& paid, Money due, Money paid_in, Money still_due)
{
    return paid && paid->due == due && paid->paid == paid_in && paid->still_due == still_due;
}

}  // namespace

TEST_CASE("The quarter's statement: budgets, actuals and outturn of pooled services", "[quarter]")
{
    const QuarterStatement statement = quarter_statement(example::position());
    REQUIRE(statement.services.size() == 2);
    const MonthFigures& home_care = statement.services[0].figures;
    CHECK(net(home_care.latest_budget) == 1'050'00_p);
    CHECK(net(*home_care.budget_to_date) == 790'00_p);
    CHECK(net(*home_care.actual_to_date) == 770'00_p);
    CHECK(home_care.variance_to_date() == -20'00_p);
    CHECK(home_care.variance() == 110'00_p);
    CHECK(statement.total.latest_budget.gross == 1'550'00_p);
    CHECK(statement.total.actual_to_date->income == 80'00_p);
    CHECK(statement.total.variance_to_date() == -10'00_p);
    CHECK(net(statement.total.outturn) == 1'550'00_p);
    CHECK(statement.total.variance() == 100'00_p);
}

TEST_CASE("The quarter's statement: what is due and paid, partner by partner", "[quarter]")
{
    // The council's 400.00 falls due in twelve parts, 300.01 of it in nine months; of the 50.00 of
    // September 28.58 falls due in the first four of seven months.
    const QuarterStatement statement = quarter_statement(example::position());
    CHECK(is_paid(statement.paid_in[0], 450'00_p, 450'00_p, 0_p));
    CHECK(is_paid(statement.paid_in[1], 328'59_p, 320'00_p, 8'59_p));
    CHECK(is_paid(statement.paid_in[2], 300'00_p, 310'00_p, -10'00_p));
    CHECK(is_paid(statement.all_paid_in, 1'078'59_p, 1'080'00_p, -1'41_p));
    CHECK(statement.in_hand == 30'00_p);
}

TEST_CASE("What is in hand is only known where all of the pool is", "[quarter]")
{
    const Position no_actual =
        example::changed([](PositionFigures& figures) { figures.services[1].ledgers.clear(); });
    CHECK_FALSE(quarter_statement(no_actual).in_hand.has_value());
    CHECK(quarter_statement(no_actual).all_paid_in.has_value());
    CHECK_FALSE(quarter_statement(no_actual).total.actual_to_date.has_value());

    const Position stated = example::position();
    AgreementTerms terms = stated.agreement().terms();
    terms.services[1].contributions[0].second.instalments.reset();
    PositionFigures figures = stated.figures();
    figures.services[1].paid.clear();
    const QuarterStatement partly = quarter_statement(Position{figures, Agreement{terms}});
    CHECK_FALSE(partly.in_hand.has_value());
    CHECK_FALSE(partly.paid_in[2].has_value());
    CHECK(is_paid(partly.all_paid_in, 778'59_p, 770'00_p, 8'59_p));
}

TEST_CASE("Quarters end in June, September, December and March", "[quarter]")
{
    for (int month = 1; month <= 12; ++month) {
        CHECK(ends_quarter(month) == (month == 3 || month == 6 || month == 9 || month == 12));
    }
}

TEST_CASE("The memorandum account: funding by partner and where it comes from", "[year]")
{
    struct Line {
        std::size_t partner;
        FundingSource source;
        Money amount;
    };
    const std::vector<Line> expected{
        {0, FundingSource::stream, 500'00_p},  {0, FundingSource::other, 200'00_p},
        {1, FundingSource::other, 500'00_p},   {1, FundingSource::variations, 50'00_p},
        {1, FundingSource::income, -100'00_p}, {2, FundingSource::other, 300'00_p}};
    const MemorandumAccount account = account_of(example::position());
    REQUIRE(account.funding.size() == expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i) {
        CHECK(account.funding[i].partner == expected[i].partner);
        CHECK(account.funding[i].source == expected[i].source);
        CHECK(account.funding[i].amount == expected[i].amount);
        CHECK(account.funding[i].stream.has_value() == (i == 0));
    }
    CHECK(account.funding_total == 1'450'00_p);
}

TEST_CASE("The memorandum account: spending, by service and by ledger", "[year]")
{
    const MemorandumAccount account = account_of(example::position());
    REQUIRE(account.services.size() == 2);
    CHECK(account.services[0].spending.gross == 1'270'00_p);
    CHECK(account.services[0].spending.income == 110'00_p);
    REQUIRE(account.services[0].by_ledger.size() == 2);
    CHECK(account.services[0].by_ledger[0].partner == 1);
    CHECK(net(account.services[0].by_ledger[0]) == 1'090'00_p);
    CHECK(net(account.services[0].by_ledger[1]) == 70'00_p);
    CHECK(account.spending.gross == 1'660'00_p);
    CHECK(net(account.spending) == 1'550'00_p);
    CHECK(account.surplus == -100'00_p);
}

TEST_CASE("The memorandum account: who bears the deficit, and each partner's share", "[year]")
{
    const MemorandumAccount account = account_of(example::position());
    const auto part = [&](std::size_t i) { return account.partners[i]; };
    CHECK(part(0).borne == 37'50_p);
    CHECK(part(1).borne == 22'50_p);
    CHECK(part(2).borne == 15'00_p);
    CHECK(account.borne_by_reserve == 25'00_p);
    CHECK(part(0).share == 737'50_p);
    CHECK(part(1).share == 472'50_p);
    CHECK(part(2).share == 315'00_p);
    // 48.36065%, 30.98360% and 20.65573%: the two odd thousandths go to the largest fractions.
    CHECK(part(0).percent == "48.361%"_pc);
    CHECK(part(1).percent == "30.983%"_pc);
    CHECK(part(2).percent == "20.656%"_pc);
}

TEST_CASE("The memorandum account: the reserve from opening to closing", "[year]")
{
    const auto reserve = account_of(example::position()).reserve;
    REQUIRE(reserve.has_value());
    CHECK(reserve->opening == 100'00_p);
    CHECK(reserve->pooled == 25'00_p);
    CHECK(reserve->aligned == 5'00_p);
    CHECK(reserve->closing == 70'00_p);

    const Position without_reserve = example::under_changed_terms([](AgreementTerms& terms) {
        terms.reserve.reset();
        terms.risk_shares.front().overspend.erase(terms.risk_shares.front().overspend.begin());
    });
    CHECK_FALSE(account_of(without_reserve).reserve.has_value());
}

TEST_CASE("A negative share, or without_reserve at all, leaves no percentages", "[year]")
{
    const Position negative = example::changed([](PositionFigures& figures) {
        figures.services[0].outturn[0].second.gross = -5'000'00_p;
        figures.services[0].outturn[0].second.income = 0_p;
        figures.services[0].outturn[0].second.note = "a refund of years before";
    });
    const MemorandumAccount account = account_of(negative);
    CHECK(account.surplus > 0_p);
    for (const PooledPartner& partner : account.partners) {
        CHECK_FALSE(partner.percent.has_value());
    }
    const MemorandumAccount nothing = account_of(all_aligned());
    CHECK(nothing.services.empty());
    CHECK(nothing.funding.empty());
    CHECK(nothing.surplus == 0_p);
    CHECK_FALSE(nothing.partners[0].percent.has_value());
}

TEST_CASE("A joint operation: each partner books what it provided and bears", "[accounts]")
{
    const JointOperation joint = views_of(example::position()).joint_operation;
    REQUIRE(joint.services.size() == 2);
    CHECK(joint.services[0].by_partner == Booked{641'25_p, 474'75_p, 16'50_p});
    CHECK(joint.services[0].reserve == 27'50_p);
    CHECK(joint.services[1].by_partner == Booked{96'25_p, -2'25_p, 298'50_p});
    CHECK(joint.services[1].reserve == -2'50_p);
    CHECK(joint.net_cost == Booked{737'50_p, 472'50_p, 315'00_p});
    CHECK(joint.reserve == 25'00_p);
}

TEST_CASE("With a lead the host books all of it, and the others what they pay", "[accounts]")
{
    const auto lead = views_of(example::position()).lead;
    REQUIRE(lead.has_value());
    CHECK(lead->host == 1);
    CHECK(lead->spending.gross == 1'660'00_p);
    CHECK(lead->spending.income == 110'00_p);
    CHECK(lead->net_cost == Booked{737'50_p, 472'50_p, 315'00_p});
    CHECK(lead->reserve == 25'00_p);
    CHECK_FALSE(views_of(all_aligned()).lead.has_value());
    CHECK(views_of(all_aligned()).joint_operation.services.empty());
}

TEST_CASE("Statements as JSON", "[quarter][year][accounts]")
{
    using nlohmann::json;
    const json quarter = json::parse(to_json(quarter_statement(example::position())));
    CHECK(quarter.at("statement") == "quarter");
    CHECK(quarter.at("total") ==
          json::parse(R"({"budget": {"gross": "1550.00", "income": "100.00", "net": "1450.00"},
              "budget_to_date": {"gross": "1135.00", "income": "75.00", "net": "1060.00"},
              "actual_to_date": {"gross": "1130.00", "income": "80.00", "net": "1050.00"},
              "variance_to_date": "-10.00",
              "outturn": {"gross": "1660.00", "income": "110.00", "net": "1550.00"},
              "variance": "100.00"})"));
    CHECK(quarter.at("paid_in").at("council") ==
          json::parse(R"({"due": "328.59", "paid": "320.00", "still_due": "8.59"})"));
    CHECK(quarter.at("in_hand") == "30.00");

    const MemorandumAccount before = account_of(example::position_before());
    const json year = json::parse(to_json(account_of(example::position()), &before));
    CHECK(year.at("funding").at(0).at("stream") == "nhs-minimum");
    CHECK(year.at("surplus") == "-100.00");
    CHECK(year.at("partners").at(2).at("percent") == "20.656%");
    CHECK(year.at("reserve").at("closing") == "70.00");
    CHECK(year.at("prior_year").at("surplus") == "-20.00");
    CHECK_FALSE(json::parse(to_json(account_of(example::position()))).contains("prior_year"));

    const json accounts = json::parse(to_json(views_of(example::position())));
    CHECK(accounts.at("joint_operation").at("services").at(0) ==
          json::parse(R"({"id": "home-care", "reserve": "27.50",
              "by_partner": {"icb": "641.25", "council": "474.75", "trust": "16.50"}})"));
    const json net_cost = {{"icb", "737.50"}, {"council", "472.50"}, {"trust", "315.00"}};
    CHECK(accounts.at("joint_operation").at("net_cost") == net_cost);
    CHECK(accounts.at("joint_operation").at("reserve") == "25.00");
    const json spending = {{"gross", "1660.00"}, {"income", "110.00"}, {"net", "1550.00"}};
    CHECK(accounts.at("lead") == json{{"host", "council"},
                                      {"spending", spending},
                                      {"net_cost", net_cost},
                                      {"reserve", "25.00"}});
}
