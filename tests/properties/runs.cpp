#include <cstdlib>

/// rapidcheck's own hundred runs are over in a blink and find too little. It reads RC_PARAMS before
/// its first check; where nobody has set that, it is set here.

namespace {

const int was_set = [] {
#ifdef _WIN32
    return std::getenv("RC_PARAMS") == nullptr ? _putenv_s("RC_PARAMS", "max_success=400") : 0;
#else
    return setenv("RC_PARAMS", "max_success=400", 0);
#endif
}();

}  // namespace
