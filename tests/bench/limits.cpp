#include <chrono>
#include <cstddef>
#include <cstdlib>
#include <string>
#include <utility>

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fmt/format.h>

#include <riskshare/json.hpp>
#include <riskshare/riskshare.hpp>

#include "generated.hpp"

/// The cost of large agreements: time for each step, and the most memory that a process of its own
/// has had by the end. docs/limits.md shows the figures it prints.

namespace {

using namespace riskshare;
using Clock = std::chrono::steady_clock;

template <class Step>
auto timed(double& seconds, Step step)
{
    const auto start = Clock::now();
    auto result = step();
    seconds = std::chrono::duration<double>(Clock::now() - start).count();
    return result;
}

long most_memory_in_mb()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss / 1024;
}

void measure(std::size_t services, std::size_t partners)
{
    double read = 0;
    double settled = 0;
    double by_service_took = 0;
    const std::string agreement_json = bench::agreement_text(services, partners);
    const std::string position_json = bench::position_text(services, partners);
    const Position position =
        timed(read, [&] { return parse_position(position_json, parse_agreement(agreement_json)); });
    const long memory_read = most_memory_in_mb();
    const Settlement settlement = timed(settled, [&] { return settle(position); });
    const long memory_settled = most_memory_in_mb();
    const bool fits = services * partners <= 10'000'000;
    if (fits) {
        static_cast<void>(timed(by_service_took, [&] { return by_service(settlement); }));
    }
    fmt::print("{:>9} {:>9} {:>9.1f} {:>9.3f} {:>9} {:>9.4f} {:>9} {:>9}\n", services, partners,
               static_cast<double>(agreement_json.size() + position_json.size()) / 1e6, read,
               memory_read, settled, memory_settled,
               fits ? fmt::format("{:.4f}", by_service_took) : "-");
    std::fflush(stdout);
}

}  // namespace

int main()
{
    fmt::print("{:>9} {:>9} {:>9} {:>9} {:>9} {:>9} {:>9} {:>9}\n", "services", "partners", "MB",
               "read s", "MB then", "settle s", "MB then", "service s");
    std::fflush(stdout);
    constexpr std::pair<std::size_t, std::size_t> sizes[] = {
        {1'000, 2},     {10'000, 2},      {100'000, 2},     {1'000, 4},
        {1'000, 1'000}, {10'000, 10'000}, {100'000, 10'000}};
    for (const auto& [services, partners] : sizes) {
        const pid_t child = fork();
        if (child == 0) {
            measure(services, partners);
            std::_Exit(EXIT_SUCCESS);
        }
        int status = 0;
        if (child < 0 || waitpid(child, &status, 0) < 0 || status != 0) { return EXIT_FAILURE; }
    }
}
