#include <csignal>
#include <cstddef>

#include <sys/uio.h>
#include <unistd.h>

/// Loaded into the command before all else, this kills it in the middle of writing a file.
extern "C" ssize_t write(int file, const void* bytes, std::size_t size)
{
    iovec part{const_cast<void*>(bytes), size};
    if (file <= STDERR_FILENO) { return writev(file, &part, 1); }
    part.iov_len /= 2;
    const ssize_t written = writev(file, &part, 1);
    std::raise(SIGKILL);
    return written;
}
