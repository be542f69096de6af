#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include <riskshare/facts/problem.hpp>

/// Problems of text that is not JSON.

namespace riskshare::json {

/// Finds the faults that show before anything is read: too large, empty, not UTF-8.
[[nodiscard]] std::optional<Problem> fault_of_encoding(std::string_view json);

/// Describes the fault at which reading stopped. `read` counts the bytes read, the faulty one
/// included; `token` and `reason` are the JSON parser's own account.
[[nodiscard]] Problem fault_of_syntax(std::string_view json, std::size_t read,
                                      std::string_view token, std::string_view reason);

}  // namespace riskshare::json
