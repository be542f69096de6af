// A user of the arithmetic alone: all headers, and no other library's.
#include <riskshare/riskshare.hpp>

#if defined(FMT_VERSION) || defined(BOOST_VERSION) || defined(NLOHMANN_JSON_VERSION_MAJOR) ||      \
    defined(CLI11_VERSION)
#error "a public header includes a library that its users did not ask for"
#endif

int main()
{
    using namespace riskshare::literals;
    return riskshare::risk_cap(434'400'000_gbp, "0.5%"_pc) == 2'172'000_gbp ? 0 : 1;
}
