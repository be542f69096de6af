#pragma once

#include <optional>
#include <vector>

#include "amounts.hpp"

namespace reference {

using Weights = std::vector<Ratio>;

/// docs/rules.md 2: the parts of a total, one for each weight, none beyond its limit.
[[nodiscard]] Amounts apportion(const Pence& total, const Weights& weights,
                                const std::optional<Amounts>& limits = std::nullopt);

}  // namespace reference
