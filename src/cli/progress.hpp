#pragma once

#include <chrono>
#include <string_view>

namespace riskshare::cli {

/// Tells a person at a terminal what takes so long, once it takes longer than a second.
class Progress {
public:
    /// What is begun now. Says so on standard error, where that is a terminal.
    void at(std::string_view stage) const;

private:
    std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

}  // namespace riskshare::cli
