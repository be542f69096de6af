#pragma once

#include <stdexcept>

namespace riskshare {

/// Refuses a call that breaks what a function requires, in release builds too: a wrong figure is
/// dearer than a check. Fails: std::invalid_argument with the text.
inline void require(bool holds, const char* otherwise)
{
    if (!holds) { throw std::invalid_argument{otherwise}; }
}

}  // namespace riskshare
