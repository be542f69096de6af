#include "../catch.hpp"

#include <string>

#include <riskshare/riskshare.hpp>

#include "../generated/files.hpp"
#include "../generated/generate.hpp"
#include "settled.hpp"

/// "An explanation can be replayed" (docs/formats.md): whoever knows the operations, and no rule,
/// gets every figure of the settlement back.

using namespace riskshare;
using namespace riskshare::generated;
using namespace riskshare::replaying;

TEST_CASE("The explanation of every case and example replays", "[replay]")
{
    CHECK(folders().size() >= 20);
    for (const auto& folder : folders()) {
        CAPTURE(folder);
        const Files files = settled(folder);
        CHECK(findings_of(files) == "");
        CHECK(replayed(files).steps > 0);
        CHECK(replayed(files).figures > 0);
    }
}

TEST_CASE("The explanation of every generated settlement replays", "[replay]")
{
    const bool holds = rc::check("Generated settlements replay", [] {
        const Case facts = *any_case();
        const Files files = settled(file_of(facts.terms), file_of(facts.figures));
        const std::string findings = findings_of(files);
        if (!findings.empty()) { RC_FAIL(findings); }
    });
    CHECK(holds);
}

TEST_CASE("Amounts and percentages of the files are compared by value", "[replay]")
{
    const auto respelt = [](std::string text, const std::string& usual, const std::string& other) {
        const std::size_t place = text.find(usual);
        REQUIRE(place != std::string::npos);
        return text.replace(place, usual.size(), other);
    };
    const Files files = settled(std::filesystem::path{RISKSHARE_ROOT} / "examples/plymouth");
    CHECK(findings_of({files.settlement, respelt(files.agreement, "\"0.5%\"", "\"00.50%\""),
                       files.position}) == "");
    CHECK(findings_of(
              {files.settlement, respelt(files.agreement, ".00\"", ".0\""), files.position}) == "");
    CHECK(findings_of(
              {files.settlement, files.agreement, respelt(files.position, ".00\"", "\"")}) == "");
}
