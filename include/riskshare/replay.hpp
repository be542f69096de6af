#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <riskshare/export.hpp>

/// Replays the explanation of a settlement from the texts of the three files, with the operations
/// of docs/formats.md and no rule of the library: every step must follow from its inputs, and every
/// figure from a step.

namespace riskshare {
inline namespace v0 {

/// What files hold. Each view must last until replay_settlement() returns.
struct SettlementTexts {
    std::string_view settlement;  ///< with its explanation
    std::string_view agreement;
    std::string_view position;
};

/// One way in which a settlement does not replay. Texts of the files are cut short but otherwise
/// unchanged: make them safe before printing.
struct ReplayFinding {
    std::string place;  ///< `step "risk-cap/amount"`, or a JSON Pointer into the settlement
    std::string what;   ///< found and expected

    friend bool operator==(const ReplayFinding&, const ReplayFinding&) = default;
};

struct Replayed {
    std::size_t steps = 0;
    std::size_t figures = 0;
    std::vector<ReplayFinding> findings{};  ///< at most 1,000; empty if it replays

    friend bool operator==(const Replayed&, const Replayed&) = default;
};

/// Never refuses: a text that is not JSON is a finding too. Recursion stops at 64 levels.
[[nodiscard]] RISKSHARE_EXPORT Replayed replay_settlement(const SettlementTexts& texts);

}  // namespace v0
}  // namespace riskshare
