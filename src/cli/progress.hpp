#pragma once

#include <chrono>
#include <string_view>

namespace riskshare::cli {

/// Shows the stage of a long command on a terminal, once it has run for a second.
class Progress {
public:
    /// Names the stage that begins, on standard error if that is a terminal.
    void at(std::string_view stage) const;

private:
    std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

}  // namespace riskshare::cli
