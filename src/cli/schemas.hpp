#pragma once

#include <span>
#include <string_view>

namespace riskshare::cli {

/// A format that is read or written, and its JSON Schema.
struct Schema {
    std::string_view name;
    std::string_view (*text)();
};

[[nodiscard]] std::span<const Schema> schemas();

}  // namespace riskshare::cli
