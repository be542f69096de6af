#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "document.hpp"

/// The steps of an explanation, as in docs/formats.md. Their texts belong to the document, which
/// must outlive them.

namespace riskshare::replay {

struct Input {
    std::string_view value;
    std::string_view from;
    std::string_view role;  ///< may be empty
};

/// The result of a step: one value, or a list.
struct Result {
    std::vector<std::string> values;
    bool is_list = false;

    friend bool operator==(const Result&, const Result&) = default;
};

/// `"12.00"`, or `["7.00", "5.00"]`.
[[nodiscard]] std::string shown(const Result& result);

struct Step {
    std::string_view id;
    std::string_view operation;
    std::vector<Input> inputs;
    Result result;
    std::vector<std::string_view> figures;

    [[nodiscard]] std::string place() const { return "step " + in_quotes(id); }
};

/// Reads the step at `pointer`. Absent, with a finding, if its form is wrong.
[[nodiscard]] std::optional<Step> read_step(const Json& json, std::string_view pointer,
                                            Findings& findings);

}  // namespace riskshare::replay
