#include "../catch.hpp"

#include <string>

#include "replay/findings.hpp"
#include "tampering.hpp"

/// The words of findings, and texts that are not settlements.

using namespace riskshare;
using namespace riskshare::replaying;

namespace {

const std::filesystem::path& plymouth()
{
    static const std::filesystem::path folder =
        std::filesystem::path{RISKSHARE_ROOT} / "examples/plymouth";
    return folder;
}

/// The findings after a change to Plymouth's settlement.
template <class Change>
std::string found_after(Change change)
{
    Documents documents = documents_of(settled(plymouth()));
    change(documents);
    return findings_of(files_of(documents));
}

/// Returns a function that gives the findings after a change to a copy of the documents.
auto finder_in(const Documents& documents)
{
    return [&documents](auto change) {
        Documents changed = documents;
        change(changed);
        return findings_of(files_of(changed));
    };
}

/// The step of that id.
Json& step(Documents& documents, std::string_view id)
{
    for (Json& candidate : documents.settlement["explanation"]) {
        if (candidate["id"] == id) { return candidate; }
    }
    throw std::out_of_range{"no such step"};
}

}  // namespace

TEST_CASE("A finding states the expected and the found value", "[replay]")
{
    CHECK(found_after([](Documents& d) {
              d.settlement["partners"][0]["borne"] = "1.00";
          }).find("/partners/0/borne: is \"1.00\", and step \"partner.ccg/borne\" gives ") !=
          std::string::npos);
    CHECK(found_after([](Documents& d) {
              step(d, "partner.ccg/borne").erase("figures");
          }).find("/partners/0/borne: is ") != std::string::npos);
    CHECK(found_after(
              [](Documents& d) { step(d, "risk-cap/overspend/0/limit")["result"] = "2172000.01"; })
              .find("step \"risk-cap/overspend/0/limit\": results in \"2172000.01\", and "
                    "\"percentage\" gives \"2172000.00\"\n") != std::string::npos);
    CHECK(found_after([](Documents& d) {
              step(d, "risk-cap/overspend/0/limit")["operation"] = "guess";
          }) == "step \"risk-cap/overspend/0/limit\": \"guess\" cannot be done: \"0.5%\" is not an "
                "amount\n");
    CHECK(found_after([](Documents& d) {
              step(d, "risk-cap/overspend/0/limit")["inputs"][1]["from"] = "agreement:/rate";
          }) == "step \"risk-cap/overspend/0/limit\": input 2: \"agreement:/rate\" does not "
                "exist\n");
    CHECK(found_after([](Documents& d) { d.position["month"] = 1; }) ==
          "/month: is 12, and the position says 1\n");
    CHECK(found_after([](Documents& d) { d.settlement["extra"] = 1; }) ==
          ": has the unexpected key \"extra\"\n");
}

TEST_CASE("Money that is not pooled is the agreement's", "[replay]")
{
    const Documents documents =
        documents_of(settled(std::filesystem::path{RISKSHARE_ROOT} / "examples/better-care-fund"));
    const auto found = finder_in(documents);
    CHECK(found([](Documents&) {}) == "");
    CHECK(found([](Documents& d) { d.settlement["not_pooled"][0]["to"] = "icb"; }) ==
          "/not_pooled/0/to: is \"icb\", and the agreement says \"council\"\n");
    CHECK(found([](Documents& d) { d.settlement["not_pooled"][1]["kind"] = "care_trust"; }) ==
          "/not_pooled/1/kind: is \"care_trust\", and the agreement says \"section_76\"\n");
    CHECK(found([](Documents& d) { d.settlement["not_pooled"][0]["id"] = "other"; }) ==
          "/not_pooled/0/id: is \"other\", and the agreement says \"carers\"\n");
    CHECK(found([](Documents& d) { d.settlement["not_pooled"][0]["amount"] = "1.00"; }) ==
          "/not_pooled/0/amount: is \"1.00\", and step \"not-pooled.carers/amount\" gives "
          "\"400000.00\"\n");
    CHECK(found([](Documents& d) { d.settlement["not_pooled"][0]["by"] = "icb"; }) ==
          "/not_pooled/0: has the unexpected key \"by\"\n");
    CHECK(found([](Documents& d) { d.settlement.erase("not_pooled"); })
              .starts_with("/not_pooled: has 0 items, not 2\n"
                           ": has no \"not_pooled\"\n"));
    CHECK(found([](Documents& d) { d.agreement.erase("not_pooled"); })
              .starts_with("/not_pooled: has 2 items, not 0\n"
                           ": has the unexpected key \"not_pooled\"\n"));
    CHECK(found_after([](Documents& d) { d.settlement["not_pooled"] = Json::array(); }) ==
          ": has the unexpected key \"not_pooled\"\n");
}

TEST_CASE("Payment limits are there exactly if the agreement has them", "[replay]")
{
    const Documents documents =
        documents_of(settled(std::filesystem::path{RISKSHARE_CASES} / "payment-limit"));
    const auto found = finder_in(documents);
    CHECK(found([](Documents&) {}) == "");
    CHECK(found([](Documents& d) {
              d.settlement["risk_shares"][0]["payment_limit"]["reserve"] = "42.58";
          }) == "/risk_shares/0/payment_limit/reserve: is \"42.58\", and step "
                "\"cap/payment_limit/change.reserve\" gives \"42.57\"\n");
    CHECK(found([](Documents& d) {
              d.settlement["risk_shares"][0].erase("payment_limit");
          }).starts_with("/risk_shares/0: has no \"payment_limit\"\n"));
    CHECK(found([](Documents& d) {
              d.settlement["partners"][1].erase("payment_limit");
          }).find("/partners/1: has no \"payment_limit\"\n") != std::string::npos);
    CHECK(found([](Documents& d) {
              d.settlement["by_service"][0]["payment_limit"]["icb"] = "1.00";
          }).find("/by_service/0/borne/icb: adds up to ") != std::string::npos);
    CHECK(found([](Documents& d) {
              d.settlement["by_service"][0].erase("payment_limit");
          }).find("/by_service/0: has no \"payment_limit\"\n") != std::string::npos);
    CHECK(found([](Documents& d) {
              d.agreement["risk_shares"][0].erase("cap_limits");
          }).starts_with("/risk_shares/0: has the unexpected key \"payment_limit\"\n"));
    CHECK(found_after([](Documents& d) {
              d.agreement["risk_shares"][0]["cap_limits"] = "payment";
          }).starts_with("/risk_shares/0: has no \"payment_limit\"\n"));
}

TEST_CASE("The ending is the position's, divided whole", "[replay]")
{
    const Documents documents =
        documents_of(settled(std::filesystem::path{RISKSHARE_CASES} / "ending"));
    const auto found = finder_in(documents);
    CHECK(found([](Documents&) {}) == "");
    CHECK(found([](Documents& d) { d.settlement["ending"]["items"][0]["held_by"] = "trust"; }) ==
          "/ending/items/0/held_by: is \"trust\", and should be \"icb\"\n");
    CHECK(found([](Documents& d) { d.settlement["ending"]["items"][6]["held_by"] = "icb"; }) ==
          "/ending/items/6/held_by: is \"icb\", and should be \"council\"\n");
    CHECK(found([](Documents& d) { d.settlement["ending"]["items"][2]["kind"] = "equipment"; }) ==
          "/ending/items/2/kind: is \"equipment\", and should be \"property\"\n");
    CHECK(found([](Documents& d) { d.settlement["ending"]["partners"][1]["id"] = "icb"; }) ==
          "/ending/partners/1/id: is \"icb\", and the agreement says \"council\"\n");
    CHECK(found([](Documents& d) {
              d.settlement["ending"]["items"][1]["by_partner"]["icb"] = "3.35";
          }) == "/ending/items/1: adds up to 10.01 under \"by_partner\", not to 10.00\n"
                "/ending/items/1/by_partner/icb: is \"3.35\", and step "
                "\"ending-item.hoists/parts\" gives \"3.34\"\n");
    CHECK(found([](Documents& d) { d.settlement["payments"].back()["from"] = "icb"; }) ==
          "/payments: leave -4.09 of the settlement of \"icb\" open\n"
          "/payments: leave 4.09 of the settlement of \"trust\" open\n");
    CHECK(found([](Documents& d) { d.settlement.erase("ending"); })
              .starts_with(": has no \"ending\"\n"
                           "/payments/6: has the unexpected kind \"ending\"\n"));
    CHECK(found([](Documents& d) {
              d.position.erase("ending");
          }).starts_with(": has the unexpected key \"ending\"\n"));
    CHECK(found([](Documents& d) {
              d.agreement["ending"][1]["split"] = "contributions";
          }).starts_with("step \"ending-item.hoists/parts\": input 2: "));
}

TEST_CASE("A reserve that only a band uses is divided at the end too", "[replay]")
{
    Documents documents = documents_of(settled(std::filesystem::path{RISKSHARE_CASES} / "ending"));
    documents.agreement.erase("reserve");
    const Documents without =
        documents_of(settled(documents.agreement.dump(), documents.position.dump()));
    CHECK(without.settlement["ending"]["items"][6]["amount"] == "40.01");
    CHECK(findings_of(files_of(without)) == "");
}

TEST_CASE("Ring-fenced underspends go where the agreement says", "[replay]")
{
    const Documents documents =
        documents_of(settled(std::filesystem::path{RISKSHARE_CASES} / "ring-fenced"));
    const auto found = finder_in(documents);
    CHECK(found([](Documents&) {}) == "");
    CHECK(found([](Documents& d) { d.settlement["ring_fenced"][0]["partner"] = "icb"; }) ==
          "/ring_fenced/0/partner: is \"icb\", and the agreement says \"council\"\n");
    CHECK(found([](Documents& d) { d.settlement["ring_fenced"][0]["reserve"] = "Any"; }) ==
          "/ring_fenced/0/reserve: is \"Any\", and the agreement says \"Public health reserve\"\n");
    CHECK(found([](Documents& d) { d.settlement["ring_fenced"][1]["service"] = "community"; }) ==
          "/ring_fenced/1/service: is \"community\", and the agreement says \"school-nursing\"\n");
    CHECK(found([](Documents& d) { d.settlement["ring_fenced"][0]["amount"] = "1.00"; }) ==
          "/ring_fenced/0/amount: is \"1.00\", and step "
          "\"service.sexual-health/ring_fenced/reserve\" gives \"80000.50\"\n");
    CHECK(found([](Documents& d) {
              d.settlement["partners"][0].erase("ring_fenced");
          }).starts_with("/partners/0: has no \"ring_fenced\"\n"));
    CHECK(found([](Documents& d) { d.settlement.erase("ring_fenced"); })
              .starts_with("/ring_fenced: has 0 items, not 2\n"
                           ": has no \"ring_fenced\"\n"));
    CHECK(found([](Documents& d) { d.agreement["streams"][0].erase("underspend_to"); })
              .starts_with("/ring_fenced: has 2 items, not 0\n"
                           ": has the unexpected key \"ring_fenced\"\n"));
}

TEST_CASE(
    "Capital is in the fund if the agreement has any, and variations are those of the agreement",
    "[replay]")
{
    const Documents documents =
        documents_of(settled(std::filesystem::path{RISKSHARE_ROOT} / "examples/oldham"));
    const auto found = finder_in(documents);
    CHECK(found([](Documents&) {}) == "");
    CHECK(found([](Documents& d) { d.settlement["fund"]["capital"]["net"] = "1.00"; }) ==
          "/fund/capital/net: is \"1.00\", and step \"fund.capital/net\" gives \"2200000.00\"\n");
    CHECK(found([](Documents& d) {
              d.settlement["fund"].erase("capital");
          }).starts_with("/fund: has no \"capital\"\n"));
    CHECK(found([](Documents& d) {
              d.agreement["services"][4].erase("capital");
          }).starts_with("/fund: has the unexpected key \"capital\"\n"));
    CHECK(
        found([](Documents& d) {
            d.agreement["variations"][0]["changes"][0]["gross"] = "10000000.01";
        })
            .find(
                "input 3: is \"10000000.00\", and \"agreement:/variations/0/changes/0/gross\" says "
                "\"10000000.01\"") != std::string::npos);
}

TEST_CASE("A decision is there exactly if the position has one, and says the same", "[replay]")
{
    const Documents documents =
        documents_of(settled(std::filesystem::path{RISKSHARE_CASES} / "decision-beside-formula"));
    const auto found = finder_in(documents);
    CHECK(found([](Documents&) {}) == "");
    CHECK(found([](Documents& d) {
              d.settlement["risk_shares"][0]["decision"]["decided_by"] = "Nobody";
          }) == "/risk_shares/0/decision/decided_by: is \"Nobody\", and the position says "
                "\"Partnership board\"\n");
    CHECK(found([](Documents& d) {
              d.settlement["risk_shares"][0]["decision"]["minute"] = "7.4";
          }) == "/risk_shares/0/decision/minute: is \"7.4\", and the position says \"7.3\"\n");
    CHECK(found([](Documents& d) {
              d.settlement["risk_shares"][0]["decision"]["difference_by_partner"]["icb"] = "35.01";
          }) == "/risk_shares/0/decision/difference_by_partner/icb: is \"35.01\", and step "
                "\"hospital/decision/difference.icb\" gives \"35.00\"\n");
    CHECK(found([](Documents& d) {
              d.settlement["risk_shares"][0]["decision"]["reserve"]["decided"] = "30.01";
          })
              .find("/risk_shares/0/decision: adds up to 90.02 under decided, not to "
                    "90.01\n") != std::string::npos);
    CHECK(found([](Documents& d) {
              d.settlement["risk_shares"][0].erase("decision");
          }).starts_with("/risk_shares/0: has no \"decision\"\n"));
    CHECK(found([](Documents& d) {
              d.settlement["partners"][1].erase("decision");
          }).find("/partners/1: has no \"decision\"\n") != std::string::npos);
    CHECK(found([](Documents& d) {
              d.settlement["by_service"][0]["decision"]["icb"] = "1.00";
          }).find("/by_service/0/borne/icb: adds up to ") != std::string::npos);
    CHECK(found([](Documents& d) {
              d.position.erase("decisions");
          }).starts_with("/risk_shares/0: has the unexpected key \"decision\"\n"));
    CHECK(found([](Documents& d) {
              d.position["decisions"][0]["risk_share"] = "community";
          }).starts_with("/risk_shares/0: has the unexpected key \"decision\"\n"));
}

TEST_CASE("Payments must leave nothing open", "[replay]")
{
    const std::string found = found_after([](Documents& d) {
        std::swap(d.settlement["payments"][0]["from"], d.settlement["payments"][0]["to"]);
    });
    CHECK(found.find("/payments: leave ") != std::string::npos);
    CHECK(found.find("of the net_risk_payment of \"ccg\" open") != std::string::npos);
}

TEST_CASE("The table by service must add up both ways", "[replay]")
{
    const std::string found =
        found_after([](Documents& d) { d.settlement["by_service"][0]["shared"]["ccg"] = "1.00"; });
    CHECK(found.find("/by_service/0/borne/ccg: adds up to ") != std::string::npos);
    CHECK(found.find("/by_service/0: adds up to ") != std::string::npos);
    CHECK(found.find("/by_service: adds up to ") != std::string::npos);
}

TEST_CASE("Every finding is reported, up to a thousand", "[replay]")
{
    Documents documents = documents_of(settled(plymouth()));
    for (Json& each : documents.settlement["explanation"]) { each["result"] = "0.001"; }
    CHECK(replayed(files_of(documents)).findings.size() > 160);

    const Json first = documents.settlement["explanation"][0];
    for (int i = 0; i < 2000; ++i) { documents.settlement["explanation"].push_back(first); }
    CHECK(replayed(files_of(documents)).findings.size() == replay::Findings::at_most);
}

TEST_CASE("A text that is not a settlement is a finding", "[replay]")
{
    const Files files = settled(plymouth());
    const std::string deep(200'000, '[');
    for (const std::string& text :
         {std::string{}, std::string{"{"}, deep, deep + std::string(200'000, ']'),
          std::string{"{\"a\": 1, \"a\": 1}"}, files.settlement + '\0' + "x",
          std::string{"\"\xFF\""}, std::string{"1e999"}, std::string{"null"}, std::string{"[]"},
          std::string{"{}"}, std::string{"\"text\""}, std::string{"12"}}) {
        CAPTURE(text.substr(0, 20));
        CHECK(findings_of({text, files.agreement, files.position}) != "");
        CHECK(findings_of({files.settlement, text, files.position}) != "");
        CHECK(findings_of({files.settlement, files.agreement, text}) != "");
    }
    CHECK(findings_of({deep, files.agreement, files.position}) ==
          "settlement: has more than 64 levels of brackets\n");
    CHECK(findings_of({files.settlement, "{\"a\": 1, \"a\": 1}", files.position}) ==
          "agreement: has the key \"a\" twice in one object\n");
}

TEST_CASE("A value of another kind is a finding, wherever it is", "[replay]")
{
    const Documents documents =
        documents_of(settled(std::filesystem::path{RISKSHARE_CASES} / "reserve-too-small"));
    const Json flat = documents.settlement.flatten();
    for (const Json& wrong : {Json(nullptr), Json(1), Json::object()}) {
        for (const auto& [pointer, value] : flat.items()) {
            const bool is_for_readers =
                pointer.find("/notes/") != std::string::npos || pointer.ends_with("/clause");
            if (is_for_readers) { continue; }
            Documents changed = documents;
            changed.settlement[Json::json_pointer{pointer}] = wrong;
            if (findings_of(files_of(changed)).empty()) { FAIL_CHECK(pointer << wrong.dump()); }
        }
    }
}
