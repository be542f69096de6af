#include "../catch.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include <riskshare/json.hpp>
#include <riskshare/riskshare.hpp>

using namespace riskshare;
using nlohmann::json;
namespace fs = std::filesystem;

namespace {

std::vector<fs::path> cases()
{
    std::vector<fs::path> folders;
    for (const auto& entry : fs::directory_iterator{RISKSHARE_CASES}) {
        if (entry.is_directory()) { folders.push_back(entry.path()); }
    }
    std::ranges::sort(folders);
    return folders;
}

/// Collects every place where the settlement differs from what the case expects. A case states
/// only the figures that it is about.
void collect_differences(const json& expected, const json& actual, const std::string& place,
                         std::vector<std::string>& differences)
{
    const bool same_shape = expected.type() == actual.type() &&
                            (!expected.is_array() || expected.size() == actual.size());
    if (!same_shape || (!expected.is_structured() && expected != actual)) {
        differences.push_back(place + ": expected " + expected.dump() + ", found " + actual.dump());
        return;
    }
    for (const auto& [key, value] : expected.items()) {
        const std::string at = place + "/" + key;
        if (expected.is_object() && !actual.contains(key)) {
            differences.push_back(at + ": missing");
        } else if (expected.is_object()) {
            collect_differences(value, actual.at(key), at, differences);
        } else if (expected.is_array()) {
            collect_differences(value, actual.at(std::stoul(key)), at, differences);
        }
    }
}

}  // namespace

TEST_CASE("Every case settles to the figures that the rules give", "[cases]")
{
    const auto folders = cases();
    CHECK(folders.size() == 28);
    for (const fs::path& folder : folders) {
        CAPTURE(folder.filename());
        const Agreement agreement = read_agreement(folder / "agreement.json");
        const Position position = read_position(folder / "position.json", agreement);
        const Settlement settlement = settle(position);
        const Explanation explanation = explain(settlement);
        const json actual = json::parse(to_json(settlement, &explanation));

        json expected = json::parse(std::ifstream{folder / "expected.json"});
        REQUIRE(expected.contains("why"));
        CHECK(expected.at("why").get<std::string>().ends_with('.'));
        expected.erase("why");
        std::vector<std::string> differences;
        collect_differences(expected, actual, "", differences);
        CHECK(differences == std::vector<std::string>{});
    }
}

TEST_CASE("The same facts give the same bytes", "[cases]")
{
    const fs::path folder = fs::path{RISKSHARE_CASES} / "plymouth-adjustments";
    const auto text = [&] {
        const Agreement agreement = read_agreement(folder / "agreement.json");
        const Position position = read_position(folder / "position.json", agreement);
        const Settlement settlement = settle(position);
        const Explanation explanation = explain(settlement);
        return to_json(settlement, &explanation);
    };
    CHECK(text() == text());
}
