#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "requests.hpp"

namespace riskshare::cli {

struct CommandLine {
    Request request;
    std::vector<std::string> inputs{};    ///< every file that the request reads
    std::optional<std::string> posted{};  ///< the folder of journals that it reads
};

/// A text that was asked for instead, such as the help.
struct Information {
    std::string text;
};

/// A command line that cannot be followed, and why.
struct WrongUsage {
    std::string reason;
};

[[nodiscard]] std::variant<CommandLine, Information, WrongUsage>
read_command_line(int count, const char* const* words);

}  // namespace riskshare::cli
