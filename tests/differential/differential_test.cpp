#include "../catch.hpp"

#include <algorithm>
#include <exception>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <riskshare/json.hpp>
#include <riskshare/riskshare.hpp>

#include "../generated/files.hpp"
#include "../generated/generate.hpp"
#include "../reference/contributions.hpp"
#include "../reference/settle.hpp"

/// The library and the second implementation of docs/rules.md settle the same files, and must write
/// the same text.

using namespace riskshare;
using namespace riskshare::generated;
using Json = nlohmann::ordered_json;
namespace fs = std::filesystem;

namespace {

/// The texts of an agreement and of a position of it, and whether what partners contribute through
/// the year is compared besides the settlement.
struct Files {
    std::string agreement;
    std::string position;
    bool with_contributions = true;
};

/// The settlement, and the contributions of the agreement and of the position.
using Answers = std::vector<std::string>;

Answers by_library(const Files& files)
{
    const Agreement agreement = parse_agreement(files.agreement);
    const Position position = parse_position(files.position, agreement);
    Answers answers{to_json(settle(position))};
    if (files.with_contributions) {
        answers.push_back(to_json(contributions(agreement)));
        answers.push_back(to_json(contributions(position)));
    }
    return answers;
}

Answers by_reference(const Files& files)
{
    const Json agreement = Json::parse(files.agreement);
    const Json position = Json::parse(files.position);
    Answers answers{reference::settle(agreement, position).dump(2) + "\n"};
    if (files.with_contributions) {
        answers.push_back(reference::contributions(agreement, nullptr).dump(2) + "\n");
        answers.push_back(reference::contributions(agreement, &position).dump(2) + "\n");
    }
    return answers;
}

/// True if contributions have more to show than their amounts as the year opens.
bool has_year(const AgreementTerms& terms)
{
    return !terms.variations.empty() || std::ranges::any_of(terms.services, [](const Service& s) {
        return s.is_capital || !s.in_kind.empty() ||
               std::ranges::any_of(s.contributions, [](const auto& entry) {
                   return entry.second.instalments.has_value();
               });
    });
}

/// Every key that a text has somewhere.
std::set<std::string> keys_of(const std::string& text)
{
    std::set<std::string> keys;
    std::ignore = Json::parse(text, [&](int, Json::parse_event_t event, const Json& parsed) {
        if (event == Json::parse_event_t::key) { keys.insert(parsed.get<std::string>()); }
        return true;
    });
    return keys;
}

/// Each value of a settlement under its JSON Pointer.
std::map<std::string, std::string> values_of(const std::string& settlement)
{
    const Json flat = Json::parse(settlement).flatten();
    std::map<std::string, std::string> values;
    for (const auto& [pointer, value] : flat.items()) { values.emplace(pointer, value.dump()); }
    return values;
}

/// The differences between two settlements, one line for each value.
std::string differences(const std::string& library, const std::string& reference)
{
    std::map<std::string, std::string> of_library = values_of(library);
    std::map<std::string, std::string> of_reference = values_of(reference);
    std::string lines;
    for (const auto& [pointer, value] : of_library) {
        of_reference.try_emplace(pointer, "nothing");
    }
    for (const auto& [pointer, value] : of_reference) {
        const std::string& other = of_library.try_emplace(pointer, "nothing").first->second;
        if (other == value) { continue; }
        lines += fmt::format("  {}: library {}, reference {}\n", pointer, other, value);
    }
    return lines.empty() ? "  the same values, written differently\n" : lines;
}

/// The differences between the two implementations; empty where they agree.
std::string compare(const Files& files)
{
    try {
        const Answers library = by_library(files);
        const Answers reference = by_reference(files);
        for (std::size_t i = 0; i < library.size(); ++i) {
            if (library[i] != reference[i]) { return differences(library[i], reference[i]); }
        }
        return "";
    } catch (const std::exception& error) {
        return fmt::format("  refused: {}\n", error.what());
    }
}

/// Saves the files, in a folder of their own, for the command to read.
std::string save(const Files& files)
{
    const std::size_t name = std::hash<std::string>{}(files.agreement + files.position);
    const fs::path folder = fs::current_path() / fmt::format("differs-{:016x}", name);
    fs::create_directories(folder);
    std::ofstream{folder / "agreement.json", std::ios::binary} << files.agreement;
    std::ofstream{folder / "position.json", std::ios::binary} << files.position;
    return fmt::format("riskshare settle {0}/agreement.json {0}/position.json", folder.string());
}

std::string text_of(const fs::path& file)
{
    std::ifstream in{file, std::ios::binary};
    return {std::istreambuf_iterator<char>{in}, {}};
}

}  // namespace

TEST_CASE("Generated agreements settle as the second implementation says", "[differential]")
{
    Files smallest;
    std::string difference;
    const bool is_same = rc::check("Both implementations settle alike", [&] {
        const Case facts = *any_case();
        const Files files{file_of(facts.terms), file_of(facts.figures), has_year(facts.terms)};
        const std::string found = compare(files);
        if (found.empty()) { return; }
        // rapidcheck goes on from each failing case to smaller ones, so the last is the smallest.
        smallest = files;
        difference = found;
        RC_FAIL("they differ");
    });
    if (!is_same) { UNSCOPED_INFO(difference << "To see this case:\n  " << save(smallest)); }
    CHECK(is_same);
}

TEST_CASE("Every case settles as the second implementation says", "[differential]")
{
    for (const auto& entry : fs::directory_iterator{RISKSHARE_CASES}) {
        if (!entry.is_directory()) { continue; }
        CAPTURE(entry.path().filename());
        CHECK(compare({text_of(entry.path() / "agreement.json"),
                       text_of(entry.path() / "position.json")}) == "");
    }
}

TEST_CASE("Facts are written as files with every key", "[differential]")
{
    const fs::path folder = fs::path{RISKSHARE_TESTS} / "json";
    const Files files{text_of(folder / "every_key_agreement.json"),
                      text_of(folder / "every_key_position.json")};
    const Agreement agreement = parse_agreement(files.agreement);
    const Position position = parse_position(files.position, agreement);
    const Files written{file_of(agreement.terms()), file_of(position.figures())};
    CHECK(keys_of(written.agreement) == keys_of(files.agreement));
    CHECK(keys_of(written.position) == keys_of(files.position));
    CHECK(compare(written) == "");
    CHECK(compare(files) == "");
}
