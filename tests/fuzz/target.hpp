#pragma once

#include <string_view>

namespace riskshare::fuzz {

/// Checks one input for a fuzz target. Reports a finding as a property of rapidcheck does, with
/// RC_ASSERT; an exception that leaves it is a finding as well.
void check(std::string_view input);

}  // namespace riskshare::fuzz
