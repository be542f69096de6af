#pragma once

#include <riskshare/error.hpp>

namespace riskshare {
inline namespace v0 {

/// Throws Misuse with the text unless the condition holds, in release builds too: a wrong
/// figure costs more than a check.
inline void require(bool holds, const char* otherwise)
{
    if (!holds) { throw Misuse{otherwise}; }
}

}  // namespace v0
}  // namespace riskshare
