#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <riskshare/export.hpp>
#include <riskshare/replay.hpp>

namespace riskshare::replay {

/// Collects findings.
class RISKSHARE_EXPORT Findings {
public:
    static constexpr std::size_t at_most = 1000;

    /// Thrown when there are too many to go on.
    struct Enough {};

    /// Fails: Enough.
    void add(std::string_view place, std::string what);

    [[nodiscard]] std::vector<ReplayFinding> take() { return std::move(found_); }

private:
    std::vector<ReplayFinding> found_;
};

/// A text of a file in quotation marks, cut short where it is long.
[[nodiscard]] RISKSHARE_EXPORT std::string in_quotes(std::string_view text);

}  // namespace riskshare::replay
