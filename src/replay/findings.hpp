#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace riskshare::replay {

/// One thing in which a settlement does not replay. Texts of the files stand in it cut short, but
/// otherwise as they are: whoever prints it makes it safe to print.
struct Finding {
    std::string place;  ///< `step "risk-cap/amount"`, or a JSON Pointer into the settlement
    std::string what;   ///< what was expected there, and what was found
};

/// What was found so far.
class Findings {
public:
    static constexpr std::size_t at_most = 1000;

    /// Thrown once there are so many that there is no use in looking for more.
    struct Enough {};

    /// Fails: Enough.
    void add(std::string_view place, std::string what);

    [[nodiscard]] std::vector<Finding> take() { return std::move(found_); }

private:
    std::vector<Finding> found_;
};

/// A text of a file in quotation marks, cut short where it is long.
[[nodiscard]] std::string in_quotes(std::string_view text);

}  // namespace riskshare::replay
