#include "../catch.hpp"

#include <string>

#include <riskshare/month_end/journals.hpp>

#include "present/writers/journal_writers.hpp"

using namespace riskshare;
using namespace riskshare::present;

namespace {

/// One line of service and one of balance in the ledger of `icb`, with texts given.
Journal journal_with(const std::string& account, const std::string& narrative)
{
    return {.agreement = "Fund",
            .financial_year = FinancialYear::starting(2025),
            .month = 11,
            .basis = Basis::forecast,
            .number = 2,
            .lines = {{"icb", AccountKind::service, account, "home_care", "council", 1'234'05_p,
                       narrative, "4.1"},
                      {"icb", AccountKind::balance, "2310", "home_care", "council", -1'234'05_p,
                       narrative}}};
}

Agreement agreement_of(const std::string& name)
{
    return Agreement{{.name = "Fund",
                      .financial_year = FinancialYear::starting(2025),
                      .partners = {{"icb", name, PartnerKind::nhs},
                                   {"council", "Council", PartnerKind::local_authority}},
                      .services = {{.id = "home_care",
                                    .name = name,
                                    .fund = Fund::aligned,
                                    .contributions = {{"icb", {.gross = Money::from_pence(100)}}},
                                    .responsible = {.statutory = "icb"},
                                    .strategy = "Community"}}}};
}

bool has(const std::string& text, std::string_view part)
{
    return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("A journal for upload has a row for each line, dated the last day of its month",
          "[journals]")
{
    CHECK(to_upload_csv(journal_with("4410", "Home care"), agreement_of("Home care")) ==
          "\uFEFFjournal,ledger,date,period,account,service,fund,strategy,with,narrative,clause,"
          "debit,credit\r\n"
          "2,icb,2026-02-28,11,4410,home_care,aligned,Community,council,Home care,4.1,1234.05,\r\n"
          "2,icb,2026-02-28,11,2310,home_care,aligned,Community,council,Home care,,,1234.05\r\n");
}

TEST_CASE("What nets balances, or a service that is gone, has no fund in an upload", "[journals]")
{
    Journal journal = journal_with("4410", "Netting");
    journal.lines.front().service = "";
    journal.lines.back().service = "gone";
    const std::string text = to_upload_csv(journal, agreement_of("Home care"));
    CHECK(has(text, "2,icb,2026-02-28,11,4410,,,,council,Netting,4.1,1234.05,\r\n"));
    CHECK(has(text, "2,icb,2026-02-28,11,2310,gone,,,council,Netting,,,1234.05\r\n"));
}

TEST_CASE("A journal for ledger and hledger", "[journals]")
{
    CHECK(to_ledger_text(journal_with("4410", "Home care: half"), agreement_of("Home care")) ==
          R"(; Fund 2025-26, journal 2, Month 11 (February 2026), forecast

2026-02-28 * (2) Home care, Home care
    Expenses:icb:home_care  1234.05 GBP
    ; account 4410
    ; narrative Home care, half
    ; clause 4.1
    Assets:icb:council  -1234.05 GBP
    ; account 2310
    ; narrative Home care, half
)");
}

TEST_CASE("A journal for beancount opens accounts that none before it has opened", "[journals]")
{
    const Journal journal = journal_with("44\\10", "Home \"care\"");
    const Agreement agreement = agreement_of("Home care");
    const std::string transaction = R"(
2026-02-28 * "Home care, Home care"
  journal: "2"
  Expenses:Icb:Home-U-care  1234.05 GBP
    code: "44\\10"
    narrative: "Home \"care\""
    clause: "4.1"
  Assets:Icb:Council  -1234.05 GBP
    code: "2310"
    narrative: "Home \"care\""
)";
    const std::string heading = "; Fund 2025-26, journal 2, Month 11 (February 2026), forecast\n"
                                "option \"operating_currency\" \"GBP\"\n\n";
    CHECK(to_beancount_text(journal, agreement, {}) ==
          heading +
              "2025-04-01 open Expenses:Icb:Home-U-care GBP\n"
              "2025-04-01 open Assets:Icb:Council GBP\n" +
              transaction);
    Journal before = journal;
    before.lines.pop_back();
    CHECK(to_beancount_text(journal, agreement, std::vector{before}) ==
          heading + "2025-04-01 open Assets:Icb:Council GBP\n" + transaction);
}

TEST_CASE("A journal with no lines says so", "[journals]")
{
    Journal journal = journal_with("4410", "");
    journal.lines.clear();
    const Agreement agreement = agreement_of("Home care");
    CHECK(to_ledger_text(journal, agreement) ==
          "; Fund 2025-26, journal 2, Month 11 (February 2026), forecast, nothing to post\n");
    CHECK(has(to_beancount_text(journal, agreement, {}), "nothing to post"));
}

TEST_CASE("No text of a journal can change an amount, or add a line", "[journals][security]")
{
    const std::string name = GENERATE(
        "\n    Expenses:icb:theft  1.00 GBP", "\r\n2026-01-01 * \"x\"\n  Assets:A  1.00 GBP",
        "x  ; [2001-01-01]", "date:2001-01-01", "\"\n  Assets:A  1.00 GBP", "\\\"", "=1+1", "a,b;c",
        "| payee", "\u2028new line", ":tag:", "Value:: 100");
    const Journal journal = journal_with(name, name);
    const Agreement agreement = agreement_of(name);
    const auto lines_of = [](const std::string& text) { return std::ranges::count(text, '\n'); };

    const std::string csv = to_upload_csv(journal, agreement);
    CHECK(lines_of(csv) == 3);
    CHECK_FALSE(has(csv, ",=1+1"));

    const std::string ledger = to_ledger_text(journal, agreement);
    CHECK(lines_of(ledger) == 10);
    for (const std::string_view steering : {"[", "date:", ":tag", "::", "|", "x  ;", "\u2028"}) {
        CHECK_FALSE(has(ledger, steering));
    }

    const std::string beancount = to_beancount_text(journal, agreement, {});
    CHECK(lines_of(beancount) == 15);
    CHECK_FALSE(has(beancount, "narrative: \"\"\n"));
    CHECK_FALSE(has(beancount, "\u2028"));
}
