#include "draw.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>

#include <fuzzer/FuzzedDataProvider.h>

#include "../generated/drawing.hpp"

namespace riskshare {
namespace {

std::optional<FuzzedDataProvider> bytes;

}  // namespace

void fuzz::draw_out_of(std::string_view input)
{
    bytes.emplace(reinterpret_cast<const std::uint8_t*>(input.data()), input.size());
}

std::int64_t generated::draw(std::int64_t least, std::int64_t greatest)
{
    return bytes.value().ConsumeIntegralInRange(least, greatest);
}

// Small counts are the usual ones: they settle faster.
std::size_t generated::draw_count(std::size_t least, std::size_t greatest)
{
    const std::size_t most = bytes.value().ConsumeIntegralInRange(least, greatest);
    return bytes.value().ConsumeIntegralInRange(least, most);
}

}  // namespace riskshare
