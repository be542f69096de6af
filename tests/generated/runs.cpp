#include <cstdlib>
#include <string>

/// The number of times rapidcheck runs each check of a program, in place of its own hundred, which
/// are over in a blink and find too little. RISKSHARE_RUNS in the environment overrides it, and
/// RC_PARAMS, which rapidcheck reads before its first check, overrides both.
///
/// CMake compiles this into each such program, with its number of runs. rapidcheck itself prints
/// the runs and the seed; to see the same cases again, set RC_PARAMS to what it printed.

namespace riskshare::generated {
namespace {

[[maybe_unused]] const bool runs_are_set = [] {
    const char* wanted = std::getenv("RISKSHARE_RUNS");
    const std::string runs = wanted != nullptr ? wanted : std::to_string(RISKSHARE_USUAL_RUNS);
    const std::string parameters = "max_success=" + runs;
#ifdef _WIN32
    if (std::getenv("RC_PARAMS") == nullptr) { _putenv_s("RC_PARAMS", parameters.c_str()); }
#else
    setenv("RC_PARAMS", parameters.c_str(), 0);
#endif
    return true;
}();

}  // namespace
}  // namespace riskshare::generated
