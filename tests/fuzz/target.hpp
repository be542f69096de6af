#pragma once

#include <string_view>

namespace riskshare::fuzz {

/// What a fuzz target does with an input. What it finds wrong it says as a property of rapidcheck
/// does, with RC_ASSERT; an exception that leaves it is a finding as well.
void check(std::string_view input);

}  // namespace riskshare::fuzz
