#pragma once

#include <stdexcept>

namespace riskshare {

/// Throws std::invalid_argument with the text unless the condition holds, in release builds too: a
/// wrong figure costs more than a check.
inline void require(bool holds, const char* otherwise)
{
    if (!holds) { throw std::invalid_argument{otherwise}; }
}

}  // namespace riskshare
