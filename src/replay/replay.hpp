#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "findings.hpp"

/// Replays the explanation of a settlement from the texts of the three files, by the operations of
/// docs/formats.md and with no rule of the library: whether every step follows from what it names,
/// and every figure from a step.

namespace riskshare::replay {

struct Texts {
    std::string_view settlement;
    std::string_view agreement;
    std::string_view position;
};

struct Outcome {
    std::size_t steps = 0;
    std::size_t figures = 0;
    std::vector<Finding> findings;  ///< empty where all is well; no more than Findings::at_most
};

/// Never fails: a text that is not JSON is a finding too. Nothing in it recurses with a text's
/// depth beyond 64 levels.
[[nodiscard]] Outcome replay(const Texts& texts);

}  // namespace riskshare::replay
