#pragma once

#include <optional>
#include <string>
#include <vector>

#include <riskshare/by_service.hpp>
#include <riskshare/month_end/journals.hpp>
#include <riskshare/settlement.hpp>

#include "requests.hpp"

namespace riskshare::cli {

/// The journals that were posted, by number, and the file of each.
struct Posted {
    std::vector<Journal> journals{};
    std::vector<std::string> files{};
};

/// The journals in a folder; empty without one. Fails: FileError; Refusal with the problems of
/// every file.
[[nodiscard]] Posted read_posted(const std::optional<std::string>& folder,
                                 const Agreement& agreement);

/// The journal to post next. Fails: Refusal.
[[nodiscard]] Journal next_journal(const Settlement& settlement, const ByService& by_service,
                                   const Posted& posted, const Files& files);

}  // namespace riskshare::cli
