#include "../catch.hpp"

#include <algorithm>
#include <string>

#include <nlohmann/json.hpp>

#include <riskshare/json.hpp>

#include "../generated/generate.hpp"
#include "examples.hpp"
#include "page.hpp"

using namespace riskshare;
using namespace riskshare::present;
using namespace riskshare::report;
using namespace riskshare::testing;
using nlohmann::json;

namespace {

Money money(const json& amount) { return std::get<Money>(parse_money(amount.get<std::string>())); }

std::string shown(const json& amount) { return grouped_text(money(amount), Unit::pounds); }

std::string with_adverse_word(const json& variance)
{
    const std::string word{adverse_word(money(variance))};
    return shown(variance) + (word.empty() ? "" : " " + word);
}

/// The row that begins with a name; empty where there is none.
std::vector<std::string> row_of(const Rows& rows, const std::string& name)
{
    const auto found = std::ranges::find_if(rows, [&](const auto& row) { return row[0] == name; });
    return found == rows.end() ? std::vector<std::string>{} : *found;
}

/// The way from the variance to those who bear it leads down to zero and up again.
void check_way(const JointFinanceReport& report)
{
    const VarianceLine& whole = report.variance.front();
    CHECK(whole.amount == report.months.integrated.variance());
    Money level = whole.amount;
    bool is_put_together = false;
    for (std::size_t i = 1; i < report.variance.size(); ++i) {
        const VarianceLine& line = report.variance[i];
        CHECK(line.from == level);
        const bool is_bearer =
            line.part == VariancePart::partner || line.part == VariancePart::reserve;
        if (is_bearer && !is_put_together) { CHECK(level == 0_p); }
        CHECK((is_put_together ? is_bearer : true));
        is_put_together = is_put_together || is_bearer;
        level = is_bearer ? level + line.amount : level - line.amount;
        CHECK(line.to == level);
    }
    CHECK(level == whole.amount);
}

}  // namespace

TEST_CASE("Every example's page says what its settlement says", "[report]")
{
    const std::vector<Example> all = examples();
    CHECK(all.size() >= 45);
    for (const Example& example : all) {
        CAPTURE(example.name);
        const JointFinanceReport& report = example.report;
        const json settled = json::parse(to_json(report.settlement));
        const std::string html = to_html(report, explain(report.settlement), Display{});
        const std::string text = text_of(html);
        CHECK(fault_of(html) == "");

        std::size_t payments = 0;
        for (const json& payment : settled["payments"]) {
            if (payment["kind"] != "ledger_settlement") { continue; }
            ++payments;
            CHECK(text.find("£" + shown(payment["amount"])) != std::string::npos);
        }
        const std::size_t headline = html.find("<p class=\"headline\">");
        const std::string says = html.substr(headline, html.find("</p>", headline) - headline);
        CHECK((says.find("obody has to pay") != std::string::npos) == (payments == 0));

        const Rows fund = table_of(html, "fund-1");
        CHECK(fund[1][2] == shown(settled["fund"]["pooled"]["net"]));
        CHECK(fund[2][2] == shown(settled["fund"]["aligned"]["net"]));
        CHECK(fund[3][2] == shown(settled["fund"]["integrated"]["net"]));

        const Rows way = table_of(html, "variance-1");
        for (const json& partner : settled["partners"]) {
            const std::size_t i =
                *report.settlement.agreement().find_partner(partner["id"].get<std::string>());
            const auto row =
                row_of(way, "Borne by " + report.settlement.agreement().partners()[i].name);
            REQUIRE(row.size() > 2);
            CHECK(row[2] == with_adverse_word(partner["borne"]));
        }
    }
}

TEST_CASE("Every example's services are the settlement's", "[report]")
{
    for (const Example& example : examples()) {
        CAPTURE(example.name);
        const JointFinanceReport& report = example.report;
        const json settled =
            json::parse(to_json(report.settlement, nullptr, &report.analysis))["by_service"];
        const Rows rows =
            table_of(to_html(report, explain(report.settlement), Display{}), "services-1");
        const auto column = [&](const std::string& name) {
            const auto found = std::ranges::find(rows[0], name);
            REQUIRE(found != rows[0].end());
            return static_cast<std::size_t>(found - rows[0].begin());
        };
        const std::size_t variance = column("Variance");
        const std::size_t latest = column("Latest budget");
        const AgreementTerms& terms = report.settlement.agreement().terms();
        for (const json& service : settled) {
            const std::size_t index =
                *report.settlement.agreement().find_service(service["id"].get<std::string>());
            const auto row = row_of(rows, terms.services[index].name);
            REQUIRE(row.size() > variance);
            CHECK(row[variance] == with_adverse_word(service["variance"]));
            CHECK(row[latest] ==
                  grouped_text(report.settlement.services[index].budget, Unit::pounds));
        }
    }
}

TEST_CASE("Every example's caps are the bands of its settlement", "[report]")
{
    std::size_t with_caps = 0;
    for (const Example& example : examples()) {
        CAPTURE(example.name);
        const JointFinanceReport& report = example.report;
        const std::string html = to_html(report, explain(report.settlement), Display{});
        std::vector<std::vector<std::string>> expected;
        const json settled = json::parse(to_json(report.settlement));
        for (const json& risk_share : settled["risk_shares"]) {
            for (const json& band : risk_share["bands"]) {
                if (!band.contains("maximum_by_partner")) { continue; }
                Money size = 0_p;
                for (const json& most : band["maximum_by_partner"]) { size += money(most); }
                if (size == 0_p) { continue; }
                for (const auto& [partner, most] : band["maximum_by_partner"].items()) {
                    const Money used = magnitude(money(band["by_partner"][partner]));
                    expected.push_back({shown(most), grouped_text(used, Unit::pounds)});
                }
            }
        }
        CHECK(report.caps.size() == expected.size());
        if (expected.empty()) {
            CHECK(text_of(html).find("no band that partners share has an upper limit") !=
                  std::string::npos);
            continue;
        }
        ++with_caps;
        std::vector<std::vector<std::string>> written;
        for (const auto& row : table_of(html, "caps-1")) { written.push_back({row[2], row[3]}); }
        written.erase(written.begin());
        std::ranges::sort(written);
        std::ranges::sort(expected);
        CHECK(written == expected);
    }
    CHECK(with_caps > 10);
}

TEST_CASE("The way from the variance to those who bear it loses nothing", "[report]")
{
    for (const Example& example : examples()) {
        CAPTURE(example.name);
        check_way(example.report);
    }
}

TEST_CASE("Of any generated month the page is sound and the way adds up", "[report]")
{
    const bool holds = rc::check("The page is sound", [] {
        const generated::Case facts = generated::with_month_end(*generated::any_case());
        try {
            const Agreement agreement{facts.terms};
            const Settlement settlement = settle(Position{facts.figures, agreement});
            const JointFinanceReport report = joint_finance_report(
                settlement, by_service(settlement), months(settlement.position), std::nullopt);
            check_way(report);
            RC_ASSERT(fault_of(to_html(report, explain(report.settlement),
                                       Display{SignConvention::nhs, Unit::thousands, true})) == "");
            RC_ASSERT(json::parse(to_json(report))["services"].is_array());
        } catch (const MoneyOverflow&) {
            RC_DISCARD("sums of these amounts leave 64 bits of pence");
        }
    });
    CHECK(holds);
}
