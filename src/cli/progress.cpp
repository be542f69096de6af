#include "progress.hpp"

#include <unistd.h>

#include <fmt/format.h>

#include "files.hpp"

namespace riskshare::cli {

void Progress::at(std::string_view stage) const
{
    using namespace std::chrono_literals;
    if (std::chrono::steady_clock::now() - start_ < 1s || ::isatty(STDERR_FILENO) != 1) { return; }
    write_standard_error(fmt::format("riskshare: {} ...\n", stage));
}

}  // namespace riskshare::cli
