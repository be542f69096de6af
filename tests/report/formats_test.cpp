#include "../catch.hpp"

#include <optional>
#include <string>

#include <riskshare/by_service.hpp>
#include <riskshare/explanation.hpp>
#include <riskshare/json.hpp>
#include <riskshare/month_end/journals.hpp>
#include <riskshare/report.hpp>
#include <riskshare/settle.hpp>

#include "examples.hpp"

using namespace riskshare;

namespace {

Settlement plymouth()
{
    const Agreement agreement =
        parse_agreement(testing::file_text("examples/plymouth/agreement.json"));
    return settle(parse_position(testing::file_text("examples/plymouth/position.json"), agreement));
}

bool contains(const std::string& text, const char* part)
{
    return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("A program gets the report in every form that the command writes", "[report]")
{
    const Settlement settlement = plymouth();
    const auto joint = report::joint_finance_report(settlement, by_service(settlement),
                                                    months(settlement.position), std::nullopt);
    CHECK(report_to_json(settlement) == report::to_json(joint));
    CHECK(report_to_html(settlement) == report::to_html(joint, explain(settlement), {}));
    CHECK(contains(report_to_markdown(settlement), "pays Plymouth City Council £207,679.55."));
    CHECK(contains(report_to_text(settlement), "207,679.55 ADV"));
    CHECK(contains(report_to_csv(settlement), ",207679.55,ADV,-207679.55,FAV,"));
}

TEST_CASE("A report shows amounts as its options say, and the journal it is given", "[report]")
{
    const Settlement settlement = plymouth();
    const ReportOptions options{
        .display = {.sign = SignConvention::nhs, .unit = Unit::thousands},
        .journal = riskshare::journal(settlement, {}),
    };
    CHECK(contains(report_to_text(settlement, options), "-208 ADV"));
    CHECK(contains(report_to_markdown(settlement, options), "Ledger of NEW Devon CCG"));
    CHECK_FALSE(contains(report_to_markdown(settlement), "Ledger of NEW Devon CCG"));
}
