#include "../catch.hpp"

#include <optional>
#include <vector>

#include <riskshare/json.hpp>

#include "every_key.hpp"

/// The figures on which a month's report, journals and balances between ledgers rest.

using namespace riskshare;
using namespace riskshare::literals;
using every_key::check_remarks;

TEST_CASE("What an agreement says of accounts and balances is kept", "[json]")
{
    const Agreement read = every_key::agreement();
    const AgreementTerms& terms = read.terms();
    REQUIRE(terms.partners[0].accounts);
    const Accounts& accounts = *terms.partners[0].accounts;
    CHECK(accounts.services == AccountCodes{{"home-care", "61-000"},
                                            {"schools", "62 000"},
                                            {"acute", "63000"},
                                            {"wards", "£64"}});
    CHECK(accounts.balances == AccountCodes{{"council", "21000"}, {"trust", "22000"}});
    CHECK(accounts.reserve == "29000");
    check_remarks(accounts, "the accounts");
    CHECK_FALSE(terms.partners[1].accounts);
    REQUIRE(terms.agreement_of_balances);
    CHECK(terms.agreement_of_balances->receivables_and_payables == 300'000_gbp);
    CHECK(terms.agreement_of_balances->income_and_expenditure == 3'000'000'50_p);
    check_remarks(*terms.agreement_of_balances, "the thresholds");
}

TEST_CASE("What a position says of ledgers and balances is kept", "[json]")
{
    const Position read = every_key::position();
    const auto& ledgers = read.figures().services[0].ledgers;
    REQUIRE(ledgers.size() == 2);
    CHECK(ledgers[0].first == "ccg");
    const LedgerFigures& ccg = ledgers[0].second;
    check_remarks(ccg, "the ledger");
    const auto is = [](const std::optional<Recorded>& figure, Money gross, Money income) {
        return figure && figure->gross == gross && figure->income == income;
    };
    CHECK(is(ccg.original_budget, 600_gbp, 60_gbp));
    check_remarks(*ccg.original_budget, "the original budget");
    CHECK(is(ccg.latest_budget, 590_gbp, 58'50_p));
    CHECK(is(ccg.budget_to_date, 250_gbp, 0_p));
    CHECK(is(ccg.actual_to_date, Money::from_pence(-750), 1'25_p));
    CHECK(is(ccg.previous_forecast, -600_gbp, 0_p));
    CHECK(is(ledgers[1].second.actual_to_date, 199'99_p, 0_p));
    CHECK(read.figures().services[1].ledgers.empty());

    const std::vector<LedgerBalance>& balances = read.figures().balances;
    REQUIRE(balances.size() == 2);
    CHECK(balances[0].ledger == "ccg");
    CHECK(balances[0].with == "council");
    CHECK(balances[0].receivable == 1'01_p);
    CHECK(balances[0].payable == 2'02_p);
    CHECK(balances[0].income == 3'03_p);
    CHECK(balances[0].expenditure == 4'04_p);
    check_remarks(balances[0], "the balance sheet");
    CHECK(balances[1].receivable == 0_p);
}
