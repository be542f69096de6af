#pragma once

#include <string_view>

namespace riskshare::fuzz {

/// From now on the generator draws from the input what it would draw at random.
void draw_out_of(std::string_view input);

}  // namespace riskshare::fuzz
