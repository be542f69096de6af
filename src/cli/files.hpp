#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <string_view>

#include <riskshare/error.hpp>

namespace riskshare::cli {

/// The path that stands for standard input, and after -o for standard output.
inline constexpr std::string_view standard_input = "-";
inline constexpr std::string_view standard_output = "-";

/// Turns SIGPIPE and SIGXFSZ into reportable errors. Call first. Also opens /dev/null for each
/// standard stream that is closed, so that no file takes its number and receives its text.
void prepare_for_failures();

/// The bytes of a file, or of standard input. Fails: FileError.
[[nodiscard]] std::string read_input(const std::string& path);

/// A file to write, as it is found before the command works.
class Destination {
public:
    explicit Destination(std::string path);

    /// Writes atomically: on failure an existing file stays as it was. A file that is there now and
    /// was not when this was made stays too. A device, a pipe or an open file such as /dev/stdout
    /// is written to directly. Fails: FileError.
    void write(std::string_view text) const;

private:
    enum class Kind { new_file, file, opened };
    std::string path_;
    std::filesystem::path target_;  ///< without links
    Kind kind_ = Kind::opened;
};

/// Holds a folder: of two commands that hold the same one, the second waits for the first. A file
/// system that knows no such locks lets both go on.
class FolderLock {
public:
    explicit FolderLock(const std::string& folder);
    FolderLock(const FolderLock&) = delete;
    FolderLock& operator=(const FolderLock&) = delete;
    ~FolderLock();

private:
    int descriptor_;
};

/// A file of a folder.
struct NamedText {
    std::string name;
    std::string text;
};

/// Writes a new folder with these files atomically. It may exist if it is empty. Fails: FileError,
/// also where another program has filled it meanwhile.
void write_folder(const std::string& path, std::span<const NamedText> files);

/// Fails: FileError, also where the reader has closed the pipe.
void write_standard_output(std::string_view text);

/// What cannot be written is lost: there is nowhere left to say so.
void write_standard_error(std::string_view text) noexcept;

[[nodiscard]] bool is_terminal_output();

}  // namespace riskshare::cli
