#include "faults.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "document.hpp"
#include "text/printable_text.hpp"
#include "text/utf8.hpp"

namespace riskshare::json {
namespace {

using std::string_view_literals::operator""sv;

unsigned char byte_at(std::string_view text, std::size_t i)
{
    return static_cast<unsigned char>(text[i]);
}

/// The offset at which the text stops being UTF-8; its size if it never does.
std::size_t end_of_utf8(std::string_view text)
{
    std::size_t i = 0;
    while (i < text.size()) {
        if (byte_at(text, i) < 0x80) {
            ++i;
            continue;
        }
        const std::size_t length = first_character(text.substr(i)).length;
        if (length == 0) { break; }
        i += length;
    }
    return i;
}

std::string line_and_column(std::string_view json, std::size_t offset)
{
    const std::string_view before = json.substr(0, offset);
    const std::size_t line_start = before.rfind('\n') + 1;  // npos + 1 is 0
    const auto is_character = [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; };
    return fmt::format("line {}, column {}", std::ranges::count(before, '\n') + 1,
                       std::ranges::count_if(before.substr(line_start), is_character) + 1);
}

bool has_byte_order_mark(std::string_view json)
{
    constexpr std::array marks{"\xEF\xBB\xBF"sv, "\xFE\xFF"sv, "\xFF\xFE"sv, "\0\0\xFE\xFF"sv};
    return std::ranges::any_of(marks, [&](std::string_view m) { return json.starts_with(m); });
}

Problem not_utf8(std::string_view json, std::size_t offset)
{
    return {"not_utf8", "", "must be text in UTF-8",
            fmt::format("found the byte {:02X} at {}", byte_at(json, offset),
                        line_and_column(json, offset)),
            "Save it in the encoding UTF-8."};
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

bool is_word(char c)
{
    return is_letter(c) || (c >= '0' && c <= '9') || c == '.' || c == '+' || c == '-' || c == '_';
}

/// The word, number or mark at an offset.
std::string_view word_at(std::string_view json, std::size_t offset)
{
    if (!is_word(json[offset])) {
        return json.substr(offset,
                           std::max<std::size_t>(1, first_character(json.substr(offset)).length));
    }
    std::size_t first = offset;
    std::size_t end = offset + 1;
    while (first > 0 && is_word(json[first - 1])) { --first; }
    while (end < json.size() && is_word(json[end])) { ++end; }
    return json.substr(first, end - first);
}

std::string_view remedy_for(std::string_view word, char before)
{
    if ((word == "}" || word == "]") && before == ',') { return "Remove the comma before it."; }
    if (word == "'") { return "Use double quotation marks."; }
    if (word == "\u201C" || word == "\u201D") { return "Use straight quotation marks."; }
    if (word == "/" || word == "#") { return "JSON has no comments: use the key \"note\"."; }
    if (word != "true" && word != "false" && word != "null" && is_letter(word.front())) {
        return "Put it in double quotation marks.";
    }
    return "Look there and just before it for a missing comma, colon, bracket or quotation mark.";
}

Problem malformed(std::string found, std::string_view remedy)
{
    return {"malformed", "", "must be JSON", std::move(found), std::string{remedy}};
}

Problem out_of_place(std::string_view json, std::string_view word)
{
    const auto start = static_cast<std::size_t>(word.data() - json.data());
    const std::size_t before = json.substr(0, start).find_last_not_of(" \t\r\n");
    return malformed(fmt::format("found {} at {}", in_quotes(word), line_and_column(json, start)),
                     remedy_for(word, before == std::string_view::npos ? '\0' : json[before]));
}

/// Reports a word or number that is wrong in itself: reading may have stopped just after it.
Problem wrong_word(std::string_view json, std::size_t offset)
{
    const bool has_ended = offset > 0 && !is_word(json[offset]) && is_word(json[offset - 1]);
    return out_of_place(json, word_at(json, has_ended ? offset - 1 : offset));
}

/// Reports a word or text that is out of place. Text is shown from its first quotation mark.
Problem wrong_place(std::string_view json, std::size_t offset, std::string_view token)
{
    const bool is_text = json[offset] == '"' && token.size() <= offset + 1;
    return out_of_place(json, is_text ? json.substr(offset + 1 - token.size(), token.size())
                                      : word_at(json, offset));
}

Problem wrong_text(std::string_view json, std::size_t offset)
{
    const bool is_control = byte_at(json, offset) < 0x20;
    return malformed(fmt::format("found {} inside a text at {}",
                                 is_control ? "a line break or another control character"
                                            : "an escape sequence that JSON does not have",
                                 line_and_column(json, offset)),
                     is_control ? "Write a line break as \\n and a tab as \\t."
                                : R"(Write a backslash as \\ and a quotation mark as \".)");
}

/// Counts the values of the text, or a few more: each comma and opening bracket outside strings
/// comes before one. No value takes memory before that.
std::size_t values_at_most(std::string_view json)
{
    std::size_t count = 1;
    bool is_in_string = false;
    for (std::size_t i = 0; i < json.size(); ++i) {
        const char c = json[i];
        if (c == '"') { is_in_string = !is_in_string; }
        if (is_in_string && c == '\\') { ++i; }
        if (!is_in_string && (c == ',' || c == '[' || c == '{')) { ++count; }
    }
    return count;
}

Problem too_large(std::string found)
{
    return {"file_too_large", "",
            fmt::format("must have at most {} MB and {} million values",
                        Document::most_bytes / 1'000'000, Document::most_values / 1'000'000),
            std::move(found), "Check that it is the file you meant."};
}

}  // namespace

std::optional<Problem> fault_of_encoding(std::string_view json)
{
    if (json.size() > Document::most_bytes) { return too_large("found more bytes than that"); }
    const bool may_have_too_many = json.size() > Document::most_values;
    if (may_have_too_many && values_at_most(json) > Document::most_values) {
        return too_large("found more values than that");
    }
    if (json.find_first_not_of(" \t\r\n") == std::string_view::npos) {
        return Problem{"file_empty", "", "must be an agreement, a position or a settlement in JSON",
                       "found nothing", "Check that it is the file you meant."};
    }
    if (has_byte_order_mark(json)) {
        return Problem{"byte_order_mark", "", "must be text in UTF-8 without a byte order mark",
                       "found a byte order mark at its start",
                       "Save it in the encoding UTF-8, without BOM or signature."};
    }
    if (const std::size_t end = end_of_utf8(json); end != json.size()) {
        return not_utf8(json, end);
    }
    // To the JSON parser a zero byte ends the text.
    if (const std::size_t zero = json.find('\0'); zero != std::string_view::npos) {
        return malformed("found a zero byte at " + line_and_column(json, zero),
                         "Save it as text in the encoding UTF-8.");
    }
    return std::nullopt;
}

Problem fault_of_syntax(std::string_view json, std::size_t read, std::string_view token,
                        std::string_view reason)
{
    if (read > json.size()) {
        return {"truncated", "", "must be complete JSON",
                "found its end at " + line_and_column(json, json.size()),
                "Check that the whole of it was saved or sent."};
    }
    const std::size_t offset = read - 1;
    const std::string_view cause = reason.substr(0, reason.find("; last read"));
    const auto has = [&](std::string_view words) {
        return cause.find(words) != std::string_view::npos;
    };
    if (has("number overflow")) {
        return malformed(fmt::format("found the number {} at {}, too large to read",
                                     in_quotes(token), line_and_column(json, offset)),
                         "Write an amount as text, such as \"1668000.00\".");
    }
    if (has("invalid string")) { return wrong_text(json, offset); }
    if (has("invalid")) { return wrong_word(json, offset); }
    return wrong_place(json, offset, token);
}

}  // namespace riskshare::json
