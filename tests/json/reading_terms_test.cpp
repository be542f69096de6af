#include "../catch.hpp"

#include <string>

#include <fmt/format.h>

#include <riskshare/json.hpp>

#include "refused.hpp"

/// The parts of an agreement that not every agreement has.

using namespace riskshare;
using namespace riskshare::literals;

namespace {

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
