#pragma once

#include <nlohmann/json.hpp>

namespace reference {

/// docs/rules.md 3: contributions through the year in the form of docs/formats.md, all of them, or
/// with a position at the end of its month. Requires: as settle() does.
[[nodiscard]] nlohmann::ordered_json contributions(const nlohmann::ordered_json& agreement,
                                                   const nlohmann::ordered_json* position);

}  // namespace reference
