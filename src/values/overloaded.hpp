#pragma once

namespace riskshare {
inline namespace v0 {

/// One function of several, for std::visit: an alternative of the variant that none of them takes
/// does not compile.
template <class... Functions>
struct overloaded : Functions... {
    using Functions::operator()...;
};

// Clang deduces no arguments of an aggregate before version 17.
template <class... Functions>
overloaded(Functions...) -> overloaded<Functions...>;

}  // namespace v0
}  // namespace riskshare
