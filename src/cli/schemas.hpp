#pragma once

#include <span>
#include <string_view>

namespace riskshare::cli {

/// The JSON Schema of a format that is read or written, and the format's name.
struct Schema {
    std::string_view name;
    std::string_view (*text)();
};

[[nodiscard]] std::span<const Schema> schemas();

}  // namespace riskshare::cli
