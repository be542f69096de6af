#include "encoding.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

#include <fmt/format.h>

#include "text/utf8.hpp"

namespace riskshare::importing {
namespace {

using std::string_view_literals::operator""sv;

/// The characters of Windows-1252 for the bytes 80 to 9F; empty for the five that have none.
constexpr std::array<std::string_view, 32> upper_controls{
    "\u20ac", "",       "\u201a", "\u0192", "\u201e", "\u2026", "\u2020", "\u2021",
    "\u02c6", "\u2030", "\u0160", "\u2039", "\u0152", "",       "\u017d", "",
    "",       "\u2018", "\u2019", "\u201c", "\u201d", "\u2022", "\u2013", "\u2014",
    "\u02dc", "\u2122", "\u0161", "\u203a", "\u0153", "",       "\u017e", "\u0178"};

unsigned char byte_of(char c) { return static_cast<unsigned char>(c); }

std::string found_byte(std::string_view bytes, std::size_t at)
{
    return fmt::format("found the byte {:02X} on line {}", byte_of(bytes[at]),
                       std::ranges::count(bytes.substr(0, at), '\n') + 1);
}

std::optional<std::string> from_utf8(std::string_view bytes, Problems& problems)
{
    for (std::size_t at = 0; at < bytes.size();) {
        const std::size_t length = first_character(bytes.substr(at)).length;
        if (length == 0) {
            problems.add({"not_utf8", "", "must be text in UTF-8", found_byte(bytes, at),
                          "Save it in the encoding UTF-8, or write \"encoding\": \"windows-1252\" "
                          "where its layout is described."});
            return std::nullopt;
        }
        at += length;
    }
    return std::string{bytes};
}

std::optional<std::string> from_windows_1252(std::string_view bytes, Problems& problems)
{
    std::string text;
    text.reserve(bytes.size());
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        const unsigned char byte = byte_of(bytes[at]);
        if (byte < 0x80) {
            text += bytes[at];
        } else if (byte >= 0xA0) {
            text += static_cast<char>(0xC0 | (byte >> 6));
            text += static_cast<char>(0x80 | (byte & 0x3F));
        } else if (const std::string_view character = upper_controls[byte - 0x80];
                   !character.empty()) {
            text += character;
        } else {
            problems.add({"not_windows_1252", "", "must be text in Windows-1252",
                          found_byte(bytes, at),
                          "Save it in the encoding UTF-8, and leave \"encoding\" out."});
            return std::nullopt;
        }
    }
    return text;
}

}  // namespace

std::optional<std::string> decoded(std::string_view bytes, Encoding encoding, Problems& problems)
{
    if (bytes.starts_with("\xFE\xFF"sv) || bytes.starts_with("\xFF\xFE"sv) ||
        bytes.find('\0') != std::string_view::npos) {
        problems.add({"not_utf8", "", "must be text in UTF-8",
                      "found text of two bytes a character",
                      "Save it as CSV in the encoding UTF-8."});
        return std::nullopt;
    }
    constexpr std::string_view mark = "\uFEFF";
    if (bytes.starts_with(mark)) { return from_utf8(bytes.substr(mark.size()), problems); }
    return encoding == Encoding::utf8 ? from_utf8(bytes, problems)
                                      : from_windows_1252(bytes, problems);
}

std::string plain(std::string_view text)
{
    constexpr std::string_view no_break = "\u00a0";
    std::string result;
    bool has_gap = false;
    while (!text.empty()) {
        const bool is_no_break = text.starts_with(no_break);
        if (is_no_break || std::string_view{" \t\r\n"}.find(text.front()) != std::string::npos) {
            has_gap = !result.empty();
            text.remove_prefix(is_no_break ? no_break.size() : 1);
            continue;
        }
        if (has_gap) { result += ' '; }
        has_gap = false;
        result += text.front();
        text.remove_prefix(1);
    }
    return result;
}

}  // namespace riskshare::importing
