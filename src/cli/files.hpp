#pragma once

#include <span>
#include <stdexcept>
#include <string>
#include <string_view>

namespace riskshare::cli {

/// A file that could not be read or written, and why.
class FileError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// What `-` names among the inputs.
inline constexpr std::string_view standard_input = "-";

/// Makes every failure to write an error that can be told, to be called first of all. A reader that
/// has gone or a file that grows too large is no longer the end of the program. And where standard
/// input, output or errors are closed their places are kept, so that no other file takes them and
/// receives what was not meant for it.
void prepare_for_failures();

/// The bytes of a file, or of standard input. Fails: FileError.
[[nodiscard]] std::string read_input(const std::string& path);

/// Writes a file whole or not at all: whatever goes wrong, a file that was there stays as it was. A
/// device or a pipe is written to as it is. Fails: FileError.
void write_file(const std::string& path, std::string_view text);

/// A file of a folder.
struct NamedText {
    std::string name;
    std::string text;
};

/// Writes a new folder that holds these files, whole or not at all. The folder may be there if it
/// is empty. Fails: FileError.
void write_folder(const std::string& path, std::span<const NamedText> files);

/// Fails: FileError, also where whoever reads it has gone.
void write_standard_output(std::string_view text);

[[nodiscard]] bool is_terminal_output();

}  // namespace riskshare::cli
