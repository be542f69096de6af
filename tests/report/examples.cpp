#include "examples.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>

#include <riskshare/by_service.hpp>
#include <riskshare/json.hpp>
#include <riskshare/settle.hpp>

namespace riskshare::testing {

namespace fs = std::filesystem;

report::JointFinanceReport report_of(const std::string& agreement, const std::string& position)
{
    const Agreement agreed = parse_agreement(agreement);
    const Settlement settlement = settle(parse_position(position, agreed));
    return report::joint_finance_report(settlement, by_service(settlement),
                                        months(settlement.position), std::nullopt);
}

std::string file_text(const fs::path& file)
{
    std::ifstream in{fs::path{RISKSHARE_ROOT} / file};
    return {std::istreambuf_iterator<char>{in}, {}};
}

std::vector<Example> examples()
{
    std::vector<fs::path> positions;
    for (const char* folder : {RISKSHARE_ROOT "/examples", RISKSHARE_CASES}) {
        for (const auto& entry : fs::recursive_directory_iterator{folder}) {
            if (!entry.is_regular_file()) { continue; }
            const std::string text = file_text(entry.path());
            if (text.find("\"riskshare/position/1\"") != std::string::npos) {
                positions.push_back(entry.path());
            }
        }
    }
    std::ranges::sort(positions);
    std::vector<Example> examples;
    for (const fs::path& position : positions) {
        try {
            examples.push_back(
                {position.string(), report_of(file_text(position.parent_path() / "agreement.json"),
                                              file_text(position))});
        } catch (const InputError&) {
            // A position of another agreement in the same folder.
        }
    }
    return examples;
}

}  // namespace riskshare::testing
