#pragma once

#include <map>
#include <string>
#include <string_view>

#include "agreed.hpp"
#include "steps.hpp"

namespace riskshare::replay {

/// The results of the steps so far, by id.
using Results = std::map<std::string_view, const Result*>;

/// The reason an input's origin does not give its value; empty if it does.
[[nodiscard]] std::string wrong_with(const Input& input, const Results& earlier,
                                     const Files& files);

}  // namespace riskshare::replay
