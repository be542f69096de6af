#include "../catch.hpp"

#include <cstdint>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include <riskshare/agreement.hpp>
#include <riskshare/compare.hpp>
#include <riskshare/position.hpp>

/// The accounts, ledgers and balances that are accepted, a penny to either side.

using namespace riskshare;
using namespace riskshare::literals;

namespace {

using Codes = std::vector<std::string>;

AgreementTerms terms_with_reserve()
{
    return {.name = "Example Fund",
            .financial_year = FinancialYear::starting(2015),
            .partners = {{"ccg", "Example CCG", PartnerKind::nhs},
                         {"council", "Council", PartnerKind::local_authority},
                         {"trust", "Trust", PartnerKind::other}},
            .host = "ccg",
            .reserve = Reserve{100_gbp},
            .services = {{.id = "home",
                          .name = "Home care",
                          .fund = Fund::pooled,
                          .contributions = {{"ccg", {600_gbp, 60_gbp}}, {"council", {400_gbp}}},
                          .responsible = {.statutory = "council"}},
                         {.id = "acute",
                          .name = "Acute provision",
                          .fund = Fund::aligned,
                          .contributions = {{"ccg", {1'500_gbp}}},
                          .responsible = {.statutory = "ccg"}},
                         {.id = "dentists",
                          .name = "Dentists",
                          .fund = Fund::associated,
                          .contributions = {{"ccg", {5_gbp}}}}},
            .variations = {{"june",
                            Date::on(2015, 6, 30),
                            VariationKind::contribution,
                            true,
                            "The board",
                            {{"home", "council", 10_gbp}}}}};
}

Accounts accounts_of_host()
{
    return {.services = {{"home", "1"}, {"acute", "2"}},
            .balances = {{"council", "3"}, {"trust", "3"}},
            .reserve = "4"};
}

PositionFigures at_month(int month)
{
    return {"Example Fund",
            FinancialYear::starting(2015),
            month,
            Basis::forecast,
            {{.id = "home", .outturn = {{"ccg", {600_gbp, 60_gbp}}, {"council", {410_gbp}}}},
             {.id = "acute", .outturn = {{"ccg", {1'500_gbp}}}}}};
}

Codes codes_in(const Problems& problems)
{
    Codes codes;
    for (const Problem& problem : problems.kept()) { codes.push_back(problem.code); }
    return codes;
}

Codes codes_of_accounts(const Accounts& accounts, std::size_t partner = 0)
{
    AgreementTerms terms = terms_with_reserve();
    terms.partners[partner].accounts = accounts;
    return codes_in(problems_in(terms));
}

Codes codes_of_ledgers(PositionFigures figures, ByPartner<LedgerFigures> ledgers)
{
    figures.services[0].ledgers = std::move(ledgers);
    return codes_in(problems_in(figures, Agreement{terms_with_reserve()}));
}

Codes codes_of_balances(std::vector<LedgerBalance> balances)
{
    PositionFigures figures = at_month(3);
    figures.balances = std::move(balances);
    return codes_in(problems_in(figures, Agreement{terms_with_reserve()}));
}

LedgerFigures original(Money gross, Money income = Money::from_pence(0))
{
    return {.original_budget = Recorded{gross, income}};
}

LedgerFigures latest(Money gross) { return {.latest_budget = Recorded{gross}}; }

const Codes none{};

}  // namespace

TEST_CASE("Accounts name every settled service, every other partner and the host's reserve",
          "[month_end]")
{
    CHECK(codes_of_accounts(accounts_of_host()) == none);

    Accounts accounts = accounts_of_host();
    accounts.services.pop_back();
    CHECK(codes_of_accounts(accounts) == Codes{"account_missing"});
    accounts.services.emplace_back("home", "5");
    CHECK(codes_of_accounts(accounts) == Codes{"service_repeated", "account_missing"});

    accounts = accounts_of_host();
    accounts.services.emplace_back("dentists", "5");
    CHECK(codes_of_accounts(accounts) == Codes{"associated_named"});

    accounts = accounts_of_host();
    accounts.balances.pop_back();
    CHECK(codes_of_accounts(accounts) == Codes{"account_missing"});
    accounts.balances.emplace_back("council", "5");
    CHECK(codes_of_accounts(accounts) == Codes{"partner_repeated", "account_missing"});
    accounts.balances.back().first = "trust";
    CHECK(codes_of_accounts(accounts) == none);
    accounts.balances.emplace_back("ccg", "5");
    CHECK(codes_of_accounts(accounts) == Codes{"same_partner"});

    accounts = accounts_of_host();
    accounts.reserve.reset();
    CHECK(codes_of_accounts(accounts) == Codes{"account_missing"});
}

TEST_CASE("The reserve has an account in the host's ledger alone, also where there is none",
          "[month_end]")
{
    const Accounts of_trust{.services = {{"home", "1"}, {"acute", "2"}},
                            .balances = {{"ccg", "3"}, {"council", "3"}}};
    CHECK(codes_of_accounts(of_trust, 2) == none);
    Accounts with_reserve = of_trust;
    with_reserve.reserve = "4";
    CHECK(codes_of_accounts(with_reserve, 2) == Codes{"account_not_needed"});

    AgreementTerms terms = terms_with_reserve();
    terms.reserve.reset();
    terms.partners[0].accounts = accounts_of_host();
    CHECK(codes_in(problems_in(terms)) == none);
    terms.partners[0].accounts->reserve.reset();
    CHECK(codes_in(problems_in(terms)) == none);
}

TEST_CASE("The code of an account is plain text on one line", "[month_end]")
{
    const auto codes = [](const char* code) {
        Accounts accounts = accounts_of_host();
        accounts.services.front().second = code;
        return codes_of_accounts(accounts);
    };
    const Codes malformed{"account_malformed"};
    CHECK(codes("831-100 / Home care, £") == none);
    CHECK(codes("") == malformed);
    CHECK(codes("   ") == malformed);
    CHECK(codes("1\n2") == malformed);
    CHECK(codes("1\t2") == malformed);
    CHECK(codes("1\x1B[31m") == malformed);
    CHECK(codes("1\xE2\x80\xAE\x32") == malformed);
    CHECK(codes("\xFF") == malformed);
}

TEST_CASE("No service is called note or clause where partners have accounts", "[month_end]")
{
    AgreementTerms terms = terms_with_reserve();
    terms.services[2].id = "note";
    CHECK(codes_in(problems_in(terms)) == none);
    terms.partners[0].accounts = accounts_of_host();
    CHECK(codes_in(problems_in(terms)) == Codes{"id_reserved"});
}

TEST_CASE("Thresholds are zero or more", "[month_end]")
{
    AgreementTerms terms = terms_with_reserve();
    terms.agreement_of_balances = BalanceThresholds{0_p, 0_p};
    CHECK(codes_in(problems_in(terms)) == none);
    terms.agreement_of_balances = BalanceThresholds{-1_p, -1_p};
    CHECK(codes_in(problems_in(terms)) == Codes{"negative_amount", "negative_amount"});
}

TEST_CASE("Original budgets come to what is contributed as the year opens, net", "[month_end]")
{
    const Codes refused{"budget_not_contributed"};
    const PositionFigures june = at_month(3);
    CHECK(codes_of_ledgers(
              june, {{"ccg", original(600_gbp, 60_gbp)}, {"council", original(400_gbp)}}) == none);
    CHECK(codes_of_ledgers(june, {{"ccg", original(0_p)}, {"council", original(940_gbp)}}) == none);
    CHECK(codes_of_ledgers(june, {{"ccg", original(0_p)}, {"council", original(940'01_p)}}) ==
          refused);
    CHECK(codes_of_ledgers(june, {{"ccg", original(-1_p)}, {"council", original(940_gbp)}}) ==
          refused);
    CHECK(codes_of_ledgers(june, {{"ccg", original(600_gbp, 60_gbp)},
                                  {"council", original(410_gbp)}}) == refused);
}

TEST_CASE("Latest budgets come to what is contributed by the end of the month", "[month_end]")
{
    const auto codes = [](int month, Money of_council) {
        return codes_of_ledgers(at_month(month),
                                {{"ccg", latest(540_gbp)}, {"council", latest(of_council)}});
    };
    const Codes refused{"budget_not_contributed"};
    CHECK(codes(2, 400_gbp) == none);
    CHECK(codes(2, 400'01_p) == refused);
    CHECK(codes(2, 410_gbp) == refused);
    CHECK(codes(3, 410_gbp) == none);
    CHECK(codes(3, 409'99_p) == refused);
    CHECK(codes(3, 400_gbp) == refused);
    // Of which month the budgets are is not known.
    CHECK(codes(13, 1_gbp) == Codes{"month_out_of_range"});
}

TEST_CASE("What one ledger of a service has, all have", "[month_end]")
{
    const LedgerFigures actual{.actual_to_date = Recorded{0_p}};
    const Codes missing{"ledger_figure_missing"};
    const PositionFigures june = at_month(3);
    CHECK(codes_of_ledgers(june, {{"ccg", actual}, {"council", actual}}) == none);
    CHECK(codes_of_ledgers(june, {{"ccg", actual}}) == missing);
    CHECK(codes_of_ledgers(june, {{"ccg", actual}, {"council", {}}}) == missing);
    CHECK(codes_of_ledgers(june, {{"ccg", actual}, {"council", actual}, {"trust", {}}}) == missing);
    CHECK(codes_of_ledgers(june, {{"ccg", actual}, {"council", actual}, {"trust", actual}}) ==
          none);
    CHECK(codes_of_ledgers(june, {{"ccg", {}}}) == none);
    CHECK(codes_of_ledgers(june, {{"trust", actual}}) ==
          Codes{"ledger_figure_missing", "ledger_figure_missing"});
    // A budget that is not whole is not held against the contributions too.
    CHECK(codes_of_ledgers(june, {{"ccg", original(1_p)}}) == missing);
    CHECK(codes_of_ledgers(june, {{"ccq", actual}}) == Codes{"unknown_partner"});
    CHECK(codes_of_ledgers(june, {{"ccg", actual}, {"council", actual}, {"ccg", actual}}) ==
          Codes{"partner_repeated"});
}

TEST_CASE("A service that is in view may have ledgers, whose budgets are checked too",
          "[month_end]")
{
    const auto codes = [](Money budget) {
        PositionFigures figures = at_month(3);
        figures.services.push_back(
            {.id = "dentists", .outturn = {}, .ledgers = {{"ccg", latest(budget)}}});
        return codes_in(problems_in(figures, Agreement{terms_with_reserve()}));
    };
    CHECK(codes(5_gbp) == none);
    CHECK(codes(5'01_p) == Codes{"budget_not_contributed"});
}

TEST_CASE("Columns that leave 64 bits of pence are refused once", "[month_end]")
{
    const Money most = Money::from_pence(std::numeric_limits<std::int64_t>::max());
    const auto actual = [](Money gross, Money income) {
        return LedgerFigures{.actual_to_date = Recorded{gross, income}};
    };
    const PositionFigures june = at_month(3);
    const Codes too_large{"total_too_large"};
    CHECK(codes_of_ledgers(june, {{"ccg", actual(most, 0_p)}, {"council", actual(0_p, most)}}) ==
          none);
    CHECK(codes_of_ledgers(june, {{"ccg", actual(most, 0_p)}, {"council", actual(1_p, 0_p)}}) ==
          too_large);
    CHECK(codes_of_ledgers(june, {{"ccg", actual(0_p, most)}, {"council", actual(0_p, 1_p)}}) ==
          too_large);
    CHECK(codes_of_ledgers(june, {{"ccg", actual(most, -1_p)}, {"council", actual(0_p, 0_p)}}) ==
          too_large);
}

TEST_CASE("A ledger says what it has with each other partner once, zero or more", "[month_end]")
{
    CHECK(codes_of_balances({{"ccg", "council", 1_p, 2_p, 3_p, 4_p}, {"council", "ccg"}}) == none);
    CHECK(codes_of_balances({{"ccg", "council"}, {"ccg", "trust"}, {"ccg", "council"}}) ==
          Codes{"balance_repeated"});
    CHECK(codes_of_balances({{"ccg", "ccg"}}) == Codes{"same_partner"});
    CHECK(codes_of_balances({{"ccq", "ccq"}}) == Codes{"unknown_partner", "unknown_partner"});
    CHECK(codes_of_balances({{"ccg", "trust", -1_p, 0_p, 0_p, 0_p}}) == Codes{"negative_amount"});
    CHECK(codes_of_balances({{"ccg", "trust", 0_p, -1_p, 0_p, 0_p}}) == Codes{"negative_amount"});
    CHECK(codes_of_balances({{"ccg", "trust", 0_p, 0_p, -1_p, 0_p}}) == Codes{"negative_amount"});
    CHECK(codes_of_balances({{"ccg", "trust", 0_p, 0_p, 0_p, -1_p}}) == Codes{"negative_amount"});
}

TEST_CASE("A comparison with no risk share keeps the host's account of a reserve that bands use",
          "[month_end]")
{
    AgreementTerms terms = terms_with_reserve();
    terms.reserve.reset();
    terms.risk_shares = {{.id = "all",
                          .services = AllServices{},
                          .base = Stated{{{"ccg", 1_gbp}}},
                          .overspend = {{.split = ByShares{}}},
                          .underspend = {{.split = FromReserve{}}}}};
    terms.partners[0].accounts = accounts_of_host();
    const Agreement agreement{terms};
    const Position position{at_month(3), agreement};
    CHECK_NOTHROW(without_risk_shares(position));
}
