#include "text.hpp"

#include <algorithm>
#include <array>

#include "text/printable_text.hpp"
#include "text/utf8.hpp"

namespace riskshare::present {
namespace {

struct Range {
    char32_t first;
    char32_t last;
};

constexpr std::array<Range, 9> no_columns{{{0x0300, 0x036F},
                                           {0x0483, 0x0489},
                                           {0x1AB0, 0x1AFF},
                                           {0x1DC0, 0x1DFF},
                                           {0x200B, 0x200D},
                                           {0x20D0, 0x20FF},
                                           {0xFE00, 0xFE0F},
                                           {0xFE20, 0xFE2F},
                                           {0xFEFF, 0xFEFF}}};

constexpr std::array<Range, 9> two_columns{{{0x1100, 0x115F},
                                            {0x2E80, 0xA4CF},
                                            {0xAC00, 0xD7A3},
                                            {0xF900, 0xFAFF},
                                            {0xFE30, 0xFE6F},
                                            {0xFF00, 0xFF60},
                                            {0xFFE0, 0xFFE6},
                                            {0x1F300, 0x1FAFF},
                                            {0x20000, 0x3FFFD}}};

template <std::size_t Count>
bool in_any(const std::array<Range, Count>& ranges, char32_t c)
{
    return std::ranges::any_of(ranges, [c](Range r) { return r.first <= c && c <= r.last; });
}

std::size_t width_of(char32_t c)
{
    if (c < 0x0300) { return 1; }
    if (in_any(no_columns, c)) { return 0; }
    return in_any(two_columns, c) ? 2 : 1;
}

/// Takes as much off the front of a word as fits, and at least one character.
std::string_view take_columns(std::string_view& word, std::size_t width)
{
    const std::string_view whole = word;
    std::size_t used = 0;
    while (!word.empty()) {
        const Character next = first_character(word);
        const std::size_t more = width_of(next.code_point);
        if (used > 0 && used + more > width) { break; }
        used += more;
        word.remove_prefix(next.length);
    }
    return whole.substr(0, whole.size() - word.size());
}

std::string_view take_word(std::string_view& text)
{
    text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
    const std::string_view word = text.substr(0, text.find(' '));
    text.remove_prefix(word.size());
    return word;
}

}  // namespace

std::string one_line(std::string_view text)
{
    std::string spaced{text};
    std::ranges::replace_if(
        spaced, [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
    return printable_text(spaced);
}

std::size_t display_width(std::string_view text)
{
    std::size_t width = 0;
    while (!text.empty()) {
        const Character next = first_character(text);
        width += width_of(next.code_point);
        text.remove_prefix(next.length);
    }
    return width;
}

std::vector<std::string> wrapped(std::string_view text, std::size_t width)
{
    std::vector<std::string> lines{""};
    for (std::string_view word = take_word(text); !word.empty(); word = take_word(text)) {
        std::string& line = lines.back();
        const std::size_t used = display_width(line);
        if (used > 0 && used + 1 + display_width(word) <= width) {
            line.append(" ").append(word);
            continue;
        }
        if (used > 0) { lines.emplace_back(); }
        lines.back() = take_columns(word, width);
        while (!word.empty()) { lines.emplace_back(take_columns(word, width)); }
    }
    return lines;
}

std::string padded_right(std::string_view text, std::size_t width)
{
    const std::size_t used = display_width(text);
    return std::string{text}.append(used < width ? width - used : 0, ' ');
}

std::string padded_left(std::string_view text, std::size_t width)
{
    const std::size_t used = display_width(text);
    return std::string(used < width ? width - used : 0, ' ').append(text);
}

}  // namespace riskshare::present
