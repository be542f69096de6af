#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "replay/replay.hpp"

/// Settlements as the texts of three files, and what replaying them finds.

namespace riskshare::replaying {

struct Files {
    std::string settlement;
    std::string agreement;
    std::string position;
};

/// Settles what two texts say, explains it, analyses it by service and writes it all.
[[nodiscard]] Files settled(std::string agreement, std::string position);

/// The same with the files of a folder.
[[nodiscard]] Files settled(const std::filesystem::path& folder);

/// The folders of cases and examples, each with an agreement and a position.
[[nodiscard]] std::vector<std::filesystem::path> folders();

[[nodiscard]] replay::Outcome replayed(const Files& files);

/// What replaying finds, a line each.
[[nodiscard]] std::string findings_of(const Files& files);

}  // namespace riskshare::replaying
