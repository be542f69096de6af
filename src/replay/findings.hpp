#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace riskshare::replay {

/// One way in which a settlement does not replay. Texts of the files are cut short but otherwise
/// unchanged: make them safe before printing.
struct Finding {
    std::string place;  ///< `step "risk-cap/amount"`, or a JSON Pointer into the settlement
    std::string what;   ///< found and expected
};

/// Collects findings.
class Findings {
public:
    static constexpr std::size_t at_most = 1000;

    /// Thrown when there are too many to go on.
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
