#include "../catch.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "examples.hpp"
#include "page.hpp"
#include "present/writers/html.hpp"
#include "present/writers/writers.hpp"
#include "report/chapters.hpp"

using namespace riskshare;
using namespace riskshare::present;
using namespace riskshare::report;
using namespace riskshare::testing;
using nlohmann::json;

namespace {

bool contains(const std::string& text, const std::string& part)
{
    return text.find(part) != std::string::npos;
}

/// The document with something behind each text that a person wrote: all but ids and words of the
/// format.
json spoilt(const json& value, const std::string& behind, const std::string& under = "")
{
    constexpr std::array texts{"name",     "agreement",  "note",   "clause",        "ring_fence",
                               "strategy", "decided_by", "minute", "underspend_to", "approved_by"};
    if (value.is_string()) {
        const bool is_text = std::ranges::find(texts, under) != texts.end();
        return is_text ? json(value.get<std::string>() + behind) : value;
    }
    if (!value.is_structured()) { return value; }
    json result = value;
    for (auto& [key, part] : result.items()) {
        part = spoilt(part, behind, value.is_array() ? under : key);
    }
    return result;
}

JointFinanceReport spoilt_report(const std::string& agreement, const std::string& position,
                                 const std::string& behind)
{
    return report_of(spoilt(json::parse(file_text(agreement)), behind).dump(),
                     spoilt(json::parse(file_text(position)), behind).dump());
}

/// A table of one row.
Illustrated one_row(std::vector<std::string> header, std::vector<Cell> row)
{
    Illustrated part{{"Title"}};
    part.section.table = {std::move(header), {std::move(row)}};
    return part;
}

}  // namespace

TEST_CASE("No text of a file becomes markup", "[report]")
{
    const std::string behind = GENERATE(
        values<std::string>({"<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>",
                             "'><b>", "</title></style>", "&lt;&amp;", "</table></details>", "-->",
                             "]]>", "\u202egnorw\u2066", "{0}{}", "%s"}));
    CAPTURE(behind);
    const std::string folder = GENERATE(values<std::string>(
        {"examples/plymouth", "examples/better-care-fund", "examples/cambridgeshire",
         "examples/rotherham", "tests/cases/payment-limit", "tests/cases/vat"}));
    CAPTURE(folder);
    const std::string position =
        folder == "examples/rotherham" ? "/agreed-beforehand.json" : "/position.json";
    const JointFinanceReport report =
        spoilt_report(folder + "/agreement.json", folder + position, behind);
    const std::string html = to_html(report, explain(report.settlement), Display{});
    CHECK(fault_of(html) == "");
    CHECK_FALSE(contains(html, "<script"));
    CHECK_FALSE(contains(html, "<img"));
    CHECK_FALSE(contains(html, "<b>"));
    CHECK_FALSE(contains(html, "\u202e"));
    CHECK_FALSE(contains(html, "\u2066"));
    const bool is_replaced = contains(behind, "\u202e");
    CHECK(contains(text_of(html), is_replaced ? "\uFFFDgnorw\uFFFD" : behind));
}

TEST_CASE("A missing figure is a dash that says so, not a zero", "[report]")
{
    Illustrated part = one_row({"Service", "Budget", "To date"}, {"Home", as_quantity(0_p), ""});
    part.section.table.rows.push_back({"Away", as_quantity(1_p), as_quantity(2_p)});
    part.section.table.rows.push_back({"", "pays", ""});
    const std::string html = html_section(part, "Title", "t", Unit::pounds);
    CHECK(contains(html,
                   "<td class=\"figure\">0.00</td><td class=\"figure\"><span "
                   "aria-hidden=\"true\">–</span><span class=\"aside\">no figure</span></td>"));
    CHECK(contains(html, "<td class=\"figure\">pays</td><td class=\"figure\"></td>"));
}

TEST_CASE("Bands are told apart, and from the decision beside them", "[report]")
{
    const JointFinanceReport report =
        report_of(file_text("examples/rotherham/agreement.json"),
                  file_text("examples/rotherham/agreed-beforehand.json"));
    const std::string text = text_of(to_html(report, explain(report.settlement), Display{}));
    CHECK(contains(text, "Used of both-pools, band 1, NHS Rotherham CCG100.0%"));
    CHECK(contains(text, "Used of both-pools, band 2, NHS Rotherham CCG80.1%"));
    CHECK_FALSE(contains(text, "Cap used"));
    CHECK(contains(text, "By the formula: the decision moves money"));
    CHECK(contains(text, "Bands follow the formula; amounts borne follow the decision."));
}

TEST_CASE("Of many caps the one furthest used is in the headline", "[report]")
{
    JointFinanceReport report = report_of(file_text("examples/rotherham/agreement.json"),
                                          file_text("examples/rotherham/position.json"));
    report.caps = {{0, 0, 0, 100_gbp, 50_gbp}, {0, 0, 1, 10_gbp, 9_gbp},
                   {0, 1, 0, 0_p, 0_p},        {0, 1, 1, 1'000_gbp, 899_gbp},
                   {0, 1, 0, 100_gbp, 0_p},    {0, 1, 1, 100_gbp, 1_p}};
    const std::vector<KeyFigure> figures = key_figures(report, Unit::pounds);
    REQUIRE(figures.size() == 5);
    CHECK(figures.back().figure == "90.0%");
    CHECK(figures.back().detail == "£9.00 of at most £10.00");
}

TEST_CASE("Columns that no service has a figure for are left out", "[report]")
{
    const JointFinanceReport report = report_of(file_text("examples/plymouth/agreement.json"),
                                                file_text("examples/plymouth/position.json"));
    const std::string html = to_html(report, explain(report.settlement), Display{});
    CHECK(table_of(html, "services-1")[0] ==
          std::vector<std::string>{"Service", "RAG", "Original budget", "Latest budget", "Outturn",
                                   "Variance", "Of budget"});
    CHECK(contains(text_of(html), "not known: the position does not state"));
    CHECK_FALSE(contains(html, "Budget to date"));
}

TEST_CASE("The words are the same whatever the sign", "[report]")
{
    const JointFinanceReport report = report_of(file_text("examples/plymouth/agreement.json"),
                                                file_text("examples/plymouth/position.json"));
    const auto row = [&](SignConvention sign) {
        return table_of(
            to_html(report, explain(report.settlement), Display{sign, Unit::pounds, false}),
            "variance-1")[1];
    };
    CHECK(row(SignConvention::council)[2] == "2,550,000.00 ADV");
    CHECK(row(SignConvention::nhs)[2] == "-2,550,000.00 ADV");
    const auto in = [&](Unit unit) {
        return table_of(to_html(report, explain(report.settlement),
                                Display{SignConvention::council, unit, false}),
                        "variance-1")[1][2];
    };
    CHECK(in(Unit::thousands) == "2,550 ADV");
    CHECK(in(Unit::millions) == "2.550 ADV");
}

TEST_CASE("The words are there in text, Markdown and CSV too", "[report]")
{
    const JointFinanceReport report = report_of(file_text("examples/plymouth/agreement.json"),
                                                file_text("examples/plymouth/position.json"));
    const Display display{SignConvention::nhs, Unit::pounds, false, true};
    const Report shown = displayed(to_report(report, Unit::pounds), display);
    CHECK(contains(to_terminal_text(shown, Unit::pounds, Colour::off), " -2,550,000.00 ADV"));
    CHECK(contains(to_markdown(shown, Unit::pounds), "**-2,550,000.00 ADV**"));
    CHECK(contains(to_csv(shown, Unit::pounds), "Variance of all services,-2550000.00,ADV,"));
}

TEST_CASE("What rounds to zero is neither adverse nor favourable", "[report]")
{
    CHECK(with_word(499'99_p, Unit::thousands) == "£0k");
    CHECK(with_word(-500'00_p, Unit::thousands) == "£1k FAV");
    CHECK(with_word(1_p, Unit::pounds) == "£0.01 ADV");
    CHECK(with_word(0_p, Unit::pounds) == "£0.00");
}

TEST_CASE("A bar is where its amount is, and can be seen however small", "[report]")
{
    const auto at = [](const std::string& x, const std::string& width) {
        return R"(x=")" + x + R"(%" y="3" width=")" + width + R"(%" height="16")";
    };
    const auto drawn = [&](Money least, Money most, Money from, Money to) {
        const std::string svg = html_bar({least, most, {{Shade::adverse, from, to}}, "said"});
        const std::size_t start = svg.find("<rect");
        return start == std::string::npos ? std::string{} : svg.substr(start);
    };
    CHECK(contains(drawn(0_p, 100_gbp, 0_p, 25_gbp), at("0.00", "25.00")));
    CHECK(contains(drawn(0_p, 100_gbp, 75_gbp, 25_gbp), at("25.00", "50.00")));
    CHECK(contains(drawn(-100_gbp, 100_gbp, 0_p, -50_gbp), at("25.00", "25.00")));
    CHECK(contains(drawn(0_p, 100'000'000_gbp, 0_p, 1_p), at("0.00", "0.40")));
    CHECK(contains(drawn(0_p, 100'000'000_gbp, 100'000'000_gbp, 9'999'999'999_p),
                   at("99.60", "0.40")));
    CHECK(drawn(0_p, 100_gbp, 25_gbp, 25_gbp).empty());
    CHECK(drawn(0_p, 0_p, 0_p, 0_p).empty());
    const Money most = Money::from_pence(INT64_MAX);
    CHECK(contains(drawn(-most, most, -most, most), at("0.00", "100.00")));
    CHECK(contains(drawn(-most, most, 0_p, most), at("50.00", "50.00")));
}

TEST_CASE("A bar says what it shows", "[report]")
{
    CHECK(contains(html_bar({0_p, 1_p, {}, "from <0"}),
                   "<svg role=\"img\" width=\"100%\" height=\"22\"><title>from &lt;0</title>"));
}
