#include "../catch.hpp"

#include <riskshare/json.hpp>

#include "journal_examples.hpp"

/// Journals that were posted before: those that are read, and those that are refused.

using namespace riskshare;
using namespace riskshare::journals_by_hand;
using PlacesAndCodes = std::vector<std::string>;

namespace {

const Agreement home_care_fund{two_partners()};

Journal posted_in(int month, std::vector<Journal> before = {})
{
    return journal(settled(two_partners(), of_two_partners(month, Basis::forecast)), before);
}

/// `place code` of each problem.
PlacesAndCodes places_and_codes(const Problems& problems)
{
    PlacesAndCodes codes;
    for (const Problem& problem : problems.kept()) {
        codes.push_back(problem.place + ' ' + problem.code);
    }
    return codes;
}

/// The first journal as JSON, with a part of it replaced.
std::string json_with(std::string_view part, std::string_view replacement)
{
    std::string json = to_json(posted_in(6));
    return json.replace(json.find(part), part.size(), replacement);
}

PlacesAndCodes refused_text(std::string_view part, std::string_view replacement)
{
    try {
        static_cast<void>(parse_journal(json_with(part, replacement), home_care_fund));
    } catch (const InputError& error) {
        return places_and_codes(error.problems());
    }
    return {};
}

PlacesAndCodes refused_list(const std::vector<Journal>& posted, int month = 6)
{
    try {
        static_cast<void>(
            journal(settled(two_partners(), of_two_partners(month, Basis::forecast)), posted));
    } catch (const InputError& error) {
        return places_and_codes(error.problems());
    }
    return {};
}

}  // namespace

TEST_CASE("A journal is read as it was written", "[journals]")
{
    const Journal journal = posted_in(6);
    CHECK(parse_journal(to_json(journal), home_care_fund) == journal);
    Journal nothing = journal;
    nothing.lines.clear();
    CHECK(parse_journal(to_json(nothing), home_care_fund) == nothing);
    CHECK(refused_text("\"number\": 1,", "\"number\": 1, \"note\": \"Posted by hand\",") ==
          PlacesAndCodes{});
    CHECK(to_json(journal).starts_with(R"({
  "format": "riskshare/journals/1",
  "agreement": "Home care fund",
  "financial_year": "2025-26",
  "month": 6,
  "basis": "forecast",
  "number": 1,
  "lines": [
    {
      "ledger": "icb",
      "kind": "service",
      "account": "home-care",
      "service": "home-care",
      "with": "north",
      "debit": "30000.25",
      "narrative": "Home care: 6 of 12 months of £60,000.50 that Example ICB owes North Council",
      "clause": "Schedule 3, 4.1"
    },)"));
}

TEST_CASE("A journal that was tampered with is refused", "[journals]")
{
    CHECK(refused_text("Home care fund", "Home care funds") ==
          PlacesAndCodes{"/agreement other_agreement"});
    CHECK(refused_text("2025-26", "2024-25") == PlacesAndCodes{"/financial_year other_year"});
    CHECK(refused_text("\"month\": 6", "\"month\": 13") ==
          PlacesAndCodes{"/month month_out_of_range"});
    CHECK(refused_text("\"number\": 1", "\"number\": 0") ==
          PlacesAndCodes{"/number number_out_of_range"});
    CHECK(refused_text("\"number\": 1", "\"number\": 1.5") ==
          PlacesAndCodes{"/number number_not_whole"});
    CHECK(refused_text("\"number\": 1", "\"number\": \"1\"") ==
          PlacesAndCodes{"/number number_not_whole"});
    CHECK(refused_text("\"ledger\": \"icb\"", "\"ledger\": \"ibc\"") ==
          PlacesAndCodes{"/lines/0/ledger unknown_partner"});
    CHECK(refused_text("\"with\": \"north\"", "\"with\": \"west\"") ==
          PlacesAndCodes{"/lines/0/with unknown_partner"});
    CHECK(refused_text("\"kind\": \"service\"", "\"kind\": \"spending\"") ==
          PlacesAndCodes{"/lines/0/kind unknown_word"});
    CHECK(refused_text("\"account\": \"home-care\"", "\"account\": \"\"") ==
          PlacesAndCodes{"/lines/0/account text_empty"});
    CHECK(refused_text("\"service\": \"home-care\"", "\"service\": \"Home care\"") ==
          PlacesAndCodes{"/lines/0/service id_malformed"});
    CHECK(refused_text("\"service\": \"home-care\",", "") ==
          PlacesAndCodes{"/lines/0 key_missing"});
    CHECK(refused_text("\"debit\": \"30000.25\"", "\"debit\": \"0.00\"") ==
          PlacesAndCodes{"/lines/0/debit amount_not_positive"});
    CHECK(refused_text("\"debit\": \"30000.25\"", "\"debit\": \"-92233720368547758.08\"") ==
          PlacesAndCodes{"/lines/0/debit amount_too_large"});
    CHECK(refused_text("\"debit\": \"30000.25\"", "\"debit\": 30000.25") ==
          PlacesAndCodes{"/lines/0/debit amount_as_number"});
    CHECK(refused_text("\"debit\": \"30000.25\",", "") == PlacesAndCodes{"/lines/0 key_missing"});
    CHECK(
        refused_text("\"debit\": \"30000.25\"", "\"debit\": \"30000.25\", \"credit\": \"1.00\"") ==
        PlacesAndCodes{"/lines/0 both_keys_given"});
    CHECK(refused_text("riskshare/journals/1", "riskshare/settlement/1") ==
          PlacesAndCodes{"/format unknown_format"});
}

TEST_CASE("A penny that one ledger lacks is found", "[journals]")
{
    CHECK(refused_text("\"debit\": \"30000.25\"", "\"debit\": \"30000.24\"") ==
          PlacesAndCodes{"/lines journal_not_balanced"});
    // Both lines of one ledger: it balances, and no longer says what the other does.
    std::string json = to_json(posted_in(6));
    for (std::string_view key : {"\"debit\"", "\"credit\""}) {
        json.replace(json.find(key), key.size() + 12, std::string{key} + ": \"30000.24\"");
    }
    try {
        static_cast<void>(parse_journal(json, home_care_fund));
        FAIL("not refused");
    } catch (const InputError& error) {
        CHECK(places_and_codes(error.problems()) == PlacesAndCodes{"/lines journal_not_mirrored"});
        CHECK(
            error.problems().kept().front().found ==
            R"(found 30000.25 debited and 30000.24 credited between "icb" and "north" for "home-care")");
    }
}

TEST_CASE("Amounts that come to more than there is are refused, not wrapped", "[journals]")
{
    Journal journal = posted_in(6);
    for (JournalLine& line : journal.lines) {
        line.amount =
            line.amount < 0_p ? -92'233'720'368'547'758'07_p : 92'233'720'368'547'758'07_p;
    }
    CHECK(problems_in(journal, home_care_fund).empty());
    const std::vector<JournalLine> lines = journal.lines;
    journal.lines.insert(journal.lines.end(), lines.begin(), lines.end());
    CHECK(places_and_codes(problems_in(journal, home_care_fund)) ==
          PlacesAndCodes{"/lines total_too_large"});
}

TEST_CASE("What is posted and what is needed may come to more than there is: it is said where",
          "[journals]")
{
    Journal largest = posted_in(6);
    for (JournalLine& line : largest.lines) {
        line.amount =
            line.amount < 0_p ? 92'233'720'368'547'758'07_p : -92'233'720'368'547'758'07_p;
    }
    const PlacesAndCodes by_what_is_needed = refused_list({largest});
    CHECK(by_what_is_needed == PlacesAndCodes{"/0/lines/0 total_too_large"});
    Journal again = largest;
    again.number = 2;
    CHECK(refused_list({largest, again}) == PlacesAndCodes{"/1/lines/0 total_too_large"});
}

TEST_CASE("A balance of a ledger with itself is refused", "[journals]")
{
    Journal journal = posted_in(6);
    journal.lines[1].with = "icb";
    CHECK(places_and_codes(problems_in(journal, home_care_fund)) ==
          PlacesAndCodes{"/lines/1/with same_partner"});
}

TEST_CASE("Journals are numbered without a gap, each once, whatever their order", "[journals]")
{
    const Journal first = posted_in(2);
    const Journal second = posted_in(4, {first});
    const Journal third = posted_in(6, {first, second});
    CHECK(refused_list({first, second, third}) == PlacesAndCodes{});
    CHECK(refused_list({third, first, second}) == PlacesAndCodes{});
    CHECK(refused_list({first, first}) == PlacesAndCodes{"/1/number journal_repeated"});
    CHECK(refused_list({second}) == PlacesAndCodes{"/0/number journal_missing"});
    CHECK(refused_list({first, third}) == PlacesAndCodes{"/1/number journal_missing"});
    CHECK(refused_list({first, first, third}) ==
          PlacesAndCodes{"/1/number journal_repeated", "/2/number journal_missing"});
}

TEST_CASE("A month before one that was posted is refused", "[journals]")
{
    const Journal first = posted_in(6);
    CHECK(refused_list({first}, 5) == PlacesAndCodes{"/0/month month_is_past"});
    CHECK(refused_list({first}, 6) == PlacesAndCodes{});
    CHECK(refused_list({first}, 7) == PlacesAndCodes{});
}

TEST_CASE("A journal in a list is refused for all that is wrong with it", "[journals]")
{
    Journal first = posted_in(6);
    first.agreement = "Another fund";
    first.lines.front().amount += 1_p;
    CHECK(refused_list({first}) ==
          PlacesAndCodes{"/0/agreement other_agreement", "/0/lines journal_not_balanced"});
}

TEST_CASE("A journal is parsed without an exception, or its problems are given", "[journals]")
{
    const Journal posted = posted_in(6);
    const auto parsed = try_parse_journal(to_json(posted), home_care_fund);
    CHECK(std::get<Journal>(parsed) == posted);
    const auto refused = try_parse_journal("{}", home_care_fund);
    CHECK_FALSE(std::get<Problems>(refused).empty());
}

TEST_CASE("An enumerator out of range is refused in a journal, at its place", "[journals]")
{
    Journal journal = posted_in(6);
    journal.basis = static_cast<Basis>(2);
    CHECK(places_and_codes(problems_in(journal, home_care_fund)) ==
          PlacesAndCodes{"/basis unknown_word"});
    journal = posted_in(6);
    journal.lines[1].kind = static_cast<AccountKind>(3);
    CHECK(places_and_codes(problems_in(journal, home_care_fund)) ==
          PlacesAndCodes{"/lines/1/kind unknown_word"});
}
