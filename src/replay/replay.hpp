#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "findings.hpp"

/// Replays the explanation of a settlement from the texts of the three files, with the operations
/// of docs/formats.md and no rule of the library: every step must follow from its inputs, and every
/// figure from a step.

namespace riskshare::replay {

struct Texts {
    std::string_view settlement;
    std::string_view agreement;
    std::string_view position;
};

struct Outcome {
    std::size_t steps = 0;
    std::size_t figures = 0;
    std::vector<Finding> findings;  ///< at most Findings::at_most; empty if it replays
};

/// Never fails: a text that is not JSON is a finding too. Recursion stops at 64 levels.
[[nodiscard]] Outcome replay(const Texts& texts);

}  // namespace riskshare::replay
