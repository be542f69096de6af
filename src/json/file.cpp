#include "file.hpp"

#include <array>
#include <cerrno>
#include <fstream>
#include <system_error>

#include <riskshare/error.hpp>

#include "document.hpp"

namespace riskshare::json {
namespace {

[[noreturn]] void fail(const std::filesystem::path& file)
{
    const int reason = errno == 0 ? EIO : errno;
    throw FileError{"cannot read", file.string(), {reason, std::generic_category()}};
}

}  // namespace

std::string text_of(const std::filesystem::path& file)
{
    errno = 0;
    std::ifstream input{file, std::ios::binary};
    if (!input) { fail(file); }
    std::string text;
    std::array<char, 65536> part;
    while (input && text.size() <= Document::most_bytes) {
        input.read(part.data(), part.size());
        text.append(part.data(), static_cast<std::size_t>(input.gcount()));
    }
    if (input.bad()) { fail(file); }
    return text;
}

}  // namespace riskshare::json
