#include <riskshare/printable.hpp>

#include <cstdint>

namespace riskshare {
namespace {

struct CodePoint {
    char32_t value;
    std::size_t length;  ///< in bytes; zero where the bytes are not UTF-8
};

/// Decodes the first code point. Overlong forms, surrogates and values past U+10FFFF are not UTF-8.
CodePoint decode(std::string_view text)
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
    return is_control || is_bidirectional;
}

constexpr std::string_view replacement = "\uFFFD";

}  // namespace

std::string printable(std::string_view text)
{
    std::string result;
    result.reserve(text.size());
    while (!text.empty()) {
        const CodePoint c = decode(text);
        const std::size_t length = c.length == 0 ? 1 : c.length;
        result += c.length == 0 || is_unsafe(c.value) ? replacement : text.substr(0, length);
        text.remove_prefix(length);
    }
    return result;
}

std::string in_quotes(std::string_view text, std::size_t at_most)
{
    const std::string safe = printable(text.substr(0, 4 * at_most + 4));
    std::size_t end = 0;
    for (std::size_t count = 0; end < safe.size() && count < at_most; ++count) {
        end += decode(std::string_view{safe}.substr(end)).length;
    }
    return '"' + safe.substr(0, end) + (end < safe.size() ? "…\"" : "\"");
}

}  // namespace riskshare
