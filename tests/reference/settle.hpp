#pragma once

#include <nlohmann/json.hpp>

/// docs/rules.md a second time: slowly, in its own words, with exact numbers of any size, and
/// without a line of the library. The comments quote it.

namespace reference {

/// The settlement in the form of docs/formats.md, all but its explanation.
/// Requires: a valid agreement and a valid position of it; nothing is checked.
[[nodiscard]] nlohmann::ordered_json settle(const nlohmann::ordered_json& agreement,
                                            const nlohmann::ordered_json& position);

}  // namespace reference
