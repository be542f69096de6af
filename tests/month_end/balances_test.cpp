#include "../catch.hpp"

#include <algorithm>
#include <stdexcept>
#include <string>

#include <nlohmann/json.hpp>

#include <riskshare/month_end/balances.hpp>

#include "statement_example.hpp"

/// The balances between two ledgers, pair by pair.

using namespace riskshare;
using namespace riskshare::literals;

namespace {

constexpr auto owed = BalanceKind::receivables_and_payables;
constexpr auto earned = BalanceKind::income_and_expenditure;
constexpr std::size_t icb = 0;
constexpr std::size_t council = 1;
constexpr std::size_t trust = 2;

const ComparedBalance& find(const AgreedBalances& balances, BalanceKind kind, std::size_t creditor,
                            std::size_t debtor)
{
    for (const ComparedBalance& balance : balances.compared) {
        const bool is_it =
            balance.kind == kind && balance.creditor == creditor && balance.debtor == debtor;
        if (is_it) { return balance; }
    }
    throw std::out_of_range{"no such balance"};
}

/// The ICB's ledger and the council's, with the amount the council is owed and the ICB owes.
AgreedBalances with_amounts(Money receivable, Money payable)
{
    return agreed_balances(example::changed([&](PositionFigures& figures) {
        figures.balances = {{.ledger = "council", .with = "icb", .receivable = receivable},
                            {.ledger = "icb", .with = "council", .payable = payable}};
    }));
}

}  // namespace

TEST_CASE("A receivable is held against the payable in the other ledger", "[balances]")
{
    const AgreedBalances balances = agreed_balances(example::position());
    const ComparedBalance& balance = find(balances, owed, council, icb);
    CHECK(balance.creditor_says == 50'00_p);
    CHECK(balance.debtor_says == 45'00_p);
    CHECK(balance.difference == 5'00_p);
    CHECK(balance.threshold == 5'00_p);
    CHECK(balance.is_within_threshold());
    CHECK_FALSE(balance.is_the_same());
    CHECK(find(balances, owed, icb, trust).difference == -5'01_p);
    CHECK_FALSE(balances.is_agreed());
}

TEST_CASE("Income is held against expenditure, with a threshold of its own", "[balances]")
{
    const AgreedBalances balances = agreed_balances(example::position());
    const ComparedBalance& balance = find(balances, earned, council, icb);
    CHECK(balance.difference == 10'01_p);
    CHECK(balance.threshold == 10'00_p);
    CHECK_FALSE(balance.is_within_threshold());
    CHECK(find(balances, earned, icb, trust).is_the_same());
}

TEST_CASE("A ledger that says nothing is not one that says 0.00", "[balances]")
{
    const AgreedBalances balances = agreed_balances(example::position());
    const ComparedBalance& silent = find(balances, owed, trust, council);
    CHECK(silent.creditor_says == 7'50_p);
    CHECK_FALSE(silent.debtor_says.has_value());
    CHECK(silent.difference == 7'50_p);
    const ComparedBalance& nothing = find(balances, earned, trust, council);
    CHECK(nothing.creditor_says == 0_p);
    CHECK_FALSE(nothing.debtor_says.has_value());
    CHECK(nothing.is_within_threshold());
    CHECK_FALSE(nothing.is_the_same());
    CHECK(find(balances, owed, icb, council).is_the_same());
}

TEST_CASE("A difference of exactly the threshold is within it, either way", "[balances]")
{
    struct Row {
        Money receivable, payable;
        bool is_within;
    };
    const auto row = GENERATE(values<Row>({
        {104'99_p, 100'00_p, true},   // a penny under
        {105'00_p, 100'00_p, true},   // exactly at it
        {105'01_p, 100'00_p, false},  // a penny over
        {95'01_p, 100'00_p, true},
        {95'00_p, 100'00_p, true},
        {94'99_p, 100'00_p, false},
        {0_p, 0_p, true},
    }));
    const AgreedBalances balances = with_amounts(row.receivable, row.payable);
    CHECK(balances.is_agreed() == row.is_within);
    CHECK(find(balances, owed, council, icb).is_the_same() == (row.receivable == row.payable));
}

TEST_CASE("Without thresholds a penny is above them", "[balances]")
{
    const Agreement agreement = example::under_changed_terms([](AgreementTerms& terms) {
                                    terms.agreement_of_balances.reset();
                                }).agreement();
    const Position as_stated = example::position();
    for (const Money receivable : {9'00_p, 9'01_p}) {
        PositionFigures figures = as_stated.figures();
        figures.balances = {{.ledger = "council", .with = "icb", .receivable = receivable},
                            {.ledger = "icb", .with = "council", .payable = 9'00_p}};
        CHECK(agreed_balances(Position{figures, agreement}).is_agreed() == (receivable == 9'00_p));
    }
}

TEST_CASE("Each pair of which a ledger says anything has four balances, others none", "[balances]")
{
    CHECK(agreed_balances(example::position()).compared.size() == 12);
    CHECK(with_amounts(1_p, 1_p).compared.size() == 4);
    const Position silent =
        example::changed([](PositionFigures& figures) { figures.balances.clear(); });
    CHECK(agreed_balances(silent).compared.empty());
}

TEST_CASE("The order in which ledgers are listed changes nothing", "[balances]")
{
    const std::string written = to_json(agreed_balances(example::position()));
    const Position turned =
        example::changed([](PositionFigures& figures) { std::ranges::reverse(figures.balances); });
    CHECK(to_json(agreed_balances(turned)) == written);
}

TEST_CASE("The agreement of balances as JSON", "[balances]")
{
    const auto read = nlohmann::json::parse(to_json(agreed_balances(example::position())));
    CHECK(read.at("format") == "riskshare/statement/1");
    CHECK(read.at("statement") == "balances");
    CHECK(read.at("month") == 9);
    const auto& list = read.at("balances");
    REQUIRE(list.size() == 12);
    CHECK(list.at(0).at("outcome") == "agreed");
    CHECK(list.at(1) == nlohmann::json{{"kind", "receivables_and_payables"},
                                       {"creditor", "council"},
                                       {"debtor", "icb"},
                                       {"creditor_says", "50.00"},
                                       {"debtor_says", "45.00"},
                                       {"difference", "5.00"},
                                       {"threshold", "5.00"},
                                       {"outcome", "within_threshold"}});
    CHECK(list.at(8).contains("creditor_says") == false);
    CHECK(list.at(9).at("outcome") == "above_threshold");
}
