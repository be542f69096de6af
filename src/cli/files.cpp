#include "files.hpp"

#include <array>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstddef>
#include <cstdlib>
#include <optional>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fmt/format.h>

#include "json/document.hpp"

namespace riskshare::cli {
namespace {

[[noreturn]] void fail(std::string_view what, const std::string& path, int error)
{
    throw FileError{fmt::format("cannot {}", what), path, {error, std::generic_category()}};
}

/// An open file, which the destructor closes.
class OpenFile {
public:
    OpenFile(int descriptor, std::string path) : descriptor_{descriptor}, path_{std::move(path)} {}
    OpenFile(const OpenFile&) = delete;
    OpenFile& operator=(const OpenFile&) = delete;
    ~OpenFile()
    {
        if (descriptor_ > STDERR_FILENO) { ::close(descriptor_); }
    }

    /// Stops once the text is too large to be accepted.
    [[nodiscard]] std::string read_all() const
    {
        std::string text;
        std::array<char, 65536> buffer{};
        while (text.size() <= json::Document::most_bytes) {
            const ssize_t count = ::read(descriptor_, buffer.data(), buffer.size());
            if (count == 0) { break; }
            if (count > 0) {
                text.append(buffer.data(), static_cast<std::size_t>(count));
            } else if (errno != EINTR) {
                fail("read", path_, errno);
            }
        }
        return text;
    }

    void write_all(std::string_view text) const
    {
        while (!text.empty()) {
            const ssize_t count = ::write(descriptor_, text.data(), text.size());
            if (count >= 0) {
                text.remove_prefix(static_cast<std::size_t>(count));
            } else if (errno != EINTR) {
                fail("write", path_, errno);
            }
        }
    }

    void set_mode(mode_t mode) const
    {
        if (::fchmod(descriptor_, mode) != 0) { fail("write", path_, errno); }
    }

    /// Flushes to disk and closes.
    void finish()
    {
        if (::fsync(descriptor_) != 0) { fail("write", path_, errno); }
        if (::close(std::exchange(descriptor_, -1)) != 0) { fail("write", path_, errno); }
    }

private:
    int descriptor_;
    std::string path_;
};

/// A mode without the bits of the user's umask.
mode_t allowed(mode_t mode)
{
    const mode_t mask = ::umask(0);
    ::umask(mask);
    return mode & ~mask;
}

/// A temporary file beside the target, whose place it takes; removed otherwise.
class Replacement {
public:
    /// The target's path follows no links. Named in messages by the path that the user gave.
    Replacement(std::string path, const std::filesystem::path& target)
        : path_{std::move(path)}, target_{target},
          name_{(target.parent_path() / ".riskshare-XXXXXX").string()}, file_{create(), path_}
    {}
    Replacement(const Replacement&) = delete;
    Replacement& operator=(const Replacement&) = delete;
    ~Replacement()
    {
        if (!name_.empty()) { ::unlink(name_.c_str()); }
    }

    void write(std::string_view text)
    {
        file_.set_mode(mode_of_target());
        file_.write_all(text);
        file_.finish();
    }

    void replace()
    {
        if (::rename(name_.c_str(), target_.c_str()) != 0) { fail("write", path_, errno); }
        name_.clear();
    }

    /// The same where there was no file when the command began. If there is one now, another
    /// program wrote it, and it stays.
    void create_new()
    {
        if (::link(name_.c_str(), target_.c_str()) == 0) { return; }
        if (errno == EEXIST) {
            throw FileError{"cannot write",
                            path_ + ", which another program has written meanwhile",
                            {errno, std::generic_category()}};
        }
        replace();  // A file system without links.
    }

private:
    int create()
    {
        const int descriptor = ::mkstemp(name_.data());
        if (descriptor >= 0) { return descriptor; }
        const int error = std::exchange(errno, 0);
        name_.clear();
        fail("write", path_, error);
    }

    /// The mode of the replaced file, or the user's default for a new one.
    [[nodiscard]] mode_t mode_of_target() const
    {
        struct stat status {};
        if (::stat(target_.c_str(), &status) == 0) { return status.st_mode & 07777; }
        return allowed(0666);
    }

    std::string path_;
    std::filesystem::path target_;
    std::string name_;
    OpenFile file_;
};

OpenFile open(const std::string& path, std::string_view purpose, int flags)
{
    const int descriptor = ::open(path.c_str(), flags | O_CLOEXEC, 0666);
    if (descriptor < 0) { fail(purpose, path, errno); }
    return {descriptor, path};
}

/// A temporary folder beside the target, which it becomes; removed otherwise.
class NewFolder {
public:
    NewFolder(std::string path, std::filesystem::path target)
        : path_{std::move(path)}, target_{std::move(target)},
          name_{(target_.parent_path() / ".riskshare-XXXXXX").string()}
    {
        if (::mkdtemp(name_.data()) != nullptr) { return; }
        const int error = std::exchange(errno, 0);
        name_.clear();
        fail("write", path_, error);
    }
    NewFolder(const NewFolder&) = delete;
    NewFolder& operator=(const NewFolder&) = delete;
    ~NewFolder()
    {
        if (name_.empty()) { return; }
        std::error_code ignored;
        std::filesystem::remove_all(name_, ignored);
    }

    void add(const NamedText& file) const
    {
        const std::string temporary = (std::filesystem::path{name_} / file.name).string();
        const std::string shown = (std::filesystem::path{path_} / file.name).string();
        const int descriptor =
            ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        if (descriptor < 0) { fail("write", shown, errno); }
        OpenFile opened{descriptor, shown};
        opened.write_all(file.text);
        opened.finish();
    }

    /// An empty folder is replaced. One that another program has filled since is not.
    void take_its_place()
    {
        if (::chmod(name_.c_str(), allowed(0777)) != 0 ||
            ::rename(name_.c_str(), target_.c_str()) != 0) {
            fail("write", path_, errno);
        }
        name_.clear();
    }

private:
    std::string path_;
    std::filesystem::path target_;
    std::string name_;
};

/// True for a folder whose entries are open files, which can be written to but not replaced.
bool has_open_files(const std::filesystem::path& folder)
{
    return folder.native().starts_with("/proc/") || folder == "/dev/fd";
}

/// The number of an open file of this process; absent for any other path.
std::optional<int> own_descriptor(const std::filesystem::path& path)
{
    std::error_code error;
    if (path.parent_path() != std::filesystem::canonical("/dev/fd", error)) { return {}; }
    const std::string name = path.filename().string();
    int number = 0;
    const auto read = std::from_chars(name.data(), name.data() + name.size(), number);
    const bool is_number = read.ec == std::errc{} && read.ptr == name.data() + name.size();
    return is_number ? std::optional{number} : std::nullopt;
}

/// Follows symbolic links, so that a link is kept and its file replaced. Ends at an open file such
/// as /dev/stdout, whose link leads to a file that must not be replaced.
std::filesystem::path without_links(const std::string& path)
{
    constexpr int most_links = 40;
    std::filesystem::path at{path};
    for (int i = 0; i < most_links; ++i) {
        std::error_code error;
        const auto folder =
            std::filesystem::canonical(at.has_parent_path() ? at.parent_path() : ".", error);
        if (error) { return at; }
        at = folder / at.filename();
        if (has_open_files(folder)) { return at; }
        const auto next = std::filesystem::read_symlink(at, error);
        if (error || !std::filesystem::exists(at, error)) { return at; }
        at = folder / next;
    }
    return at;
}

}  // namespace

void prepare_for_failures()
{
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN);
    for (const int number : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
        if (::fcntl(number, F_GETFD) != -1) { continue; }
        // open() returns the lowest free number, which is this one. The wrong direction is meant.
        const int flags = number == STDIN_FILENO ? O_WRONLY : O_RDONLY;
        [[maybe_unused]] const int given = ::open("/dev/null", flags);
    }
}

std::string read_input(const std::string& path)
{
    if (path == standard_input) { return OpenFile{STDIN_FILENO, "standard input"}.read_all(); }
    return open(path, "read", O_RDONLY).read_all();
}

Destination::Destination(std::string path) : path_{std::move(path)}, target_{without_links(path_)}
{
    if (has_open_files(target_.parent_path())) { return; }
    std::error_code error;
    const auto type = std::filesystem::symlink_status(target_, error).type();
    if (type == std::filesystem::file_type::not_found) { kind_ = Kind::new_file; }
    if (type == std::filesystem::file_type::regular) { kind_ = Kind::file; }
    if (type == std::filesystem::file_type::symlink) { kind_ = Kind::file; }  // It leads nowhere.
}

void Destination::write(std::string_view text) const
{
    if (kind_ == Kind::opened) {
        if (const auto number = own_descriptor(target_)) {
            const int descriptor = ::fcntl(*number, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
            if (descriptor < 0) { fail("write", path_, errno); }
            OpenFile{descriptor, path_}.write_all(text);
            return;
        }
        open(path_, "write", O_WRONLY | O_APPEND).write_all(text);
        return;
    }
    if (kind_ == Kind::file && ::access(target_.c_str(), F_OK) == 0 &&
        ::access(target_.c_str(), W_OK) != 0) {
        fail("write", path_, errno);
    }
    Replacement replacement{path_, target_};
    replacement.write(text);
    kind_ == Kind::file ? replacement.replace() : replacement.create_new();
}

FolderLock::FolderLock(const std::string& folder)
    : descriptor_{::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)}
{
    while (descriptor_ >= 0 && ::flock(descriptor_, LOCK_EX) != 0 && errno == EINTR) {}
}

FolderLock::~FolderLock()
{
    if (descriptor_ >= 0) { ::close(descriptor_); }
}

void write_folder(const std::string& path, std::span<const NamedText> files)
{
    std::error_code error;
    // A link to an empty folder stays, and the folder is replaced.
    std::filesystem::path target = std::filesystem::canonical(path, error);
    if (error) { target = path; }
    if (!target.has_filename()) { target = target.parent_path(); }
    NewFolder folder{path, target};
    for (const NamedText& file : files) { folder.add(file); }
    folder.take_its_place();
}

void write_standard_output(std::string_view text)
{
    OpenFile{STDOUT_FILENO, "standard output"}.write_all(text);
}

void write_standard_error(std::string_view text) noexcept
{
    while (!text.empty()) {
        const ssize_t count = ::write(STDERR_FILENO, text.data(), text.size());
        if (count < 0 && errno == EINTR) { continue; }
        if (count <= 0) { return; }
        text.remove_prefix(static_cast<std::size_t>(count));
    }
}

bool is_terminal_output() { return ::isatty(STDOUT_FILENO) == 1; }

}  // namespace riskshare::cli
