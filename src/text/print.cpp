#include <cstddef>
#include <ostream>
#include <string>

#include <riskshare/text/words.hpp>

namespace riskshare {
inline namespace v0 {
namespace detail {

std::ostream& print(std::ostream& out, std::string_view text)
{
    const auto width = static_cast<std::size_t>(out.width(0));
    std::size_t length = 0;
    for (const char c : text) {
        length += (static_cast<unsigned char>(c) & 0xC0U) == 0x80U ? 0 : 1;
    }
    if (width <= length) { return out << text; }
    const std::string padding(width - length, out.fill());
    const bool is_left = (out.flags() & std::ios_base::adjustfield) == std::ios_base::left;
    return is_left ? out << text << padding : out << padding << text;
}

}  // namespace detail
}  // namespace v0
}  // namespace riskshare
