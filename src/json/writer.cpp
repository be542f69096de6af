#include "writer.hpp"

#include <algorithm>
#include <cstdint>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "text/utf8.hpp"

namespace riskshare::json {
namespace {

bool is_plain(char c) { return c >= ' ' && c <= '~' && c != '"' && c != '\\'; }

/// `\u001b`; in two parts, as JSON wants it, above four hexadecimal digits.
std::string escape(std::uint32_t code_point)
{
    if (code_point < 0x10000) { return fmt::format("\\u{:04x}", code_point); }
    const std::uint32_t above = code_point - 0x10000;
    return fmt::format("\\u{:04x}\\u{:04x}", 0xD800 + (above >> 10), 0xDC00 + (above & 0x3FF));
}

/// Writes characters that no text should hold as JSON escapes, so that the string can be shown and
/// means the same.
std::string without_unsafe(std::string_view string)
{
    std::string result;
    while (!string.empty()) {
        const Character c = first_character(string);
        result += is_unsafe(c.code_point) ? escape(static_cast<std::uint32_t>(c.code_point))
                                          : std::string{string.substr(0, c.length)};
        string.remove_prefix(c.length);
    }
    return result;
}

}  // namespace

void Writer::value(std::string_view text)
{
    start_value();
    append_string(text);
}

void Writer::value(std::int64_t number)
{
    start_value();
    text_ += std::to_string(number);
}

void Writer::key(std::string_view name)
{
    start_value();
    append_string(name);
    text_ += ": ";
    has_key_ = true;
}

std::string Writer::take() &&
{
    text_ += '\n';
    return std::move(text_);
}

void Writer::start_value()
{
    if (std::exchange(has_key_, false)) { return; }
    if (!std::exchange(is_first_, false)) { text_ += ','; }
    if (depth_ > 0) { start_line(); }
}

void Writer::start_line()
{
    text_ += '\n';
    text_.append(2 * depth_, ' ');
}

void Writer::append_string(std::string_view text)
{
    if (std::ranges::all_of(text, is_plain)) {
        text_.append(1, '"').append(text).append(1, '"');
        return;
    }
    using Escaped = nlohmann::json;
    text_ += without_unsafe(Escaped(text).dump(-1, ' ', false, Escaped::error_handler_t::replace));
}

}  // namespace riskshare::json
