#include "files.hpp"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstddef>
#include <filesystem>
#include <system_error>
#include <utility>

#include <fcntl.h>
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

/// A temporary file beside the target, which it replaces; removed otherwise.
class Replacement {
public:
    explicit Replacement(const std::filesystem::path& target)
        : target_{target}, name_{(target.parent_path() / ".riskshare-XXXXXX").string()},
          file_{create(), target.string()}
    {}
    Replacement(const Replacement&) = delete;
    Replacement& operator=(const Replacement&) = delete;
    ~Replacement()
    {
        if (!name_.empty()) { ::unlink(name_.c_str()); }
    }

    void replace_with(std::string_view text)
    {
        file_.set_mode(mode_of_target());
        file_.write_all(text);
        file_.finish();
        if (::rename(name_.c_str(), target_.c_str()) != 0) {
            fail("write", target_.string(), errno);
        }
        name_.clear();
    }

private:
    int create()
    {
        const int descriptor = ::mkstemp(name_.data());
        if (descriptor >= 0) { return descriptor; }
        const int error = std::exchange(errno, 0);
        name_.clear();
        fail("write", target_.string(), error);
    }

    /// The mode of the replaced file, or the user's default for a new one.
    [[nodiscard]] mode_t mode_of_target() const
    {
        struct stat status {};
        if (::stat(target_.c_str(), &status) == 0) { return status.st_mode & 07777; }
        return allowed(0666);
    }

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
    explicit NewFolder(std::filesystem::path target)
        : target_{std::move(target)}, name_{(target_.parent_path() / ".riskshare-XXXXXX").string()}
    {
        if (::mkdtemp(name_.data()) != nullptr) { return; }
        const int error = std::exchange(errno, 0);
        name_.clear();
        fail("write", target_.string(), error);
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
        const std::string path = (std::filesystem::path{name_} / file.name).string();
        OpenFile opened = open(path, "write", O_WRONLY | O_CREAT | O_EXCL);
        opened.write_all(file.text);
        opened.finish();
    }

    void take_its_place()
    {
        if (::chmod(name_.c_str(), allowed(0777)) != 0 ||
            ::rename(name_.c_str(), target_.c_str()) != 0) {
            fail("write", target_.string(), errno);
        }
        name_.clear();
    }

private:
    std::filesystem::path target_;
    std::string name_;
};

/// Follows symbolic links, so that a link is kept and its file replaced.
std::filesystem::path resolved(const std::string& path)
{
    std::error_code error;
    const std::filesystem::path target = std::filesystem::canonical(path, error);
    return error ? std::filesystem::path{path} : target;
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

void write_file(const std::string& path, std::string_view text)
{
    const std::filesystem::path target = resolved(path);
    std::error_code error;
    const auto type = std::filesystem::status(target, error).type();
    const bool is_file = type == std::filesystem::file_type::regular;
    if (is_file && ::access(target.c_str(), W_OK) != 0) { fail("write", path, errno); }
    if (is_file || type == std::filesystem::file_type::not_found) {
        Replacement{target}.replace_with(text);
    } else {
        open(path, "write", O_WRONLY).write_all(text);
    }
}

void write_folder(const std::string& path, std::span<const NamedText> files)
{
    std::filesystem::path target = std::filesystem::path{path}.lexically_normal();
    if (!target.has_filename()) { target = target.parent_path(); }
    NewFolder folder{target};
    for (const NamedText& file : files) { folder.add(file); }
    folder.take_its_place();
}

void write_standard_output(std::string_view text)
{
    OpenFile{STDOUT_FILENO, "standard output"}.write_all(text);
}

bool is_terminal_output() { return ::isatty(STDOUT_FILENO) == 1; }

}  // namespace riskshare::cli
