#include "../catch.hpp"

#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include <nlohmann/json.hpp>

#include <riskshare/json.hpp>
#include <riskshare/settle.hpp>

#include "every_key.hpp"
#include "rules/bands.hpp"
#include "rules/burden_parts.hpp"

using namespace riskshare;

namespace {

Settlement settlement() { return settle(every_key::position()); }

/// An agreement with one band, which is borne by the split in JSON.
std::string split_written_for(const std::string& split)
{
    const Agreement read = parse_agreement(R"({
        "format": "riskshare/agreement/1", "name": "x", "financial_year": "2015-16",
        "partners": [{"id": "p", "name": "P", "kind": "nhs"},
                     {"id": "q", "name": "Q", "kind": "nhs"}],
        "services": [{"id": "s", "name": "S", "fund": "aligned",
                      "contributions": {"p": {"gross": "1"}}, "responsible": {"statutory": "p"}}],
        "risk_shares": [{"id": "r", "services": "all", "base": "gross_contribution",
                         "overspend": [{"up_to": {"amount": "1"}, "split": )" +
                                           split + R"(}, {"split": "equal"}],
                         "underspend": [{"split": "equal"}]}]})");
    const Position position = parse_position(R"({
        "format": "riskshare/position/1", "agreement": "x", "financial_year": "2015-16",
        "month": 12, "basis": "outturn",
        "services": [{"id": "s", "outturn": {"p": {"gross": "1"}}}]})",
                                             read);
    const auto written = nlohmann::json::parse(to_json(settle(position)));
    return written.at("risk_shares").at(0).at("bands").at(0).at("split").dump();
}

Step step(Operation operation, std::vector<std::string> result)
{
    return {.id = "a/b",
            .rule = "risk_cap",
            .clause = "",
            .operation = operation,
            .inputs = {{"1.00", "agreement:/x"}, {"2.00", "c#1", "weight"}},
            .result = std::move(result),
            .text = "\"\u00a31.00\" \\ \n"};
}

}  // namespace

TEST_CASE("A settlement is written two spaces deep, as other JSON writers do", "[json]")
{
    const Explanation explanation{step(Operation::sum, {"3.00"})};
    for (const Explanation* either : std::array<const Explanation*, 2>{nullptr, &explanation}) {
        const std::string text = to_json(settlement(), either);
        CHECK(nlohmann::ordered_json::parse(text).dump(2) + "\n" == text);
    }
}

TEST_CASE("A settlement has its keys in the order of the format", "[json]")
{
    const Explanation explanation{};
    const auto written = nlohmann::ordered_json::parse(to_json(settlement(), &explanation));
    const auto keys = [](const nlohmann::ordered_json& object) {
        std::string list;
        for (const auto& [key, value] : object.items()) { list += key + " "; }
        return list;
    };
    CHECK(keys(written) ==
          "format agreement financial_year month basis fund not_pooled "
          "risk_shares ring_fenced partners reserve ending payments vat explanation ");
    CHECK(keys(written.at("ring_fenced").at(0)) == "service stream partner reserve amount ");
    CHECK(keys(written.at("not_pooled").at(0)) == "id kind from to amount ");
    CHECK(keys(written.at("fund")) == "pooled aligned integrated capital ");
    CHECK(keys(written.at("fund").at("integrated")) == "gross income net net_by_partner ");
    CHECK(keys(written.at("fund").at("pooled").at("net_by_partner")) == "ccg council trust ");
    CHECK(keys(written.at("risk_shares").at(1)) == "id base shareable_variance bands ");
    CHECK(keys(written.at("risk_shares").at(2)) ==
          "id base shareable_variance bands payment_limit decision ");
    CHECK(keys(written.at("risk_shares").at(2).at("bands").at(1)) ==
          "direction from split amount by_partner ");
    CHECK(keys(written.at("risk_shares").at(2).at("payment_limit")) ==
          "before_by_partner maximum_by_partner change_by_partner reserve ");
    CHECK(keys(written.at("risk_shares").at(2).at("decision")) ==
          "decided_by date minute formula_by_partner decided_by_partner difference_by_partner "
          "reserve ");
    CHECK(keys(written.at("risk_shares").at(2).at("decision").at("reserve")) ==
          "formula decided difference ");
    CHECK(keys(written.at("partners").at(0)) ==
          "id funding recorded shared by_responsibility outside_risk_share payment_limit decision "
          "ring_fenced adjustments borne without_risk_share net_risk_payment ledger_settlement ");
    CHECK(keys(written.at("payments").at(0)) == "kind from to amount ");
    const auto& ending = written.at("ending");
    CHECK(keys(ending) == "items partners ");
    CHECK(keys(ending.at("items").at(0)) == "id kind amount held_by by_partner ");
    CHECK(keys(ending.at("partners").at(0)) ==
          "id assets_held assets liabilities_met liabilities settlement ");
}

TEST_CASE("A settlement says what is left as the position does, and only then", "[json]")
{
    const auto written = nlohmann::ordered_json::parse(to_json(settlement()));
    std::string items;
    for (const auto& item : written.at("ending").at("items")) {
        for (const char* key : {"id", "kind", "amount", "held_by"}) {
            items += item.at(key).get<std::string>() + (key[0] == 'h' ? "\n" : " ");
        }
    }
    CHECK(items == "balance unspent_balance 10.50 ccg\n"
                   "hoists equipment 0.00 trust\n"
                   "hall property 900.00 trust\n"
                   "software other_asset 7.01 council\n"
                   "posts redundancy 100.00 ccg\n"
                   "early pensions 3.33 trust\n"
                   "leave other_liability 2.00 council\n"
                   "reserve unspent_balance 250.00 ccg\n");
    CHECK(written.at("payments").back().at("kind") == "ending");

    PositionFigures figures = every_key::position().figures();
    figures.ending.reset();
    const Agreement agreement = every_key::agreement();
    const std::string shorter = to_json(settle(Position{figures, agreement}));
    CHECK(shorter.find("ending") == std::string::npos);
}

TEST_CASE("A settlement says what is not pooled as the agreement does, and only then", "[json]")
{
    const auto written = nlohmann::ordered_json::parse(to_json(settlement()));
    std::string kinds;
    for (const auto& item : written.at("not_pooled")) {
        kinds +=
            item.at("kind").get<std::string>() + " " + item.at("amount").get<std::string>() + "\n";
    }
    CHECK(kinds == "section_256 40.50\ndelegated_function 7.00\nsection_76 0.00\n"
                   "care_trust 12.00\n");

    AgreementTerms terms = every_key::agreement().terms();
    terms.not_pooled.clear();
    const Agreement without{terms};
    const Position position{every_key::position().figures(), without};
    const auto shorter = nlohmann::ordered_json::parse(to_json(settle(position)));
    CHECK_FALSE(shorter.contains("not_pooled"));
}

TEST_CASE("A settlement says what goes to ring-fenced reserves where a stream has one", "[json]")
{
    const auto written = nlohmann::ordered_json::parse(to_json(settlement()));
    CHECK(written.at("ring_fenced").dump() ==
          R"([{"service":"schools","stream":"schools","partner":"council",)"
          R"("reserve":"Schools reserve","amount":"900.00"}])");
    CHECK(written.at("partners").at(1).at("ring_fenced") == "-900.00");

    AgreementTerms terms = every_key::agreement().terms();
    terms.streams.at(0).underspend_to.reset();
    const Agreement without{terms};
    const Settlement unfenced = settle(Position{every_key::position().figures(), without});
    const ByService by_service = riskshare::by_service(unfenced);
    CHECK(to_json(unfenced, nullptr, &by_service).find("ring_fenced") == std::string::npos);
    CHECK(to_json(compare(unfenced, unfenced)).find("ring_fenced") == std::string::npos);

    const auto compared =
        nlohmann::ordered_json::parse(to_json(compare(unfenced, settlement()))).at("partners");
    CHECK(compared.at(1).at("first").at("ring_fenced") == "0.00");
    CHECK(compared.at(1).at("second").at("ring_fenced") == "-900.00");
    CHECK(compared.at(1).at("difference").at("ring_fenced") == "-900.00");
    CHECK(compared.at(1).at("difference").at("outside_risk_share") == "900.00");
    CHECK(compared.at(1).at("difference").at("borne") == "0.00");
}

TEST_CASE("Contributions are written with what they have", "[json]")
{
    const auto whole =
        nlohmann::ordered_json::parse(to_json(contributions(every_key::agreement())));
    CHECK_FALSE(whole.contains("month"));
    CHECK(whole.at("variations").dump() == R"(["winter","late"])");
    const auto& wards = whole.at("services").at(3).at("contributions");
    CHECK(wards.size() == 3);
    CHECK(wards.at(2).dump() == R"({"partner":"council",)"
                                R"("opening":{"gross":"0.00","income":"0.00","net":"0.00"},)"
                                R"("recurrent":{"gross":"0.00","income":"0.00","net":"0.00"},)"
                                R"("one_off":{"gross":"5.00","income":"0.00","net":"5.00"},)"
                                R"("latest":{"gross":"5.00","income":"0.00","net":"5.00"}})");

    const auto at_month =
        nlohmann::ordered_json::parse(to_json(contributions(every_key::position())));
    CHECK(at_month.at("month") == 6);
    CHECK(at_month.at("variations").dump() == R"(["winter"])");
    const auto& home_care = at_month.at("services").at(0);
    CHECK(home_care.at("money") == "revenue");
    CHECK(home_care.at("in_kind").dump() == R"({"trust":"25.50"})");
    const auto& ccg = home_care.at("contributions").at(0);
    CHECK(ccg.at("recurrent").dump() == R"({"gross":"-10.00","income":"-1.50","net":"-8.50"})");
    CHECK(ccg.at("instalments").at(1) == "540.00");
    CHECK(ccg.at("instalments").at(5) == "-8.50");
    CHECK(ccg.at("due") == "531.50");
    CHECK(ccg.at("paid") == "500.25");
    CHECK(ccg.at("still_due") == "31.25");
    CHECK(at_month.at("services").at(3).at("money") == "capital");
    CHECK(at_month.at("services").at(4).at("fund") == "associated");
}

TEST_CASE("A settlement speaks of limits on payments only where there are any", "[json]")
{
    AgreementTerms terms = every_key::agreement().terms();
    terms.risk_shares[2].cap_limits = CapLimits::bearing;
    const Agreement without{terms};
    const Settlement plain = settle(Position{every_key::position().figures(), without});
    const ByService analysis = riskshare::by_service(plain);
    CHECK(to_json(plain, nullptr, &analysis).find("payment_limit") == std::string::npos);
    CHECK(to_json(compare(plain, plain)).find("payment_limit") == std::string::npos);

    const auto both = nlohmann::ordered_json::parse(to_json(compare(plain, settlement())));
    for (const char* side : {"first", "second", "difference"}) {
        CHECK(both.at("partners").at(0).at(side).contains("payment_limit"));
    }
}

TEST_CASE("A settlement shows VAT apart where the agreement has VAT terms, and only then", "[json]")
{
    const auto written = nlohmann::ordered_json::parse(to_json(settlement()));
    CHECK(
        written.at("vat").dump() ==
        R"({"services":[{"id":"home-care","delivered_by":"ccg","agent_for":"council",)"
        R"("incurred":"80.04","recovered":"70.04","irrecoverable":"10.00","budgeted":"12.50",)"
        R"("of_variance":"-2.50","moving":[{"to":"ccg","irrecoverable":"79.64","cost":"69.64"},)"
        R"({"to":"trust","irrecoverable":"80.04","cost":"70.04"}]}],"total":{"incurred":"80.04",)"
        R"("recovered":"70.04","irrecoverable":"10.00","budgeted":"12.50","of_variance":"-2.50"},)"
        R"("partial_exemption":[{"partner":"council","vat":"1000.00","exempt":"54.10",)"
        R"("limit":"50.00","headroom":"-4.10"}]})");

    AgreementTerms terms = every_key::agreement().terms();
    terms.services[0].vat.reset();
    PositionFigures figures = every_key::position().figures();
    figures.services[0].vat.reset();
    figures.partial_exemption.clear();
    const Agreement without{terms};
    const auto shorter = nlohmann::ordered_json::parse(to_json(settle(Position{figures, without})));
    CHECK_FALSE(shorter.contains("vat"));
}

TEST_CASE("A settlement speaks of decisions only where the position has any", "[json]")
{
    PositionFigures figures = every_key::position().figures();
    figures.decisions.clear();
    const Settlement plain = settle(Position{figures, every_key::agreement()});
    const ByService analysis = riskshare::by_service(plain);
    CHECK(to_json(plain, nullptr, &analysis).find("decision") == std::string::npos);
    CHECK(to_json(compare(plain, plain)).find("decision") == std::string::npos);

    const auto both = nlohmann::ordered_json::parse(to_json(compare(plain, settlement())));
    CHECK(both.at("partners").at(1).at("first").at("decision") == "0.00");
    CHECK(both.at("partners").at(1).at("second").at("decision") == "-0.49");
    CHECK(both.at("partners").at(1).at("difference").at("decision") == "-0.49");
}

TEST_CASE("A settlement has its services where they are analysed", "[json]")
{
    const Settlement settled = settlement();
    const ByService analysis = riskshare::by_service(settled);
    const auto written = nlohmann::ordered_json::parse(to_json(settled, nullptr, &analysis));
    const auto& services = written.at("by_service");
    std::vector<std::string> keys;
    for (const auto& [key, value] : services.at(0).items()) { keys.push_back(key); }
    CHECK(keys == std::vector<std::string>{"id", "variance", "shareable_variance", "shared",
                                           "by_responsibility", "outside_risk_share",
                                           "payment_limit", "decision", "ring_fenced",
                                           "adjustments", "borne", "reserve"});
    std::size_t count = 0;
    for (std::size_t i = 0; i < analysis.services.size(); ++i) {
        if (!settled.agreement().is_in_fund(i)) { continue; }
        const auto& service = services.at(count++);
        CHECK(service.at("id") == every_key::agreement().terms().services[i].id);
        CHECK(service.at("variance") == to_text(settled.services[i].variance));
        CHECK(service.at("shareable_variance") == to_text(settled.services[i].shareable_variance));
        CHECK(service.at("reserve") == to_text(analysis.services[i].reserve));
        for (std::size_t p = 0; p < every_key::agreement().partners().size(); ++p) {
            const Burden& burden = analysis.services[i].by_partner[p];
            const std::string& id = every_key::agreement().partners()[p].id;
            CHECK(service.at("shared").at(id) == to_text(burden.shared));
            CHECK(service.at("by_responsibility").at(id) == to_text(burden.by_responsibility));
            CHECK(service.at("outside_risk_share").at(id) == to_text(burden.outside_risk_share));
            CHECK(service.at("ring_fenced").at(id) == to_text(burden.ring_fenced));
            CHECK(service.at("adjustments").at(id) == to_text(total(burden.adjustments)));
            CHECK(service.at("borne").at(id) == to_text(borne(burden)));
        }
    }
    CHECK(services.size() == count);
}

TEST_CASE("A split is written as the agreement states it", "[json]")
{
    const auto split = GENERATE(
        values<std::string>({R"("shares")", R"("equal")", R"("responsible")", R"("reserve")",
                             R"({"to":"q"})", R"({"fixed":{"p":"33.3%","q":"66.7%"}})"}));
    CHECK(split_written_for(split) == split);
}

TEST_CASE("A step is written with what it has", "[json]")
{
    Step full = step(Operation::apportion, {"1.00", "2.00"});
    full.clause = "para 1";
    full.notes = {"the odd penny"};
    full.figures = {"/reserve"};
    const Explanation explanation{step(Operation::sum, {"3.00"}), full};
    const auto steps =
        nlohmann::ordered_json::parse(to_json(settlement(), &explanation)).at("explanation");
    CHECK(steps.at(0).dump() == R"({"id":"a/b","rule":"risk_cap","operation":"sum",)"
                                R"("inputs":[{"value":"1.00","from":"agreement:/x"},)"
                                R"({"value":"2.00","from":"c#1","role":"weight"}],)"
                                "\"result\":\"3.00\",\"text\":\"\\\"\u00a31.00\\\" \\\\ \\n\"}");
    CHECK(steps.at(1).at("clause") == "para 1");
    CHECK(steps.at(1).at("result").dump() == R"(["1.00","2.00"])");
    CHECK(steps.at(1).at("notes").dump() == R"(["the odd penny"])");
    CHECK(steps.at(1).at("figures").dump() == R"(["/reserve"])");
}

TEST_CASE("What is written is JSON in UTF-8 whatever a program put in", "[json]")
{
    Step hostile = step(Operation::sum, {"3.00"});
    hostile.clause = "a\x01\x1b\"\\\xff\u20ac/";
    const auto written = nlohmann::json::parse(to_json(Explanation{hostile}));
    CHECK(written.at(0).at("clause") == "a\x01\x1b\"\\\uFFFD\u20ac/");
}

TEST_CASE("What could steer a terminal is written as an escape, and means what it meant", "[json]")
{
    const std::string name = "\u202E\u20ac\u0085\u007F\u2069\uFFFE\U0010FFFF";
    const Explanation explanation{{.id = "a/b",
                                   .rule = "sum",
                                   .clause = name,
                                   .operation = Operation::sum,
                                   .inputs = {},
                                   .result = {"0.00"},
                                   .text = ""}};
    const std::string written = to_json(explanation);
    CHECK(written.find("\"\\u202e\u20ac\\u0085\\u007f\\u2069\\ufffe\\udbff\\udfff\"") !=
          std::string::npos);
    CHECK(nlohmann::json::parse(written).at(0).at("clause") == name);
}

TEST_CASE("Problems are written one by one, and those not kept are counted", "[json]")
{
    Problems problems;
    problems.add({"unknown_partner", "/host", "must be a partner", "found \"x\"", "Name one."});
    const auto written = nlohmann::ordered_json::parse(to_json(problems));
    CHECK(written.dump() ==
          R"({"format":"riskshare/problems/1","problems":[{"code":"unknown_partner",)"
          R"("place":"/host","expected":"must be a partner","found":"found \"x\"",)"
          R"("remedy":"Name one."}],"not_kept":0})");
    for (std::size_t i = 0; i < Problems::kept_at_most + 1; ++i) { problems.add(Problem{}); }
    CHECK(nlohmann::json::parse(to_json(problems)).at("not_kept") == 2);
}

TEST_CASE("A text is parsed without an exception, or its problems are given", "[json]")
{
    const auto file = [](const std::string& name) {
        std::ifstream input{every_key::folder / name};
        return std::string{std::istreambuf_iterator<char>{input}, {}};
    };
    const auto parsed = try_parse_agreement(file("every_key_agreement.json"));
    CHECK(std::get<Agreement>(parsed) == every_key::agreement());
    const auto refused = try_parse_agreement("{");
    CHECK(std::get<Problems>(refused).kept().at(0).code == "truncated");

    const auto position =
        try_parse_position(file("every_key_position.json"), every_key::agreement());
    CHECK(std::get<Position>(position) == every_key::position());
    CHECK(std::holds_alternative<Problems>(try_parse_position("[]", every_key::agreement())));
}

TEST_CASE("The fund is written with its own partners", "[json]")
{
    const Agreement& agreement = every_key::agreement();
    CHECK_THROWS_AS(to_json(agreement.fund(), agreement.partners().first(1)), Misuse);
}

TEST_CASE("The schemas are those of docs/schemas", "[json]")
{
    const auto file = [](const std::string& name) -> std::string {
        std::ifstream input{std::filesystem::path{RISKSHARE_ROOT} / "docs/schemas" / name};
        REQUIRE(input);
        return {std::istreambuf_iterator<char>{input}, {}};
    };
    CHECK(agreement_schema() == file("agreement-1.json"));
    CHECK(position_schema() == file("position-1.json"));
    CHECK(settlement_schema() == file("settlement-1.json"));
    CHECK(comparison_schema() == file("comparison-1.json"));
    CHECK(contributions_schema() == file("contributions-1.json"));
    CHECK(problems_schema() == file("problems-1.json"));
}
