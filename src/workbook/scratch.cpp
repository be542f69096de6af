#include "scratch.hpp"

#include <array>
#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <system_error>

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <riskshare/error.hpp>

namespace riskshare::workbook {
namespace {

[[noreturn]] void fail(int error, const std::string& folder)
{
    throw FileError{
        "cannot write the workbook's parts in", folder, {error, std::generic_category()}};
}

std::string temporary_folder()
{
    std::error_code error;
    std::string folder = std::filesystem::temp_directory_path(error).string();
    if (error) { fail(error.value(), "the temporary folder, which TMPDIR names"); }
    return folder;
}

/// A file in memory, and the path by which others open it; -1 where the system has none.
int memory_file(std::string& path)
{
#ifdef MFD_CLOEXEC
    const int descriptor = ::memfd_create("riskshare", MFD_CLOEXEC);
    if (descriptor < 0) { return -1; }
    path = "/proc/self/fd/" + std::to_string(descriptor);
    if (::access(path.c_str(), W_OK) == 0) { return descriptor; }
    ::close(descriptor);
#endif
    return -1;
}

int named_file(const std::string& folder, std::string& path)
{
    path = folder + "/riskshare-XXXXXX";
    const int descriptor = ::mkstemp(path.data());
    if (descriptor < 0) { fail(errno, folder); }
    return descriptor;
}

}  // namespace

Scratch::Scratch() : folder_{temporary_folder()}, descriptor_{memory_file(path_)}
{
    if (descriptor_ >= 0) { return; }
    descriptor_ = named_file(folder_, path_);
    is_named_ = true;
}

Scratch::~Scratch()
{
    ::close(descriptor_);
    if (is_named_) { ::unlink(path_.c_str()); }
}

void Scratch::check_room(std::size_t bytes) const
{
    std::string path;
    const int descriptor = named_file(folder_, path);
    ::unlink(path.c_str());
    const int error = ::posix_fallocate(descriptor, 0, static_cast<off_t>(bytes));
    ::close(descriptor);
    if (error != 0) { fail(error, folder_); }
}

std::string Scratch::bytes() const
{
    std::string bytes;
    std::array<char, 65536> buffer{};
    while (true) {
        const ssize_t count =
            ::pread(descriptor_, buffer.data(), buffer.size(), static_cast<off_t>(bytes.size()));
        if (count == 0) { return bytes; }
        if (count > 0) {
            bytes.append(buffer.data(), static_cast<std::size_t>(count));
        } else if (errno != EINTR) {
            throw FileError{"cannot read", path_, {errno, std::generic_category()}};
        }
    }
}

}  // namespace riskshare::workbook
