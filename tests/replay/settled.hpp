#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include <riskshare/replay.hpp>

/// Settlements as the texts of three files, and the findings of their replay.

namespace riskshare::replaying {

struct Files {
    std::string settlement;
    std::string agreement;
    std::string position;
};

/// Settles two texts and writes the settlement with its explanation and by service.
[[nodiscard]] Files settled(std::string agreement, std::string position);

/// The same with the files of a folder.
[[nodiscard]] Files settled(const std::filesystem::path& folder);

/// The folders of cases and examples, each with an agreement and a position.
[[nodiscard]] std::vector<std::filesystem::path> folders();

[[nodiscard]] Replayed replayed(const Files& files);

/// The findings of the replay, one a line.
[[nodiscard]] std::string findings_of(const Files& files);

}  // namespace riskshare::replaying
