#include "../catch.hpp"

#include <string>
#include <vector>

#include <riskshare/riskshare.hpp>

#include "../generated/drawing.hpp"
#include "../generated/files.hpp"
#include "tampering.hpp"

/// A changed figure or step makes the replay fail.

using namespace riskshare;
using namespace riskshare::generated;
using namespace riskshare::replaying;

namespace {

bool is_seen(const Documents& documents, const Tampering& tampering)
{
    Documents changed = documents;
    tampering.change(changed);
    return !replayed(files_of(changed)).findings.empty();
}

/// The names of those that the replay lets pass.
std::vector<std::string> unseen(const Documents& documents,
                                const std::vector<Tampering>& tamperings)
{
    std::vector<std::string> names;
    for (const Tampering& tampering : tamperings) {
        if (!is_seen(documents, tampering)) { names.push_back(tampering.name); }
    }
    return names;
}

}  // namespace

TEST_CASE("Whatever is changed in a settlement, its replay finds it", "[tampering]")
{
    const auto* const name =
        GENERATE("half-penny-cap", "reserve-too-small", "risk-pool-then-limits", "payment-limit",
                 "ending", "decision-beside-formula");
    CAPTURE(name);
    const Documents documents =
        documents_of(settled(std::filesystem::path{RISKSHARE_CASES} / name));
    REQUIRE(findings_of(files_of(documents)) == "");
    const std::vector<std::string> none;
    CHECK(unseen(documents, tamperings_with_rest(documents)) == none);
    for (std::size_t i = 0; i < documents.settlement["explanation"].size(); ++i) {
        const std::vector<Tampering> tamperings = tamperings_with_step(documents, i);
        CHECK(tamperings.size() > 10);
        CHECK(unseen(documents, tamperings) == none);
    }
}

TEST_CASE("Whatever is changed in money that is not pooled, its replay finds it", "[tampering]")
{
    const Documents documents =
        documents_of(settled(std::filesystem::path{RISKSHARE_ROOT} / "examples/better-care-fund"));
    const std::vector<std::string> none;
    CHECK(unseen(documents, tamperings_with_rest(documents)) == none);
    std::size_t count = 0;
    for (std::size_t i = 0; i < documents.settlement["explanation"].size(); ++i) {
        if (documents.settlement["explanation"][i]["rule"] != "not_pooled") { continue; }
        CHECK(unseen(documents, tamperings_with_step(documents, i)) == none);
        ++count;
    }
    CHECK(count == 2);
}

TEST_CASE("Whatever is changed in the VAT, its replay finds it", "[tampering]")
{
    const Documents documents =
        documents_of(settled(std::filesystem::path{RISKSHARE_CASES} / "vat"));
    const std::vector<std::string> none;
    CHECK(unseen(documents, tamperings_with_rest(documents)) == none);
    std::size_t count = 0;
    for (std::size_t i = 0; i < documents.settlement["explanation"].size(); ++i) {
        const Json& rule = documents.settlement["explanation"][i]["rule"];
        if (rule != "vat" && rule != "partial_exemption") { continue; }
        CHECK(unseen(documents, tamperings_with_step(documents, i)) == none);
        ++count;
    }
    CHECK(count == 3 * 5 + 3 * 3 + 5 + 2 * 4);
}

TEST_CASE("Whatever is changed in ring-fenced underspends, its replay finds it", "[tampering]")
{
    const Documents documents =
        documents_of(settled(std::filesystem::path{RISKSHARE_CASES} / "ring-fenced"));
    const std::vector<std::string> none;
    CHECK(unseen(documents, tamperings_with_rest(documents)) == none);
    std::size_t count = 0;
    for (std::size_t i = 0; i < documents.settlement["explanation"].size(); ++i) {
        if (documents.settlement["explanation"][i]["rule"] != "ring_fence") { continue; }
        CHECK(unseen(documents, tamperings_with_step(documents, i)) == none);
        ++count;
    }
    CHECK(count == 8);
}

TEST_CASE("Whatever is changed in a settlement with variations and capital, its replay finds it",
          "[tampering]")
{
    const Documents documents =
        documents_of(settled(std::filesystem::path{RISKSHARE_ROOT} / "examples/oldham"));
    const std::vector<std::string> none;
    CHECK(unseen(documents, tamperings_with_rest(documents)) == none);
    std::size_t count = 0;
    for (std::size_t i = 0; i < documents.settlement["explanation"].size(); ++i) {
        const std::string id = documents.settlement["explanation"][i]["id"];
        if (!id.starts_with("fund.capital") && !id.starts_with("pool/base")) { continue; }
        CHECK(unseen(documents, tamperings_with_step(documents, i)) == none);
        ++count;
    }
    CHECK(count > 8);
}

TEST_CASE("Whatever is changed in a generated settlement, its replay finds it", "[tampering]")
{
    const bool holds = rc::check("Tampering with generated settlements is found", [] {
        const Case facts = *any_case();
        const Documents documents =
            documents_of(settled(file_of(facts.terms), file_of(facts.figures)));
        const std::size_t step = draw_place(documents.settlement["explanation"].size());
        const Tampering of_step = draw_from(tamperings_with_step(documents, step));
        const Tampering of_rest = draw_from(tamperings_with_rest(documents));
        for (const Tampering& tampering : {of_step, of_rest}) {
            if (!is_seen(documents, tampering)) { RC_FAIL("unseen: " + tampering.name); }
        }
    });
    CHECK(holds);
}

TEST_CASE("Texts for readers are not replayed", "[replay]")
{
    Documents documents =
        documents_of(settled(std::filesystem::path{RISKSHARE_ROOT} / "examples/plymouth"));
    for (Json& step : documents.settlement["explanation"]) {
        step["text"] = "in other words";
        step["rule"] = "another name";
        step["clause"] = "another clause";
        step["notes"] = Json::array({"another note"});
    }
    CHECK(findings_of(files_of(documents)) == "");
}
