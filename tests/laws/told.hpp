#pragma once

#include <cstddef>

#include <nlohmann/json.hpp>

#include "settled.hpp"

/// What a settlement's file says, for laws on what does not change it.

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

}  // namespace riskshare::laws
