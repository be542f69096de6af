#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "present/text.hpp"
#include "writers.hpp"

namespace riskshare::present {
namespace {

using Record = std::vector<std::string>;

/// True if a spreadsheet would take the text for a formula, spaces in front dropped.
bool is_formula(std::string_view text)
{
    constexpr std::array<std::string_view, 8> signs{"=",      "+",      "-",      "@",
                                                    "\uFF1D", "\uFF0B", "\uFF0D", "\uFF20"};
    text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
    return std::ranges::any_of(signs, [&](auto sign) { return text.starts_with(sign); });
}

std::string field(const Cell& cell, Unit unit)
{
    if (const auto* amount = std::get_if<Amount>(&cell)) { return plain_text(amount->money, unit); }
    return text_field(std::get<std::string>(cell));
}

/// `ADV` or `FAV`; empty where the cell says neither.
std::string_view word_of(const Cell& cell)
{
    const auto* amount = std::get_if<Amount>(&cell);
    return amount == nullptr ? "" : amount->word;
}

/// Words of figures have a column of their own, so that the amounts stay numbers.
void add_table(std::vector<Record>& records, const Table& table, Unit unit)
{
    if (table.rows.empty()) { return; }
    std::vector<Record> added(table.rows.size() + 1);
    for (std::size_t column = 0; column < table.header.size(); ++column) {
        const bool has_words = std::ranges::any_of(
            table.rows, [&](const auto& row) { return !word_of(row[column]).empty(); });
        added[0].push_back(text_field(table.header[column]));
        if (has_words) { added[0].emplace_back("ADV or FAV"); }
        for (std::size_t row = 0; row < table.rows.size(); ++row) {
            added[row + 1].push_back(field(table.rows[row][column], unit));
            if (has_words) { added[row + 1].emplace_back(word_of(table.rows[row][column])); }
        }
    }
    std::ranges::move(added, std::back_inserter(records));
}

/// A record for each detail, so that a spreadsheet can filter by its name.
void add_points(std::vector<Record>& records, const std::vector<Point>& points)
{
    for (const Point& point : points) {
        const std::string number = text_field(point.number);
        records.push_back({number, "Working", text_field(point.text)});
        for (const auto& [label, text] : point.details) {
            records.push_back({number, text_field(label), text_field(text)});
        }
    }
}

}  // namespace

std::string text_field(std::string_view text)
{
    std::string result = one_line(text);
    const bool steers = !text.empty() && (text.front() == '\t' || text.front() == '\r');
    if (steers || is_formula(result)) { result.insert(0, 1, '\''); }
    if (result.find_first_of(",;\"") == std::string::npos) { return result; }
    for (std::size_t at = 0; (at = result.find('"', at)) != std::string::npos; at += 2) {
        result.insert(at, 1, '"');
    }
    return '"' + result + '"';
}

std::string to_csv(const Report& report, Unit unit)
{
    std::vector<Record> records{{text_field(report.title)}};
    for (const Section& section : report.sections) {
        records.emplace_back();
        if (!section.title.empty()) { records.push_back({text_field(section.title)}); }
        for (const std::string& text : section.paragraphs) {
            records.push_back({text_field(text)});
        }
        add_table(records, section.table, unit);
        for (const std::string& text : section.footnotes) { records.push_back({text_field(text)}); }
        add_points(records, section.points);
    }
    std::size_t fields = 1;
    for (const Record& record : records) { fields = std::max(fields, record.size()); }

    // Without a byte order mark a spreadsheet takes UTF-8 for the local 8-bit code, and £ for Â£.
    std::string result = "\uFEFF";
    for (Record& record : records) {
        record.resize(fields);
        for (std::size_t i = 0; i < fields; ++i) {
            result.append(i == 0 ? "" : ",").append(record[i]);
        }
        result += "\r\n";
    }
    return result;
}

}  // namespace riskshare::present
