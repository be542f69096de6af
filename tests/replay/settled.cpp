#include "settled.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <utility>

#include <fmt/format.h>

#include <riskshare/json.hpp>
#include <riskshare/riskshare.hpp>

namespace riskshare::replaying {
namespace {

namespace fs = std::filesystem;

std::string text_of(const fs::path& file)
{
    std::ifstream in{file, std::ios::binary};
    return {std::istreambuf_iterator<char>{in}, {}};
}

}  // namespace

Files settled(std::string agreement, std::string position)
{
    const Agreement read = parse_agreement(agreement);
    const Settlement settlement = settle(parse_position(position, read));
    const Explanation explanation = explain(settlement);
    const ByService by_service = riskshare::by_service(settlement);
    return {to_json(settlement, &explanation, &by_service), std::move(agreement),
            std::move(position)};
}

Files settled(const fs::path& folder)
{
    return settled(text_of(folder / "agreement.json"), text_of(folder / "position.json"));
}

std::vector<fs::path> folders()
{
    std::vector<fs::path> found;
    for (const fs::path& parent :
         {fs::path{RISKSHARE_CASES}, fs::path{RISKSHARE_ROOT} / "examples"}) {
        for (const auto& entry : fs::directory_iterator{parent}) {
            if (fs::exists(entry.path() / "position.json")) { found.push_back(entry.path()); }
        }
    }
    std::ranges::sort(found);
    return found;
}

Replayed replayed(const Files& files)
{
    return replay_settlement({files.settlement, files.agreement, files.position});
}

std::string findings_of(const Files& files)
{
    std::string lines;
    for (const ReplayFinding& finding : replayed(files).findings) {
        lines += fmt::format("{}: {}\n", finding.place, finding.what);
    }
    return lines;
}

}  // namespace riskshare::replaying
