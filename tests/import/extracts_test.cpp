#include "../catch.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include <fmt/format.h>

#include <riskshare/json.hpp>
#include <riskshare/settle.hpp>

#include "import/extracts.hpp"

using namespace riskshare;
using namespace riskshare::literals;
using namespace riskshare::importing;
namespace fs = std::filesystem;

namespace {

const fs::path plymouth = fs::path{RISKSHARE_ROOT} / "examples/plymouth";

std::string contents(const fs::path& file)
{
    std::ifstream input{file, std::ios::binary};
    REQUIRE(input);
    return {std::istreambuf_iterator<char>{input}, {}};
}

/// A mapping of one CSV with a ledger of one partner, the text standing for the rest of it.
Mapping mapping_with(const std::string& rest)
{
    return parse_mapping(R"({"format": "riskshare/mapping/1", "writes": "position",
        "agreement": "Example", "financial_year": "2025-26", "month": 6, "basis": "forecast",
        "extracts": [{"partner": "icb", )" +
                         rest + "}]}");
}

const std::string by_part = R"("columns": {"service": "Code", "amount": "Amount", "part": "Type"},
    "parts": {"E": "gross", "I": "income"}, "income_is": "negative")";

/// `home 12.00 3.00` of each service and partner, or the codes of the problems.
std::string amounts_of(const Mapping& mapping, const std::string& csv)
{
    const Imported imported = read_extracts(mapping, {csv});
    std::string text;
    for (const Problem& problem : imported.of_mapping.kept()) { text += problem.code + " "; }
    for (const Problem& problem : imported.of_csvs[0].kept()) { text += problem.code + " "; }
    if (imported.has_problems()) { return text; }
    for (const ImportedService& service : imported.services) {
        for (const auto& [partner, amounts] : service.amounts) {
            text += service.id + " " + to_text(amounts.gross) + " " + to_text(amounts.income) + " ";
        }
    }
    return text;
}

std::vector<std::string> outturns_of(const Position& position)
{
    std::vector<std::string> lines;
    for (const ServiceFigures& service : position.figures().services) {
        for (const auto& [partner, recorded] : service.outturn) {
            lines.push_back(service.id + " " + partner + " " + to_text(recorded.gross) + " " +
                            to_text(recorded.income));
        }
    }
    std::ranges::sort(lines);
    return lines;
}

}  // namespace

TEST_CASE("The two ledgers of Plymouth become its position, figure by figure", "[import]")
{
    const Agreement agreement = read_agreement(plymouth / "agreement.json");
    const Position stated = read_position(plymouth / "position.json", agreement);
    const Mapping mapping = parse_mapping(contents(plymouth / "mapping.json"));
    const Imported imported = read_extracts(mapping, {contents(plymouth / "council-ledger.csv"),
                                                      contents(plymouth / "ccg-ledger.csv")});
    REQUIRE_FALSE(imported.has_problems());
    const Position read = parse_position(to_json(mapping, imported.services), agreement);
    CHECK(outturns_of(read) == outturns_of(stated));

    // No ledger has the adjustments that the partners agreed.
    PositionFigures figures = stated.figures();
    for (ServiceFigures& service : figures.services) { service.adjustments.clear(); }
    CHECK(riskshare::to_json(settle(read)) ==
          riskshare::to_json(settle(Position{figures, agreement})));
}

TEST_CASE("Plymouth's budget lines become the services of its agreement", "[import]")
{
    const Agreement agreement = read_agreement(plymouth / "agreement.json");
    const Mapping mapping = parse_mapping(contents(plymouth / "budget-mapping.json"));
    const Imported imported = read_extracts(mapping, {contents(plymouth / "budget.csv")});
    REQUIRE_FALSE(imported.has_problems());
    const std::vector<Service>& stated = agreement.terms().services;
    REQUIRE(imported.services.size() == stated.size());
    for (std::size_t i = 0; i < stated.size(); ++i) {
        const ImportedService& read = imported.services[i];
        CAPTURE(read.id);
        CHECK(read.id == stated[i].id);
        CHECK(read.name == stated[i].name);
        CHECK(read.fund == stated[i].fund);
        CHECK(read.responsible.statutory == stated[i].responsible.statutory);
        CHECK(read.responsible.regulation == stated[i].responsible.regulation);
        CHECK(read.responsible.traditional == stated[i].responsible.traditional);
        REQUIRE(read.amounts.size() == stated[i].contributions.size());
        for (std::size_t j = 0; j < read.amounts.size(); ++j) {
            CHECK(read.amounts[j].first == stated[i].contributions[j].first);
            CHECK(read.amounts[j].second.gross == stated[i].contributions[j].second.gross);
            CHECK(read.amounts[j].second.income == stated[i].contributions[j].second.income);
        }
    }
    // The output is the agreement's list under "services".
    const std::string whole = R"({"format": "riskshare/agreement/1", "name": "Plymouth",
        "financial_year": "2015-16", "host": "ccg", "risk_shares": [], "partners": [
        {"id": "ccg", "name": "CCG", "kind": "nhs"},
        {"id": "pcc", "name": "Council", "kind": "local_authority"}], "services": )";
    const Agreement parsed = parse_agreement(whole + to_json(mapping, imported.services) + "}");
    CHECK(parsed.terms().services.size() == stated.size());
}

TEST_CASE("Lines of a service add up, gross and income apart", "[import]")
{
    const Mapping mapping = mapping_with(by_part);
    CHECK(
        amounts_of(mapping, "Code,Type,Amount\nhome,E,10\nhome,I,(3)\nhome,E,2.01\nbeds,E,-1\n") ==
        "home 12.01 3.00 beds -1.00 0.00 ");
    CHECK(amounts_of(mapping, "Code,Type,Amount\nhome,X,10\n") == "word_unexplained ");
    CHECK(amounts_of(mapping, "Code,Type,Amount\nhome,,10\n") == "word_unexplained ");
    CHECK(amounts_of(mapping, "Code,Type,Amount\nhome,E,\n") == "amount_missing ");
    CHECK(amounts_of(mapping, "Code,Type,Amount\nHome care,E,1\n") == "id_malformed ");
    CHECK(amounts_of(mapping, "Code,Type,Amount\n,E,1\n") == "word_unexplained ");

    const Mapping net = mapping_with(R"("columns": {"service": "Code", "amount": "Net"})");
    CHECK(amounts_of(net, "Code,Net\nhome,(5)\nhome,12\n") == "home 7.00 0.00 ");
}

TEST_CASE("Income has the sign that the mapping says, and its total is never negative", "[import]")
{
    const std::string columns =
        R"("columns": {"service": "Code", "gross": "Spend", "income": "Income"}, "income_is": )";
    const Mapping positive = mapping_with(columns + "\"positive\"");
    const Mapping negative = mapping_with(columns + "\"negative\"");
    CHECK(amounts_of(positive, "Code,Spend,Income\na,10,3\nb,,2\nc,1,\n") ==
          "a 10.00 3.00 b 0.00 2.00 c 1.00 0.00 ");
    CHECK(amounts_of(negative, "Code,Spend,Income\na,10,(3)\nb,1,1\n") ==
          "a 10.00 3.00 b 1.00 -1.00 ");
    CHECK(amounts_of(negative, "Code,Spend,Income\na,10,(3)\nb,1,3\n") ==
          "a 10.00 3.00 b 1.00 -3.00 ");
    CHECK(amounts_of(negative, "Code,Spend,Income\na,10,(3)\nb,1,3.01\n") == "income_wrong_way ");
    CHECK(amounts_of(positive, "Code,Spend,Income\na,10,(3)\n") == "income_wrong_way ");
    CHECK(amounts_of(positive, "Code,Spend,Income\na,,\n") != "a 0.00 0.00 ");
}

TEST_CASE("Totals are checked against their lines to the penny, and never added", "[import]")
{
    const Mapping mapping = mapping_with(R"("columns": {"service": "Code", "gross": "Spend"},
        "ignore": ["x"], "totals": {"Sub-total": "lines_above", "Total": "all_lines"})");
    const auto csv = [](std::string_view first, std::string_view second, std::string_view all) {
        return fmt::format("Code,Spend\na,1.00\nx,2.00\nSub-total,{}\nb,4.00\nSub-total,{}\n"
                           "Total,{}\n",
                           first, second, all);
    };
    const std::string added = "a 1.00 0.00 b 4.00 0.00 ";
    CHECK(amounts_of(mapping, csv("3.00", "4.00", "7.00")) == added);
    CHECK(amounts_of(mapping, csv("2.99", "4.00", "7.00")) == "total_breaks ");
    CHECK(amounts_of(mapping, csv("3.01", "4.01", "7.01")) ==
          "total_breaks total_breaks total_breaks ");
    CHECK(amounts_of(mapping, csv("3.00", "7.00", "7.00")) == "total_breaks ");
    CHECK(amounts_of(mapping, csv("", "", "")) == added);
    // A header that is repeated on each page is ignored, and is not a line.
    CHECK(amounts_of(mapping,
                     "Code,Spend\na,1\nSub-total,1\nx,Spend\nx\nb,2\nSub-total,2\nTotal,3\n") ==
          "a 1.00 0.00 b 2.00 0.00 ");
    // A figure that could not be read does not also make totals wrong.
    CHECK(amounts_of(mapping, "Code,Spend\na,1x\nSub-total,3\nb,4\nSub-total,4\nTotal,9\n") ==
          "amount_malformed ");
    CHECK(amounts_of(mapping, "Code,Spend\na,1\nSub-total,1\n") == "word_never_met ");
}

TEST_CASE("A ledger's other columns for a month's report are read beside the outturn", "[import]")
{
    const Mapping mapping = mapping_with(R"("columns": {"service": "Code", "gross": "Forecast",
        "income": "Fees"}, "income_is": "positive", "totals": {"Total": "all_lines"}, "ledger": {
        "actual_to_date": {"gross": "Actual", "income": "Fees to date"},
        "original_budget": {"gross": "Budget"}})");
    const std::string header = "Code,Budget,Actual,Fees to date,Forecast,Fees\n";
    const Imported imported = read_extracts(
        mapping, {header + "a,100.00,40.01,1,90,2\na,20.00,-,,5,\nTotal,120.00,40.01,1,95,2\n"});
    REQUIRE_FALSE(imported.has_problems());
    const auto& service = imported.services.at(0);
    CHECK(service.amounts.at(0).second.gross == 95_gbp);
    CHECK(service.amounts.at(0).second.income == 2_gbp);
    const LedgerFigures& ledger = service.ledgers.at(0).second;
    CHECK(ledger.actual_to_date.value().gross == 40'01_p);
    CHECK(ledger.actual_to_date.value().income == 1_gbp);
    CHECK(ledger.original_budget.value().gross == 120_gbp);
    CHECK(ledger.original_budget.value().income == 0_p);
    CHECK_FALSE(ledger.latest_budget);
    const std::string json = to_json(mapping, imported.services);
    CHECK(json.find(R"("ledgers": {)") < json.find(R"("original_budget": {)"));
    CHECK(json.find(R"("original_budget": {)") < json.find(R"("gross": "40.01")"));

    CHECK(amounts_of(mapping, header + "a,1,2,,3,\nTotal,1,2,,3,\n") == "a 3.00 0.00 ");
    CHECK(amounts_of(mapping, header + "a,1,2,,3,\nTotal,1,2.01,,3,\n") == "total_breaks ");
    CHECK(amounts_of(mapping, header + "a,,2,,3,\nTotal,1,2,,3,\n") == "amount_missing ");
    CHECK(amounts_of(mapping, header + "a,1,2,-1,3,\nTotal,,,,,\n") == "income_wrong_way ");
    CHECK_THROWS_AS(mapping_with(R"("columns": {"service": "Code", "amount": "Net"},
        "ledger": {"actual_to_date": {"gross": "Actual"}})"),
                    InputError);
    CHECK_THROWS_AS(mapping_with(R"("columns": {"service": "Code", "gross": "Spend"},
        "ledger": {"actual_to_date": {"gross": "Actual", "income": "Fees"}})"),
                    InputError);
    const Mapping net = mapping_with(R"("columns": {"service": "Code", "amount": "FOT",
        "part": "Type"}, "parts": {"E": "gross", "I": "income"}, "income_is": "negative",
        "ledger": {"actual_to_date": {"amount": "YTD"}})");
    const Imported by_line = read_extracts(net, {"Code,Type,YTD,FOT\na,E,4,9\na,I,(1),(2)\n"});
    REQUIRE_FALSE(by_line.has_problems());
    const LedgerFigures& of_net = by_line.services.at(0).ledgers.at(0).second;
    CHECK(of_net.actual_to_date.value().gross == 4_gbp);
    CHECK(of_net.actual_to_date.value().income == 1_gbp);
}

TEST_CASE("Amounts past 64 bits of pence are refused", "[import]")
{
    const Mapping mapping = mapping_with(R"("columns": {"service": "Code", "gross": "Spend"})");
    const std::string most = "\"92,233,720,368,547,758.07\"";
    CHECK(amounts_of(mapping, "Code,Spend\na," + most + "\n") == "a 92233720368547758.07 0.00 ");
    CHECK_THROWS_AS(amounts_of(mapping, "Code,Spend\na," + most + "\na,0.01\n"), MoneyOverflow);
}

TEST_CASE("Two CSVs of one position add up by service and partner", "[import]")
{
    const Mapping mapping = parse_mapping(R"({"format": "riskshare/mapping/1",
        "writes": "position", "agreement": "Example", "financial_year": "2025-26", "month": 6,
        "basis": "forecast", "extracts": [
        {"partner": "icb", "columns": {"service": "Code", "amount": "Net"}},
        {"columns": {"service": "Code", "amount": "Net", "partner": "Body"},
         "partners": {"C": "council", "I": "icb"}}]})");
    const Imported imported =
        read_extracts(mapping, {"Code,Net\nhome,1\n", "Code,Body,Net\nhome,C,2\nhome,I,4\n"});
    REQUIRE_FALSE(imported.has_problems());
    REQUIRE(imported.services.size() == 1);
    const auto& amounts = imported.services[0].amounts;
    REQUIRE(amounts.size() == 2);
    CHECK(amounts[0].first == "icb");
    CHECK(amounts[0].second.gross == 5_gbp);
    CHECK(amounts[1].first == "council");
    CHECK(amounts[1].second.gross == 2_gbp);
}
