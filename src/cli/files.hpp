#pragma once

#include <span>
#include <string>
#include <string_view>

#include <riskshare/error.hpp>

namespace riskshare::cli {

/// The path that stands for standard input.
inline constexpr std::string_view standard_input = "-";

/// Turns SIGPIPE and SIGXFSZ into reportable errors. Call first. Also opens /dev/null for each
/// standard stream that is closed, so that no file takes its number and receives its text.
void prepare_for_failures();

/// The bytes of a file, or of standard input. Fails: FileError.
[[nodiscard]] std::string read_input(const std::string& path);

/// Writes a file atomically: on failure an existing file stays as it was. A device or a pipe is
/// written to directly. Fails: FileError.
void write_file(const std::string& path, std::string_view text);

/// A file of a folder.
struct NamedText {
    std::string name;
    std::string text;
};

/// Writes a new folder with these files atomically. It may exist if it is empty. Fails: FileError.
void write_folder(const std::string& path, std::span<const NamedText> files);

/// Fails: FileError, also where the reader has closed the pipe.
void write_standard_output(std::string_view text);

[[nodiscard]] bool is_terminal_output();

}  // namespace riskshare::cli
