#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "present/text.hpp"
#include "writers.hpp"

namespace riskshare::present {
namespace {

constexpr std::size_t page_width = 110;
constexpr std::size_t line_width = 100;
/// Text is broken into lines before a table grows past these widths, wide ones first.
constexpr std::size_t widest_text = 40;
constexpr std::size_t narrowest_text = 20;
constexpr std::size_t narrowest_figures = 10;
constexpr std::size_t widest_words = 16;
constexpr std::string_view gap = "  ";

struct Column {
    bool has_amounts = false;
    std::size_t width = 0;
};

/// A table ready to be laid out: every cell as printable text.
struct Layout {
    const Table& table;
    std::vector<std::vector<std::string>> texts;  ///< the header first
    std::vector<Column> columns;
};

std::string terminal_cell(const Cell& cell, Unit unit)
{
    if (const auto* amount = std::get_if<Amount>(&cell)) { return grouped_text(*amount, unit); }
    return one_line(std::get<std::string>(cell));
}

std::size_t width_of(const Layout& layout)
{
    std::size_t width = gap.size() * (layout.columns.size() - 1);
    for (const Column& column : layout.columns) { width += column.width; }
    return width;
}

std::size_t longest_word(std::string_view text)
{
    std::size_t longest = 0;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(' '), text.size());
        longest = std::max(longest, display_width(text.substr(0, end)));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return longest;
}

/// The width that text gives a column of amounts: up to its limit, wide enough to break no word and
/// to need two lines at most.
std::size_t width_of_text(const std::string& text)
{
    std::size_t width = std::clamp(longest_word(text), narrowest_figures, widest_words);
    while (width < widest_words && wrapped(text, width).size() > 2) { ++width; }
    return width;
}

/// A column of amounts is as wide as they and their header need; one of text as wide as its text,
/// within limits.
std::size_t natural_width(const Layout& layout, std::size_t column)
{
    const bool has_amounts = layout.columns[column].has_amounts;
    std::size_t width = 0;
    for (std::size_t row = 0; row < layout.texts.size(); ++row) {
        const std::string& text = layout.texts[row][column];
        const bool is_amount =
            row > 0 && std::holds_alternative<Amount>(layout.table.rows[row - 1][column]);
        width =
            std::max(width, has_amounts && !is_amount ? width_of_text(text) : display_width(text));
    }
    return has_amounts ? width : std::min(width, widest_text);
}

Layout lay_out(const Table& table, Unit unit)
{
    Layout layout{table, {}, std::vector<Column>(table.header.size())};
    layout.texts.emplace_back();
    for (const std::string& name : table.header) { layout.texts.back().push_back(one_line(name)); }
    for (const auto& row : table.rows) {
        layout.texts.emplace_back();
        for (std::size_t column = 0; column < row.size(); ++column) {
            layout.texts.back().push_back(terminal_cell(row[column], unit));
            layout.columns[column].has_amounts |= std::holds_alternative<Amount>(row[column]);
        }
    }
    for (std::size_t column = 0; column < layout.columns.size(); ++column) {
        layout.columns[column].width = natural_width(layout, column);
    }
    while (width_of(layout) > page_width) {
        const auto widest = std::ranges::max_element(layout.columns, {}, [](const Column& column) {
            return column.has_amounts ? 0 : column.width;
        });
        if (widest->has_amounts || widest->width <= narrowest_text) { break; }
        --widest->width;
    }
    return layout;
}

void end_line(std::string& text)
{
    text.erase(text.find_last_not_of(' ') + 1);
    text += '\n';
}

std::string in_bold(std::string_view text, Colour colour)
{
    return colour == Colour::off ? std::string{text} : "\x1b[1m" + std::string{text} + "\x1b[0m";
}

/// One row, in as many lines as its longest cell needs. A header stands on the rule below it.
std::string row_text(const Layout& layout, std::size_t row)
{
    const bool is_header = row == 0;
    std::vector<std::vector<std::string>> cells;
    std::size_t height = 0;
    for (std::size_t column = 0; column < layout.columns.size(); ++column) {
        cells.push_back(wrapped(layout.texts[row][column], layout.columns[column].width));
        height = std::max(height, cells.back().size());
    }
    std::string result;
    for (std::size_t line = 0; line < height; ++line) {
        for (std::size_t column = 0; column < cells.size(); ++column) {
            const std::size_t skipped = is_header ? height - cells[column].size() : 0;
            const bool has_line = line >= skipped && line - skipped < cells[column].size();
            const std::string cell = has_line ? cells[column][line - skipped] : "";
            const Column& where = layout.columns[column];
            result += column == 0 ? "" : gap;
            result += where.has_amounts ? padded_left(cell, where.width)
                                        : padded_right(cell, where.width);
        }
        end_line(result);
    }
    return result;
}

/// A rule below the header across all columns; above a total under the figures only.
std::string rule(const Layout& layout, bool across_text)
{
    std::string result;
    for (std::size_t column = 0; column < layout.columns.size(); ++column) {
        const bool is_drawn = across_text || layout.columns[column].has_amounts;
        result += column == 0 ? "" : gap;
        result += std::string(layout.columns[column].width, is_drawn ? '-' : ' ');
    }
    end_line(result);
    return result;
}

std::string bold_lines(std::string_view lines, Colour colour)
{
    std::string result;
    while (!lines.empty()) {
        const std::size_t end = lines.find('\n');
        result += in_bold(lines.substr(0, end), colour) + '\n';
        lines.remove_prefix(end + 1);
    }
    return result;
}

std::string table_text(const Table& table, Unit unit, Colour colour)
{
    const Layout as_built = lay_out(table, unit);
    const Table other_way = table.may_be_turned ? turned(table) : Table{{""}};
    const bool is_turned = table.may_be_turned && width_of(as_built) > page_width;
    const Layout layout = is_turned ? lay_out(other_way, unit) : as_built;

    std::string result = bold_lines(row_text(layout, 0), colour) + rule(layout, true);
    for (std::size_t row = 0; row < layout.table.rows.size(); ++row) {
        const std::string text = row_text(layout, row + 1);
        if (is_total(layout.table, Sum::Of::rows, row)) {
            result += rule(layout, false) + bold_lines(text, colour);
        } else {
            result += text;
        }
    }
    return result;
}

std::string heading(std::string_view title, char underline, Colour colour)
{
    std::string result;
    std::size_t width = 0;
    for (const std::string& line : wrapped(one_line(title), line_width)) {
        result += in_bold(line, colour) + '\n';
        width = std::max(width, display_width(line));
    }
    return result + std::string(width, underline) + '\n';
}

/// A paragraph whose further lines start below the text after `label`.
std::string paragraph(std::string_view label, std::string_view text)
{
    std::string result;
    const std::size_t indent = display_width(label);
    for (const std::string& line : wrapped(one_line(text), line_width - indent)) {
        result += result.empty() ? std::string{label} : std::string(indent, ' ');
        result += line;
        end_line(result);
    }
    return result;
}

std::string point_text(const Point& point, std::size_t number_width)
{
    std::string result = paragraph(padded_left(point.number, number_width) + ". ", point.text);
    const std::string indent(number_width + 2, ' ');
    std::string_view label_before;
    for (const auto& [label, text] : point.details) {
        const std::string_view shown = label == label_before ? "" : std::string_view{label};
        result += paragraph(indent + padded_right(shown, 10), text);
        label_before = label;
    }
    return result;
}

std::string section_text(const Section& section, Unit unit, Colour colour)
{
    std::string result;
    const auto add = [&](const std::string& block) {
        result += (result.empty() ? "" : "\n") + block;
    };
    if (!section.title.empty()) { result = heading(section.title, '-', colour); }
    for (const std::string& text : section.paragraphs) { add(paragraph("", text)); }
    if (!section.table.rows.empty()) { add(table_text(section.table, unit, colour)); }
    for (const std::string& text : section.footnotes) { add(paragraph("", text)); }
    std::size_t number_width = 0;
    for (const Point& point : section.points) {
        number_width = std::max(number_width, display_width(point.number));
    }
    for (const Point& point : section.points) { add(point_text(point, number_width)); }
    return result;
}

}  // namespace

std::string to_terminal_text(const Report& report, Unit unit, Colour colour)
{
    std::string result = heading(report.title, '=', colour);
    for (const Section& section : report.sections) {
        result += '\n' + section_text(section, unit, colour);
    }
    return result;
}

}  // namespace riskshare::present
