#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <variant>

#include <fmt/format.h>

#include "present/text.hpp"
#include "text/utf8.hpp"
#include "writers.hpp"

namespace riskshare::present {
namespace {

/// Text without markup.
std::string escaped(std::string_view text)
{
    constexpr std::string_view markup = R"(\`*_<>[]|~&)";
    std::string result;
    for (const char c : one_line(text)) {
        if (markup.find(c) != std::string_view::npos) { result += '\\'; }
        result += c;
    }
    return result;
}

/// The same at the start of a block, where `#`, `-`, `+` and `1.` would start a heading or a list.
std::string escaped_block(std::string_view text)
{
    std::string result = escaped(text);
    result.erase(0, result.find_first_not_of(' '));
    const std::size_t digits = std::min(result.find_first_not_of("0123456789"), result.size());
    const bool is_marker =
        digits < result.size() &&
        (digits == 0 ? std::string_view{"#-+="}.find(result[0]) != std::string_view::npos
                     : result[digits] == '.' || result[digits] == ')');
    if (is_marker) { result.insert(digits, 1, '\\'); }
    return result;
}

bool is_space(char32_t c)
{
    return c == ' ' || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F ||
           c == 0x205F || c == 0x3000;
}

/// Text between `**`, which mean bold only where no space follows or precedes them.
std::string bold(std::string_view text)
{
    std::size_t begin = text.size();
    std::size_t end = 0;
    for (std::size_t at = 0; at < text.size();) {
        const Character c = first_character(text.substr(at));
        if (!is_space(c.code_point)) {
            begin = std::min(begin, at);
            end = at + c.length;
        }
        at += c.length;
    }
    if (begin >= end) { return ""; }
    return fmt::format("**{}**", text.substr(begin, end - begin));
}

std::string markdown_cell(const Cell& cell, Unit unit)
{
    if (const auto* amount = std::get_if<Amount>(&cell)) { return grouped_text(*amount, unit); }
    return escaped(std::get<std::string>(cell));
}

std::string table_text(const Table& table, Unit unit)
{
    std::string result = "|";
    for (const std::string& name : table.header) { result += ' ' + escaped(name) + " |"; }
    result += "\n|";
    for (std::size_t column = 0; column < table.header.size(); ++column) {
        result += is_right_aligned(table, column) ? " ---: |" : " --- |";
    }
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        const bool is_bold = is_total(table, Sum::Of::rows, row);
        result += "\n|";
        for (const Cell& cell : table.rows[row]) {
            const std::string text = markdown_cell(cell, unit);
            const std::string shown = is_bold ? bold(text) : text;
            result += ' ';
            if (!shown.empty()) { result.append(shown).append(" "); }
            result += '|';
        }
    }
    return result + '\n';
}

std::string point_text(const Point& point)
{
    std::string result = "**" + escaped(point.number) + ".** " + escaped(point.text) + "\n";
    if (!point.details.empty()) { result += '\n'; }
    for (const auto& [label, text] : point.details) {
        result += "- " + escaped(label) + ": " + escaped(text) + '\n';
    }
    return result;
}

}  // namespace

std::string to_markdown(const Report& report, Unit unit)
{
    std::string result = "# " + escaped(report.title) + '\n';
    const auto add = [&](const std::string& block) { result += '\n' + block; };
    for (const Section& section : report.sections) {
        if (!section.title.empty()) { add("## " + escaped(section.title) + '\n'); }
        for (const std::string& text : section.paragraphs) { add(escaped_block(text) + '\n'); }
        if (!section.table.rows.empty()) { add(table_text(section.table, unit)); }
        for (const std::string& text : section.footnotes) { add(escaped_block(text) + '\n'); }
        for (const Point& point : section.points) { add(point_text(point)); }
    }
    return result;
}

}  // namespace riskshare::present
