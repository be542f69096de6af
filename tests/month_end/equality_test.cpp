#include "../catch.hpp"

#include <riskshare/json.hpp>
#include <riskshare/month_end/balances.hpp>
#include <riskshare/month_end/journals.hpp>
#include <riskshare/month_end/months.hpp>
#include <riskshare/month_end/statements.hpp>
#include <riskshare/riskshare.hpp>

#include "statement_example.hpp"

using namespace riskshare;

namespace {

Position with_a_penny_more()
{
    return example::changed(
        [](PositionFigures& figures) { figures.services[0].outturn[0].second.gross += 1_p; });
}

/// Compares the results of a function for the same facts, and for others.
template <class Result>
void check_equality(Result of)
{
    const Position position = example::position();
    CHECK(of(position) == of(example::position()));
    CHECK_FALSE(of(position) == of(with_a_penny_more()));
}

}  // namespace

TEST_CASE("Results are equal where all their figures are", "[equality]")
{
    check_equality([](const Position& position) { return position; });
    check_equality([](const Position& position) { return settle(position); });
    check_equality([](const Position& position) { return settle(position).partners; });
    check_equality([](const Position& position) { return settle(position).payments; });
    check_equality([](const Position& position) { return explain(settle(position)); });
    check_equality([](const Position& position) { return by_service(settle(position)).services; });
    check_equality([](const Position& position) { return months(position).pooled; });
    check_equality([](const Position& position) { return months(position).services; });
    check_equality([](const Position& position) { return contributions(position); });
    check_equality([](const Position& position) { return quarter_statement(position); });
    check_equality(
        [](const Position& position) { return journal(settle(position), std::vector<Journal>{}); });
    check_equality([](const Position& position) {
        return compare(settle(position), settle(without_risk_shares(position)));
    });
    check_equality([](const Position& position) {
        const Settlement settlement = settle(position);
        return memorandum_account(settlement, by_service(settlement));
    });
    check_equality([](const Position& position) {
        const Settlement settlement = settle(position);
        return accounting_views(settlement, by_service(settlement));
    });
    check_equality([](const Position& position) { return agreed_balances(position); });
}

TEST_CASE("Results of the agreement alone are equal where the agreements are", "[equality]")
{
    const Position position = example::position();
    const Position again = example::position();
    CHECK(conditions(position.agreement()) == conditions(again.agreement()));
    CHECK(contributions(position.agreement()) == contributions(again.agreement()));
    CHECK(vat(position) == vat(again));
    CHECK(duties(Mechanism::lead_body) == duties(Mechanism::lead_body));
    CHECK_FALSE(duties(Mechanism::lead_body) == duties(Mechanism::joint_venture));
    CHECK(warnings_in(position) == warnings_in(again));
}
