#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <variant>

#include "present/text.hpp"
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
        const std::string_view bold = is_total(table, Sum::Of::rows, row) ? "**" : "";
        result += "\n|";
        for (const Cell& cell : table.rows[row]) {
            const std::string text = markdown_cell(cell, unit);
            result += ' ';
            if (!text.empty()) { result.append(bold).append(text).append(bold).append(" "); }
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
