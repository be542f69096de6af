#include "target.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <exception>
#include <iostream>

#include <rapidcheck.h>

// The function that libFuzzer calls, under its own name.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    try {
        riskshare::fuzz::check({reinterpret_cast<const char*>(bytes), size});
        return 0;
    } catch (const rc::detail::CaseResult& broken) {
        std::cerr << broken.description << "\n";
    } catch (const std::exception& unexpected) {
        std::cerr << "unexpected: " << unexpected.what() << "\n";
    }
    std::abort();
}
