#pragma once

#include <cstddef>
#include <string_view>
#include <utility>

#include <nlohmann/json.hpp>

#include "settled.hpp"

namespace riskshare::laws {

using File = nlohmann::ordered_json;

/// The settlement's file with all that it can say.
[[nodiscard]] File told(const Case& facts);

/// Takes the items that `is_wanted` picks out of a list, and says how many there were.
template <class IsWanted>
std::size_t take(File& list, IsWanted is_wanted)
{
    File others = File::array();
    for (const File& item : list) {
        if (!is_wanted(item)) { others.push_back(item); }
    }
    const std::size_t taken = list.size() - others.size();
    list = std::move(others);
    return taken;
}

/// Takes the steps of that rule out, and says how many there were.
std::size_t take_steps(File& settlement, std::string_view rule);

}  // namespace riskshare::laws
