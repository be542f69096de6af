#include "../catch.hpp"

#include <filesystem>
#include <fstream>
#include <string>
#include <system_error>

#include <fmt/format.h>

#include <riskshare/json.hpp>

#include "refused.hpp"
#include "json/position_text.hpp"

using namespace riskshare;
using namespace riskshare::literals;

TEST_CASE("Only text of pounds and pence is an amount", "[json]")
{
    struct Row {
        std::string json, code, remedy;
    };
    const std::string in_general = "Write digits, and for pence a point and two digits.";
    const auto row = GENERATE_COPY(values<Row>({
        {"1668000", "amount_as_number", R"(Write "1668000.00".)"},
        {"12.5", "amount_as_number", R"(Write "12.50".)"},
        {"12.50", "amount_as_number", R"(Write "12.50".)"},
        {"0.1", "amount_as_number", R"(Write "0.10".)"},
        {"-7", "amount_as_number", R"(Write "-7.00".)"},
        {"-0", "amount_as_number", R"(Write "0.00".)"},
        {"1e9", "amount_as_number", R"(Write "1000000000.00".)"},
        {"1.668E+6", "amount_as_number", R"(Write "1668000.00".)"},
        {"125e-1", "amount_as_number", R"(Write "12.50".)"},
        {"5e-2", "amount_as_number", R"(Write "0.05".)"},
        {"12.345", "amount_as_number", in_general},
        {"1e-3", "amount_as_number", in_general},
        {"1e300", "amount_as_number", in_general},
        {"92233720368547758.07", "amount_as_number", R"(Write "92233720368547758.07".)"},
        {"92233720368547758.08", "amount_as_number", in_general},
        {"18446744073709551616", "amount_as_number", in_general},
        {"true", "wrong_type", "Write text in double quotation marks."},
        {"null", "wrong_type", "Leave the key out, or give it a value."},
        {"[]", "wrong_type", "Write text in double quotation marks."},
        {R"("")", "amount_malformed", in_general},
        {R"(" ")", "amount_malformed", in_general},
        {R"("5.")", "amount_malformed", R"(Write "5.00".)"},
        {R"(".5")", "amount_malformed", R"(Write "0.50".)"},
        {R"("+5")", "amount_malformed", in_general},
        {R"_("(5)")_", "amount_malformed", in_general},
        {R"("\u0661")", "amount_malformed", in_general},
        {R"("£1,668,000.00")", "amount_with_currency_sign", R"(Write "1668000.00".)"},
        {R"("-£5")", "amount_with_currency_sign", R"(Write "-5.00".)"},
        {R"("1,668,000")", "amount_with_separators", R"(Write "1668000.00".)"},
        {R"("12,5")", "amount_with_separators", in_general},
        {R"("1,2345")", "amount_with_separators", in_general},
        {R"("1e6")", "amount_with_exponent", R"(Write "1000000.00".)"},
        {R"("1e99999999999")", "amount_with_exponent", in_general},
        {R"("0.005")", "amount_below_a_penny", "Round it to two decimals."},
        {R"("1.500")", "amount_below_a_penny", R"(Write "1.50".)"},
        {R"("92233720368547758.08")", "amount_too_large", "Check for extra digits."},
        // No ledger could hold it the other way round.
        {R"("-92233720368547758.08")", "amount_too_large", "Check for extra digits."},
    }));
    CAPTURE(row.json);
    const auto problems = refused(with("\"600.00\"", row.json));
    REQUIRE(problems.size() == 1);
    CHECK(problems[0].place == "/services/0/contributions/ccg/gross");
    CHECK(problems[0].code == row.code);
    CHECK(problems[0].remedy == row.remedy);
}

TEST_CASE("Only text with a per cent sign is a percentage", "[json]")
{
    struct Row {
        std::string json, code, remedy;
    };
    const std::string in_general = "Write digits and a per cent sign, such as \"0.5%\".";
    const auto row = GENERATE_COPY(values<Row>({
        {"0.5", "percentage_as_number", R"(If 0.5% is meant, write "0.5%".)"},
        {"5e-1", "percentage_as_number", R"(If 0.5% is meant, write "0.5%".)"},
        {"-1", "percentage_as_number", in_general},
        {R"("0.5")", "percentage_without_sign", R"(If 0.5% is meant, write "0.5%".)"},
        {R"("0.5 %")", "percentage_malformed", R"(If 0.5% is meant, write "0.5%".)"},
        {R"(".5%")", "percentage_malformed", R"(If 0.5% is meant, write "0.5%".)"},
        {R"("half")", "percentage_malformed", in_general},
        {R"("-1%")", "percentage_negative", "Write it without the minus."},
        {R"("0.0000000001%")", "percentage_too_precise",
         "Round it to 9 decimals, or state amounts instead."},
        {R"("9223372037%")", "percentage_too_large", "Check for extra digits."},
    }));
    CAPTURE(row.json);
    const auto problems = refused(with("\"0.5%\"", row.json));
    REQUIRE(problems.size() == 1);
    CHECK(problems[0].place == "/risk_shares/0/overspend/0/up_to/rate");
    CHECK(problems[0].code == row.code);
    CHECK(problems[0].remedy == row.remedy);
}

TEST_CASE("A financial year near enough is corrected", "[json]")
{
    struct Row {
        std::string json, remedy;
    };
    const std::string in_general = "Write the year in which it starts, a hyphen and two digits.";
    const auto row = GENERATE_COPY(values<Row>({
        {R"("2015/16")", R"(Write "2015-16".)"},
        {R"("2015-2016")", R"(Write "2015-16".)"},
        {R"("2015-17")", R"(Write "2015-16".)"},
        {R"("2015")", R"(Write "2015-16".)"},
        {R"("1999-2000")", R"(Write "1999-00".)"},
        {R"("15-16")", in_general},
        {R"("")", in_general},
        {R"("0015-16")", in_general},
    }));
    CAPTURE(row.json);
    const auto problems = refused(with("\"2015-16\"", row.json));
    REQUIRE(problems.size() == 1);
    CHECK(problems[0].code == "financial_year_malformed");
    CHECK(problems[0].remedy == row.remedy);
}

TEST_CASE("A key that is not known is answered with the one that was meant", "[json]")
{
    struct Row {
        std::string part, replacement, problems, remedy;
    };
    const auto row = GENERATE(values<Row>({
        {"\"services\": [", "\"service\": [", "/service unknown_key\n",
         "Did you mean \"services\"?"},
        {"\"fund\"", "\"funds\"", "/services/0/funds unknown_key\n", "Did you mean \"fund\"?"},
        {"\"host\"", "\"hosts\"", "/hosts unknown_key\n", "Did you mean \"host\"?"},
        {"\"income\"", "\"incom\"", "/services/0/contributions/ccg/incom unknown_key\n",
         "Did you mean \"income\"?"},
        {"\"income\"", "\"value added tax\"",
         "/services/0/contributions/ccg/value added tax unknown_key\n",
         R"(Known are "gross", "income", "instalments", "streams", "note" and "clause".)"},
        {"\"fixed\"", "\"fixd\"", "/risk_shares/0/underspend/0/split/fixd unknown_key\n",
         "Did you mean \"fixed\"?"},
        {"{\"fixed\": {\"ccg\": \"100%\"}}", "{}",
         "/risk_shares/0/underspend/0/split key_missing\n", R"(Add "fixed" or "to".)"},
        {"\"gross\": \"600.00\", \"income\": \"1.5\"", "\"note\": \"none\"",
         "/services/0/contributions/ccg key_missing\n", R"(Add "gross".)"},
    }));
    CAPTURE(row.replacement);
    const std::string json = with(row.part, row.replacement);
    CHECK(places_and_codes(json) == row.problems);
    CHECK(refused(json).at(0).remedy == row.remedy);
}

TEST_CASE("null stands for nothing: it is refused wherever it is", "[json]")
{
    const auto spoilt = GENERATE(values<std::string>({
        "\"ccg\",",
        "\"Example CCG\"",
        "\"nhs\"",
        "\"2015-16\"",
        "\"1.5\"",
        "\"0.5%\"",
        "\"all\", \"base\"",
        "\"net_contribution\"",
        "\"shares\"",
        R"({"statutory": "ccg"})",
        R"({"rate": "0.5%"})",
        R"({"gross": "600.00", "income": "1.5"})",
    }));
    CAPTURE(spoilt);
    std::string replacement = "null";
    if (spoilt.ends_with(",")) { replacement = "null,"; }
    if (spoilt.ends_with("base\"")) { replacement = "null, \"base\""; }
    const auto problems = refused(with(spoilt, replacement));
    REQUIRE(problems.size() == 1);
    CHECK(problems[0].code == "wrong_type");
    CHECK(problems[0].found == "found null");
}

TEST_CASE("What rests on an unreadable place is not reported as well", "[json]")
{
    CHECK(places_and_codes(
              with(R"("partners": [{"id": "ccg", "name": "Example CCG", "kind": "nhs"}])",
                   R"("partners": "ccg")")) == "/partners wrong_type\n");
    CHECK(places_and_codes(with("\"100%\"", "99")) ==
          "/risk_shares/0/underspend/0/split/fixed/ccg percentage_as_number\n");
    CHECK(places_and_codes(with("\"600.00\"", "0")) ==
          "/services/0/contributions/ccg/gross amount_as_number\n");
    CHECK(places_and_codes(with(R"({"rate": "0.5%"})", R"({"rate": "0.5%", "amount": "1"})")) ==
          "/risk_shares/0/overspend/0/up_to both_keys_given\n");
}

TEST_CASE("Problems of all kinds come in the order of the file", "[json]")
{
    std::string json = with("\"host\": \"ccg\"", "\"host\": \"trust\"");
    json.replace(json.find("\"2015-16\""), 9, "2015");
    json.replace(json.find("\"statutory\": \"ccg\""), 18, "\"statutory\": \"gp\"");
    json.replace(json.find("\"0.5%\""), 6, "\"0%\"");
    json.replace(json.find("\"100%\""), 6, "\"99%\"");
    CHECK(places_and_codes(json) ==
          "/financial_year wrong_type\n"
          "/host unknown_partner\n"
          "/services/0/responsible/statutory unknown_partner\n"
          "/risk_shares/0/overspend/0/up_to limits_not_rising\n"
          "/risk_shares/0/underspend/0/split/fixed percentages_not_whole\n");
}

TEST_CASE("A file of another format is not searched for more problems", "[json]")
{
    CHECK(places_and_codes(R"({"format": "riskshare/position/1", "month": 6})") ==
          "/format unknown_format\n");
    CHECK(places_and_codes(R"({"format": "riskshare/agreement/2"})") == "/format unknown_format\n");
    CHECK(places_and_codes(with("riskshare/agreement/1", "agreement")) ==
          "/format unknown_format\n");
}

TEST_CASE("Nothing of a file reaches the terminal as a control character", "[json]")
{
    const auto hostile = GENERATE(values<std::string>(
        {R"(\u001b[2J)", R"(\u0007)", R"(\u202e)", R"(\u009b)", R"(\n\r)", "\x7F", R"(\u0000)"}));
    const auto spoilt = GENERATE(values<std::string>(
        {"Example CCG\", \"kind\": \"", "\"host\": \"", "2015-16", "600.00", "0.5%", "gross",
         "fund", "\"contributions\": {\"", "\"fixed\": {\"", "riskshare/", "net_"}));
    for (const Problem& problem : refused(with(spoilt, spoilt + hostile))) {
        const std::string text = describe(problem);
        CAPTURE(text);
        const auto is_control = [](char c) {
            return (c >= 0 && c < ' ' && c != '\n') || c == 0x7F;
        };
        CHECK(std::ranges::none_of(text, is_control));
        CHECK(std::ranges::count(text, '\n') == 1);
        CHECK(text.find("\u202e") == std::string::npos);
        CHECK(text.find("\u009b") == std::string::npos);
    }
}

TEST_CASE("Problems beyond a thousand are counted", "[json]")
{
    std::string services;
    for (int i = 0; i < 1500; ++i) { services += "7,"; }
    try {
        static_cast<void>(parse_agreement(with("\"services\": [", "\"services\": [" + services)));
        FAIL("accepted");
    } catch (const InputError& error) {
        CHECK(error.problems().kept().size() == 1000);
        CHECK(error.problems().not_kept() == 500);
    }
}

TEST_CASE("A position is searched for problems without its agreement", "[json]")
{
    CHECK(problems_in_position_text("{").kept().at(0).code == "truncated");
    const auto problems = problems_in_position_text(
        R"({"format": "riskshare/position/1", "agreement": "x", "financial_year": "2015-16",
            "month": 6, "basis": "forecast",
            "services": [{"id": "home-care", "outturn": {"ccg": 5}}]})");
    REQUIRE(problems.kept().size() == 1);
    CHECK(problems.kept()[0].place == "/services/0/outturn/ccg");
}

TEST_CASE("A file that cannot be read is an error of the system", "[json]")
{
    const std::filesystem::path tests = RISKSHARE_TESTS;
    CHECK_THROWS_AS(read_agreement(tests / "json"), FileError);
    CHECK_THROWS_AS(read_agreement(tests / "json/no such file.json"), FileError);
    try {
        static_cast<void>(read_agreement(tests / "json/no such file.json"));
    } catch (const FileError& error) {
        CHECK(error.code() == std::errc::no_such_file_or_directory);
        CHECK(std::string{error.what()}.find("no such file.json") != std::string::npos);
    }
}
