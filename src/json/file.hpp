#pragma once

#include <filesystem>
#include <string>

namespace riskshare::json {

/// Reads a file, or the first bytes of one that is larger than any document may be.
/// Fails: FileError.
[[nodiscard]] std::string text_of(const std::filesystem::path& file);

}  // namespace riskshare::json
