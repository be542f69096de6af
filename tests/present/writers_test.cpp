#include "../catch.hpp"

#include <string>

#include "present/report.hpp"
#include "present/text.hpp"
#include "present/writers/writers.hpp"

using namespace riskshare;
using namespace riskshare::present;

namespace {

/// A table with one named line.
Report with_name(std::string name)
{
    Table table{{"Partner", "Amount"}, {{std::move(name), as_quantity(1'668'000_gbp)}}};
    return {"Report", {{.title = "Amounts", .table = std::move(table)}}};
}

bool contains(const std::string& text, const std::string& part)
{
    return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("Figures stand below each other to the right, a total below a rule", "[writers]")
{
    Table table{{"Partner", "Paid"},
                {{"ccg", as_quantity(1'668'000_gbp)},
                 {"pcc", as_quantity(504'000_gbp)},
                 {"All", as_quantity(2'172'000_gbp)}},
                {{Sum::Of::rows, 2, {0, 1}}}};
    const Report report{"Report", {{"Amounts", {"A sentence."}, table, {"A footnote."}, {}}}};
    CHECK(to_terminal_text(report, Unit::pounds, Colour::off) == R"(Report
======

Amounts
-------

A sentence.

Partner          Paid
-------  ------------
ccg      1,668,000.00
pcc        504,000.00
         ------------
All      2,172,000.00

A footnote.
)");
    CHECK(to_markdown(report, Unit::thousands) == R"(# Report

## Amounts

A sentence.

| Partner | Paid |
| --- | ---: |
| ccg | 1,668 |
| pcc | 504 |
| **All** | **2,172** |

A footnote.
)");
    CHECK(to_csv(report, Unit::pounds) == "\uFEFFReport,\r\n"
                                          ",\r\n"
                                          "Amounts,\r\n"
                                          "A sentence.,\r\n"
                                          "Partner,Paid\r\n"
                                          "ccg,1668000.00\r\n"
                                          "pcc,504000.00\r\n"
                                          "All,2172000.00\r\n"
                                          "A footnote.,\r\n");
}

TEST_CASE("A numbered sentence has its details below it", "[writers]")
{
    const Report report{
        "Working",
        {{.points = {
              {"12", "A sum.", {{"From", "step 1"}, {"From", "step 2"}, {"Note", "odd"}}}}}}};
    CHECK(to_terminal_text(report, Unit::pounds, Colour::off) == R"(Working
=======

12. A sum.
    From      step 1
              step 2
    Note      odd
)");
    CHECK(to_markdown(report, Unit::pounds) == R"(# Working

**12.** A sum.

- From: step 1
- From: step 2
- Note: odd
)");
    CHECK(to_csv(report, Unit::pounds) == "\uFEFFWorking,,\r\n"
                                          ",,\r\n"
                                          "12,Working,A sum.\r\n"
                                          "12,From,step 1\r\n"
                                          "12,From,step 2\r\n"
                                          "12,Note,odd\r\n");
}

TEST_CASE("Colour is bold headings and totals, and can be off", "[writers]")
{
    const Report report = with_name("ccg");
    CHECK(contains(to_terminal_text(report, Unit::pounds, Colour::on), "\x1b[1mAmounts\x1b[0m"));
    CHECK_FALSE(contains(to_terminal_text(report, Unit::pounds, Colour::off), "\x1b"));
}

TEST_CASE("A name cannot steer a terminal in any format", "[writers][security]")
{
    const std::string name = GENERATE("a\x1b[31mb",
                                      "a\x07"
                                      "b",
                                      "a\u202Eb", "a\u2066b", "a\u200Fb", "a\u009B31mb", "a\uFFFEb",
                                      "a\uFFFFb", "a\uFDD0b", "a\U0010FFFFb",
                                      "a\xFF"
                                      "b");
    const Report report = with_name(name);
    for (const std::string& text :
         {to_terminal_text(report, Unit::pounds, Colour::off), to_markdown(report, Unit::pounds),
          to_csv(report, Unit::pounds)}) {
        CHECK_FALSE(contains(text, name));
        CHECK(contains(text, "a\uFFFD"));
    }
}

TEST_CASE("A line break in a name does not break the table", "[writers]")
{
    CHECK(contains(to_csv(with_name("a\r\nb\tc"), Unit::pounds), "a  b c,1668000.00\r\n"));
}

TEST_CASE("In Markdown no text is markup", "[writers][security]")
{
    CHECK(contains(to_markdown(with_name(R"(a|b*c_d`e<f>[g](h)\i~j&k)"), Unit::pounds),
                   R"(| a\|b\*c\_d\`e\<f\>\[g\](h)\\i\~j\&k | 1,668,000.00 |)"));
    const auto paragraph = [](std::string text) {
        return to_markdown({"R", {{.paragraphs = {std::move(text)}}}}, Unit::pounds);
    };
    CHECK(paragraph("# a") == "# R\n\n\\# a\n");
    CHECK(paragraph("- a") == "# R\n\n\\- a\n");
    CHECK(paragraph("12. a") == "# R\n\n12\\. a\n");
    CHECK(paragraph("2015-16: a") == "# R\n\n2015-16: a\n");
}

TEST_CASE("In Markdown a total is bold whatever spaces its name has", "[writers]")
{
    const auto total = [](std::string name) {
        Table table{{"Partner", "Paid"},
                    {{"ccg", as_quantity(1_gbp)}, {std::move(name), as_quantity(1_gbp)}},
                    {{Sum::Of::rows, 1, {0}}}};
        return to_markdown({"R", {{.table = table}}}, Unit::pounds);
    };
    for (const char* name : {"All", "  All", "All ", "\u00A0All\u3000"}) {
        CHECK(contains(total(name), "\n| **All** | **1.00** |\n"));
    }
    CHECK(contains(total("  "), "\n| | **1.00** |\n"));
}

TEST_CASE("In CSV no text is a formula, and fields are quoted as RFC 4180 says",
          "[writers][security]")
{
    const auto line = [](const std::string& name) {
        const std::string csv = to_csv(with_name(name), Unit::pounds);
        const std::size_t start = csv.find("Partner,Amount\r\n") + 16;
        return csv.substr(start, csv.find("\r\n", start) - start);
    };
    CHECK(line("=1+1") == "'=1+1,1668000.00");
    CHECK(line("+1") == "'+1,1668000.00");
    CHECK(line("-1") == "'-1,1668000.00");
    CHECK(line("@a") == "'@a,1668000.00");
    CHECK(line("\ta") == "' a,1668000.00");
    CHECK(line("\ra") == "' a,1668000.00");
    CHECK(line(" =1+1") == "' =1+1,1668000.00");
    CHECK(line("\n=1+1") == "' =1+1,1668000.00");
    CHECK(line("\uFF1D1+1") == "'\uFF1D1+1,1668000.00");
    CHECK(line("a;=1+1") == "\"a;=1+1\",1668000.00");
    CHECK(line("a,b") == "\"a,b\",1668000.00");
    CHECK(line("a \"b\"") == "\"a \"\"b\"\"\",1668000.00");
    CHECK(line("=\"a\"") == "\"'=\"\"a\"\"\",1668000.00");
}

TEST_CASE("A negative amount is a number, not a formula", "[writers]")
{
    Table table{{"Line", "Amount"}, {{"a", as_variance(-(1_p))}}};
    CHECK(contains(to_csv({"R", {{.table = table}}}, Unit::pounds), "a,-0.01\r\n"));
}

TEST_CASE("Percentages are aligned as amounts are", "[writers]")
{
    const auto rule_of = [](std::vector<Row> rows) {
        const std::string text =
            to_markdown({"R", {{.table = {{"a", "b"}, std::move(rows)}}}}, Unit::pounds);
        return text.substr(text.find("| ---"));
    };
    CHECK(rule_of({{"ccg", "<0.1%"}, {"pcc", "n/a"}}).starts_with("| --- | ---: |\n"));
    CHECK(rule_of({{"ccg", "icb 80%, council 20%"}}).starts_with("| --- | --- |\n"));
    CHECK(rule_of({{"ccg", "n/a"}}).starts_with("| --- | --- |\n"));
}

TEST_CASE("A table too wide for a page is turned where it may be", "[writers]")
{
    Table table{{"Line"}, {{"Budget"}}};
    for (int i = 1; i <= 8; ++i) {
        table.header.push_back("Partner " + std::to_string(i));
        table.rows[0].push_back(as_quantity(100'000'000_gbp));
    }
    const auto text = [&] {
        return to_terminal_text({"R", {{.table = table}}}, Unit::pounds, Colour::off);
    };
    CHECK_FALSE(contains(text(), "\nPartner 8  100,000,000.00\n"));
    table.may_be_turned = true;
    CHECK(contains(text(), "\nPartner 8  100,000,000.00\n"));
}

TEST_CASE("Long names are broken into lines", "[writers]")
{
    Table table{
        {"Partner", "Amount"},
        {{"Northern, Eastern and Western Devon Clinical Commissioning Group", as_quantity(1_p)}}};
    CHECK(contains(to_terminal_text({"R", {{.table = table}}}, Unit::pounds, Colour::off),
                   "Northern, Eastern and Western Devon             0.01\n"
                   "Clinical Commissioning Group\n"));
}

TEST_CASE("Width counts what a terminal shows", "[text]")
{
    CHECK(display_width("") == 0);
    CHECK(display_width("Cyngor Sir Gâr") == 14);
    CHECK(display_width("e\u0301") == 1);  // a combining accent
    CHECK(display_width("東京") == 4);
    CHECK(padded_left("£1", 4) == "  £1");
    CHECK(padded_right("£1", 4) == "£1  ");
    CHECK(padded_right("abcde", 4) == "abcde");
}

TEST_CASE("Text is broken at spaces, and inside a word only where it must be", "[text]")
{
    using Lines = std::vector<std::string>;
    CHECK(wrapped("", 5) == Lines{""});
    CHECK(wrapped("one two three", 7) == Lines{"one two", "three"});
    CHECK(wrapped("  one   two ", 20) == Lines{"one two"});
    CHECK(wrapped("abcdefgh", 3) == Lines{"abc", "def", "gh"});
    CHECK(wrapped("東京都", 3) == Lines{"東", "京", "都"});
    CHECK(wrapped("東京", 1) == Lines{"東", "京"});
}
