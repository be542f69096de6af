#pragma once

#include <filesystem>
#include <string>

namespace riskshare::json {

/// The bytes of a file, or the first of them where it is larger than any document may be.
/// Fails: std::system_error.
[[nodiscard]] std::string text_of(const std::filesystem::path& file);

}  // namespace riskshare::json
