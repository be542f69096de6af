#include "utf8.hpp"

namespace riskshare {
inline namespace v0 {

Character first_character(std::string_view text)
{
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char lead = byte(0);
    const std::size_t length = lead < 0x80   ? 1
                               : lead < 0xC2 ? 0
                               : lead < 0xE0 ? 2
                               : lead < 0xF0 ? 3
                               : lead < 0xF5 ? 4
                                             : 0;
    if (length == 0 || text.size() < length) { return {0, 0}; }
    char32_t value = length == 1 ? lead : static_cast<char32_t>(lead & (0x7F >> length));
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(i) & 0xC0) != 0x80) { return {0, 0}; }
        value = (value << 6) | (byte(i) & 0x3F);
    }
    const bool is_overlong = (length == 3 && value < 0x800) || (length == 4 && value < 0x10000);
    const bool is_surrogate = value >= 0xD800 && value <= 0xDFFF;
    if (is_overlong || is_surrogate || value > 0x10FFFF) { return {0, 0}; }
    return {value, length};
}

bool is_unsafe(char32_t c)
{
    const bool is_control = c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029;
    const bool is_bidirectional = c == 0x061C || c == 0x200E || c == 0x200F ||
                                  (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    // XML may not hold those at the end of the first plane, and a workbook is XML.
    const bool is_noncharacter = (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
    return is_control || is_bidirectional || is_noncharacter;
}

}  // namespace v0
}  // namespace riskshare
