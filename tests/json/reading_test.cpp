#include "../catch.hpp"

#include <filesystem>
#include <fstream>
#include <string>
#include <system_error>

#include <fmt/format.h>

#include "refused.hpp"

using namespace riskshare;
using namespace riskshare::literals;

namespace {

std::string places_and_codes(std::string_view json)
{
    std::string text;
    for (const Problem& problem : refused(json)) {
        text += problem.place + " " + problem.code + "\n";
    }
    return text;
}

std::string with_mechanisms(const std::string& json)
{
    return with("\"host\"", "\"mechanisms\": " + json + ", \"host\"");
}

/// A second partner, and one payment to it of which the text is a part.
std::string with_not_pooled(std::string_view part, std::string_view replacement)
{
    std::string list = R"([{"id": "carers", "name": "Carers", "kind": "section_256",
        "from": "ccg", "to": "council", "amount": "40.50"}])";
    if (part.empty()) {
        list = replacement;
    } else {
        list.replace(list.find(part), part.size(), replacement);
    }
    const std::string council =
        R"({"id": "council", "name": "Council", "kind": "local_authority"}, )";
    return with(R"({"id": "ccg", "name": "Example CCG", "kind": "nhs"}],)",
                council +
                    R"({"id": "ccg", "name": "Example CCG", "kind": "nhs"}], "not_pooled": )" +
                    list + ",");
}

/// An agreement with one rule for the ending, of which the text is a part.
std::string with_ending_rule(std::string_view part, std::string_view replacement)
{
    std::string list = R"([{"kind": "equipment", "split": {"fixed": {"ccg": "100%"}}}])";
    if (part.empty()) {
        list = replacement;
    } else {
        list.replace(list.find(part), part.size(), replacement);
    }
    return with(R"("host": "ccg",)", R"("host": "ccg", "ending": )" + list + ",");
}

}  // namespace

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

TEST_CASE("A mechanism is one of four words", "[json]")
{
    const std::string fund = GENERATE("pooled", "aligned");
    for (const Mechanism mechanism : all_mechanisms) {
        CHECK(refused(with_mechanisms(fmt::format(R"({{"{}": "{}"}})", fund, to_text(mechanism))))
                  .empty());
    }
    CHECK(refused(with_mechanisms("{}")).empty());
}

TEST_CASE("A mechanism that is none is answered with the one that was meant", "[json]")
{
    struct Row {
        std::string json, problems, remedy;
    };
    const auto row = GENERATE(values<Row>({
        {R"({"pooled": "lead body"})", "/mechanisms/pooled unknown_word\n",
         R"(Did you mean "lead_body"?)"},
        {R"({"aligned": ""})", "/mechanisms/aligned unknown_word\n", "Write one of these."},
        {R"({"pooled": null})", "/mechanisms/pooled wrong_type\n", "Write one of these."},
        {R"({"pooled": ["lead_body"]})", "/mechanisms/pooled wrong_type\n", "Write one of these."},
        {R"({"associated": "lead_body"})", "/mechanisms/associated unknown_key\n",
         R"(Known are "pooled", "aligned", "note" and "clause".)"},
        {R"({"poled": "lead_body"})", "/mechanisms/poled unknown_key\n",
         R"(Did you mean "pooled"?)"},
        {R"("lead_body")", "/mechanisms wrong_type\n", "Write an object in curly brackets."},
        {"null", "/mechanisms wrong_type\n", "Leave the key out, or give it a value."},
    }));
    CAPTURE(row.json);
    const std::string json = with_mechanisms(row.json);
    CHECK(places_and_codes(json) == row.problems);
    CHECK(refused(json).at(0).remedy == row.remedy);
}

TEST_CASE("A cap on payments needs a first band, each way, that partners share", "[json]")
{
    const std::string shared =
        R"([{"up_to": {"amount": "5"}, "split": "equal"}, {"split": "shares"}])";
    const auto with_bands = [&](const std::string& overspend, const std::string& underspend,
                                const std::string& word) {
        std::string json{small_agreement};
        const std::size_t begin = json.find(R"("overspend")");
        json.resize(begin);
        return json + R"("overspend": )" + overspend + R"(, "underspend": )" + underspend +
               R"(, "cap_limits": )" + word + "}]}";
    };
    CHECK(places_and_codes(with_bands(shared, shared, R"("payment")")).empty());
    CHECK(places_and_codes(with_bands(shared, shared, R"("bearing")")).empty());
    CHECK(places_and_codes(with_bands(shared, shared, R"("payments")")) ==
          "/risk_shares/0/cap_limits unknown_word\n");
    CHECK(places_and_codes(with_bands(shared, shared, "true")) ==
          "/risk_shares/0/cap_limits wrong_type\n");
    struct Row {
        std::string bands, problems;
    };
    const auto row = GENERATE(values<Row>({
        {R"([{"up_to": {"amount": "5"}, "split": {"to": "ccg"}}, {"split": "shares"}])", ""},
        {R"([{"up_to": {"amount": "5"}, "split": {"fixed": {"ccg": "100%"}}}, {"split": "equal"}])",
         ""},
        {R"([{"split": "shares"}])", " payment_cap_missing\n"},
        {R"([{"split": "responsible"}])", " payment_cap_missing\n"},
        {R"([{"up_to": {"amount": "5"}, "split": "reserve"}, {"split": "shares"}])",
         " payment_cap_missing\n"},
        {R"([{"up_to": {"amount": "5"}, "split": "responsible"}, {"split": "shares"}])",
         " payment_cap_missing\n"},
        // A value already reported, or that could not be read, is not a second problem.
        {R"([{"split": "shares"}, {"split": "shares"}])", " band_unlimited\n"},
        {"[5]", " wrong_type\n"},
        {R"([{"split": "reserved"}])", "/split unknown_word\n"},
    }));
    CAPTURE(row.bands);
    const auto at = [&](const std::string& place) {
        return row.problems.empty() ? "" : place + row.problems;
    };
    CHECK(places_and_codes(with_bands(row.bands, shared, R"("payment")")) ==
          at("/risk_shares/0/overspend/0"));
    CHECK(places_and_codes(with_bands(shared, row.bands, R"("payment")")) ==
          at("/risk_shares/0/underspend/0"));
    CHECK(places_and_codes(with_bands("[]", shared, R"("payment")")) ==
          "/risk_shares/0/overspend bands_missing\n");
}

TEST_CASE("Money that is not pooled says what it is, between whom, and how much", "[json]")
{
    CHECK(refused(with_not_pooled("40.50", "0")).empty());
    CHECK(refused(with_not_pooled("", "[]")).empty());
    struct Row {
        std::string part, replacement, problems;
    };
    const auto row = GENERATE(values<Row>({
        {R"("carers")", R"("Carers!")", "/not_pooled/0/id id_malformed\n"},
        {R"("id": "carers", )", "", "/not_pooled/0 key_missing\n"},
        {R"("Carers")", R"("")", "/not_pooled/0/name text_empty\n"},
        {R"("name": "Carers", )", "", "/not_pooled/0 key_missing\n"},
        {R"("section_256")", R"("section 256")", "/not_pooled/0/kind unknown_word\n"},
        {R"("section_256")", "256", "/not_pooled/0/kind wrong_type\n"},
        {R"("kind": "section_256",)", "", "/not_pooled/0 key_missing\n"},
        {R"("from": "ccg")", R"("from": "cgc")", "/not_pooled/0/from unknown_partner\n"},
        {R"("from": "ccg")", R"("from": ["ccg"])", "/not_pooled/0/from wrong_type\n"},
        {R"("from": "ccg", )", "", "/not_pooled/0 key_missing\n"},
        {R"("from": "ccg")", R"("from": "council")", "/not_pooled/0/to same_partner\n"},
        {R"("to": "council")", R"("to": "reserve")", "/not_pooled/0/to unknown_partner\n"},
        {R"("to": "council", )", "", "/not_pooled/0 key_missing\n"},
        {R"("to": "council")", R"("to": "ccg")", "/not_pooled/0/to same_partner\n"},
        {R"("40.50")", R"("-40.50")", "/not_pooled/0/amount negative_amount\n"},
        {R"("40.50")", "40.50", "/not_pooled/0/amount amount_as_number\n"},
        {R"("40.50")", R"("40.5.0")", "/not_pooled/0/amount amount_malformed\n"},
        {R"(, "amount": "40.50")", "", "/not_pooled/0 key_missing\n"},
        {R"("amount")", R"("gross": "1", "amount")", "/not_pooled/0/gross unknown_key\n"},
        {"", R"({"id": "carers"})", "/not_pooled wrong_type\n"},
        {"", R"(["carers"])", "/not_pooled/0 wrong_type\n"},
        {"", "null", "/not_pooled wrong_type\n"},
    }));
    CAPTURE(row.part, row.replacement);
    CHECK(places_and_codes(with_not_pooled(row.part, row.replacement)) == row.problems);
}

TEST_CASE("What rests on a kind that cannot be read is no second problem", "[json]")
{
    // Neither the kind of the payment nor that of a partner.
    std::string json = with_not_pooled("section_256", "section_76");
    CHECK(places_and_codes(json) == "/not_pooled/0/from wrong_kind_of_partner\n"
                                    "/not_pooled/0/to wrong_kind_of_partner\n");
    json.replace(json.find("section_76"), 10, "section_67");
    CHECK(places_and_codes(json) == "/not_pooled/0/kind unknown_word\n");

    json = with_not_pooled("section_256", "section_76");
    const std::string kind = R"("local_authority")";
    json.replace(json.find(kind), kind.size(), R"("council")");
    CHECK(places_and_codes(json) == "/partners/0/kind unknown_word\n"
                                    "/not_pooled/0/from wrong_kind_of_partner\n");
}

TEST_CASE("A rule for the ending says for what kind, and how that is divided", "[json]")
{
    CHECK(refused(with_ending_rule("100%", "100.0%")).empty());
    CHECK(refused(with_ending_rule("", "[]")).empty());
    CHECK(refused(with_ending_rule(R"({"fixed": {"ccg": "100%"}})", R"("equal")")).empty());
    CHECK(refused(with_ending_rule(R"({"fixed": {"ccg": "100%"}})", R"("contributions")")).empty());
    struct Row {
        std::string part, replacement, problems;
    };
    const auto row = GENERATE(values<Row>({
        {R"("equipment")", R"("equipments")", "/ending/0/kind unknown_word\n"},
        {R"("equipment")", "1", "/ending/0/kind wrong_type\n"},
        {R"("kind": "equipment", )", "", "/ending/0 key_missing\n"},
        {R"("100%")", R"("99%")", "/ending/0/split/fixed percentages_not_whole\n"},
        {R"("100%")", "1", "/ending/0/split/fixed/ccg percentage_as_number\n"},
        {R"("ccg")", R"("cgc")", "/ending/0/split/fixed/cgc unknown_partner\n"},
        {R"({"fixed": {"ccg": "100%"}})", R"({"to": "cgc"})",
         "/ending/0/split/to unknown_partner\n"},
        {R"({"fixed": {"ccg": "100%"}})", R"({"to": "ccg", "fixed": {"ccg": "100%"}})",
         "/ending/0/split both_keys_given\n"},
        {R"({"fixed": {"ccg": "100%"}})", "{}", "/ending/0/split key_missing\n"},
        {R"({"fixed": {"ccg": "100%"}})", R"("shares")", "/ending/0/split unknown_word\n"},
        {R"({"fixed": {"ccg": "100%"}})", R"("reserve")", "/ending/0/split unknown_word\n"},
        {R"(, "split": {"fixed": {"ccg": "100%"}})", "", "/ending/0 key_missing\n"},
        {R"("kind")", R"("id": "a", "kind")", "/ending/0/id unknown_key\n"},
        {"", R"({"kind": "equipment", "split": "equal"})", "/ending wrong_type\n"},
        {"", R"(["equipment"])", "/ending/0 wrong_type\n"},
        {"", "null", "/ending wrong_type\n"},
    }));
    CAPTURE(row.part, row.replacement);
    CHECK(places_and_codes(with_ending_rule(row.part, row.replacement)) == row.problems);
}

TEST_CASE("What is left at the end says what it is, how much, and who has it", "[json]")
{
    const Agreement agreement = parse_agreement(with_ending_rule("100%", "100%"));
    const std::string figures =
        R"({"format": "riskshare/position/1", "agreement": ")" + agreement.terms().name +
        R"(", "financial_year": "2015-16", "month": 12, "basis": "outturn",
                                "services": [{"id": ")" +
        agreement.terms().services.at(0).id + R"(", "outturn": {}}], "ending": )";
    const std::string list = R"([{"id": "hoists", "name": "Hoists", "kind": "equipment",
                                  "amount": "5", "held_by": "ccg"}])";
    const auto found_in = [&](const std::string& ending) {
        try {
            static_cast<void>(parse_position(figures + ending + "}", agreement));
        } catch (const InputError& error) {
            std::string text;
            for (const Problem& problem : error.problems().kept()) {
                text += problem.place + " " + problem.code + "\n";
            }
            return text;
        }
        return std::string{};
    };
    CHECK(found_in(list).empty());
    CHECK(found_in("[]").empty());
    CHECK(found_in("null") == "/ending wrong_type\n");
    CHECK(found_in("{}") == "/ending wrong_type\n");
    CHECK(found_in(R"(["hoists"])") == "/ending/0 wrong_type\n");
    struct Row {
        std::string part, replacement, problems;
    };
    const auto row = GENERATE(values<Row>({
        {R"("id": "hoists", )", "", "/ending/0 key_missing\n"},
        {R"("hoists")", R"("Hoists!")", "/ending/0/id id_malformed\n"},
        {R"("hoists")", R"("reserve")", "/ending/0/id id_reserved\n"},
        {R"("Hoists")", R"("")", "/ending/0/name text_empty\n"},
        {R"("equipment")", R"("property")", "/ending/0/kind ending_rule_missing\n"},
        {R"("equipment")", R"("asset")", "/ending/0/kind unknown_word\n"},
        {R"("5")", "5", "/ending/0/amount amount_as_number\n"},
        {R"("5")", R"("-0.01")", "/ending/0/amount negative_amount\n"},
        {R"("held_by": "ccg")", R"("held_by": "reserve")", "/ending/0/held_by unknown_partner\n"},
        {R"(, "held_by": "ccg")", "", "/ending/0 key_missing\n"},
        {R"("kind")", R"("worth": "1", "kind")", "/ending/0/worth unknown_key\n"},
    }));
    CAPTURE(row.part, row.replacement);
    std::string changed = list;
    changed.replace(changed.find(row.part), row.part.size(), row.replacement);
    CHECK(found_in(changed) == row.problems);
}

TEST_CASE("Streams say what they are, who brings them, and on what conditions", "[json]")
{
    const auto with_stream = [](std::string_view part, std::string_view replacement) {
        std::string list = R"([{"id": "grant", "name": "Grant", "kind": "nhs_minimum",
            "partner": "ccg", "minimum": "10.00", "services": ["acute"]}])";
        if (part.empty()) {
            list = replacement;
        } else {
            list.replace(list.find(part), part.size(), replacement);
        }
        return with("\"host\"", "\"streams\": " + list + ", \"host\"");
    };
    CHECK(refused(with_stream("10.00", "0")).empty());
    CHECK(refused(with_stream("", "[]")).empty());
    struct Row {
        std::string part, replacement, problems;
    };
    const auto row = GENERATE(values<Row>({
        {R"("grant")", R"("Grant!")", "/streams/0/id id_malformed\n"},
        {R"("grant")", R"("clause")", "/streams/0/id id_reserved\n"},
        {R"("id": "grant", )", "", "/streams/0 key_missing\n"},
        {R"("Grant")", R"("")", "/streams/0/name text_empty\n"},
        {R"("name": "Grant", )", "", "/streams/0 key_missing\n"},
        {R"("nhs_minimum")", R"("nhs minimum")", "/streams/0/kind unknown_word\n"},
        {R"("kind": "nhs_minimum",)", "", "/streams/0 key_missing\n"},
        {R"("ccg")", R"("cgc")", "/streams/0/partner unknown_partner\n"},
        {R"("partner": "ccg", )", "", "/streams/0 key_missing\n"},
        {R"("10.00")", "10.00", "/streams/0/minimum amount_as_number\n"},
        {R"("10.00")", R"("-10.00")", "/streams/0/minimum negative_amount\n"},
        {R"(["acute"])", R"("acute")", "/streams/0/services wrong_type\n"},
        {R"(["acute"])", "[]", "/streams/0/services covers_nothing\n"},
        {R"(["acute"])", R"(["acuter"])", "/streams/0/services/0 unknown_service\n"},
        {R"("minimum")", R"("underspend_to": "", "minimum")",
         "/streams/0/underspend_to text_empty\n"},
        {R"("minimum")", R"("underspend_to": null, "minimum")",
         "/streams/0/underspend_to wrong_type\n"},
        {R"("minimum")", R"("maximum": "1", "minimum")", "/streams/0/maximum unknown_key\n"},
        {"", R"({"id": "grant"})", "/streams wrong_type\n"},
        {"", R"(["grant"])", "/streams/0 wrong_type\n"},
    }));
    CAPTURE(row.part, row.replacement);
    CHECK(places_and_codes(with_stream(row.part, row.replacement)) == row.problems);
}

TEST_CASE("What rests on streams that cannot be read is no second problem", "[json]")
{
    const auto with_both = [](const std::string& streams, const std::string& of_service) {
        std::string json = with("\"host\"", "\"streams\": " + streams + ", \"host\"");
        const std::string gross = R"({"gross": )";
        json.insert(json.find(gross) + 1, R"("streams": )" + of_service + ", ");
        return json;
    };
    const std::string stream =
        R"([{"id": "grant", "name": "Grant", "kind": "nhs_minimum", "partner": "ccg"}])";
    const std::string place = "/services/0/contributions/ccg/streams";
    CHECK(refused(with_both(stream, R"({"grant": "1", "note": "a remark"})")).empty());
    CHECK(places_and_codes(with_both(stream, R"({"grand": "1"})")) ==
          place + "/grand unknown_stream\n");
    CHECK(places_and_codes(with_both("12", R"({"grand": "1"})")) == "/streams wrong_type\n");
    CHECK(places_and_codes(with_both(R"([{"id": 5, "name": "Grant", "kind": "nhs_minimum",
                                          "partner": "ccg"}])",
                                     R"({"grand": "1"})")) == "/streams/0/id wrong_type\n");
    CHECK(places_and_codes(with_both(stream, R"({"grant": 1})")) ==
          place + "/grant amount_as_number\n");
    CHECK(places_and_codes(with_both(stream, R"([])")) == place + " wrong_type\n");
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
    CHECK_THROWS_AS(read_agreement(tests / "json"), std::system_error);
    CHECK_THROWS_AS(read_agreement(tests / "json/no such file.json"), std::system_error);
    try {
        static_cast<void>(read_agreement(tests / "json/no such file.json"));
    } catch (const std::system_error& error) {
        CHECK(error.code() == std::errc::no_such_file_or_directory);
        CHECK(std::string{error.what()}.find("no such file.json") != std::string::npos);
    }
}
