#pragma once

#include <cstddef>
#include <string_view>

#include <nlohmann/json.hpp>

#include "settled.hpp"

namespace riskshare::laws {

using File = nlohmann::ordered_json;

/// The settlement's file with all that it can say.
[[nodiscard]] File told(const Case& facts);

/// Takes the steps of that rule out, and says how many there were.
std::size_t take_steps(File& settlement, std::string_view rule);

}  // namespace riskshare::laws
