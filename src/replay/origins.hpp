#pragma once

#include <map>
#include <string>
#include <string_view>

#include "steps.hpp"

namespace riskshare::replay {

/// The three files as JSON.
struct Files {
    Json settlement;
    Json agreement;
    Json position;
};

/// The results of the steps so far, by id.
using Results = std::map<std::string_view, const Result*>;

/// What is wrong with where an input comes from, or with its being the value that is there; empty
/// where nothing is.
[[nodiscard]] std::string wrong_with(const Input& input, const Results& earlier,
                                     const Files& files);

}  // namespace riskshare::replay
