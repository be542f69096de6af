#include "runs.hpp"

#include <cstdlib>
#include <string>

namespace riskshare::generated {

Runs::Runs(int usual)
{
    const char* wanted = std::getenv("RISKSHARE_RUNS");
    const std::string runs = wanted != nullptr ? wanted : std::to_string(usual);
    const std::string parameters = "max_success=" + runs;
#ifdef _WIN32
    if (std::getenv("RC_PARAMS") == nullptr) { _putenv_s("RC_PARAMS", parameters.c_str()); }
#else
    setenv("RC_PARAMS", parameters.c_str(), 0);
#endif
}

}  // namespace riskshare::generated
