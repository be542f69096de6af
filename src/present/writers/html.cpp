#include "html.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <variant>
#include <vector>

#include <fmt/format.h>

#include "present/text.hpp"
#include "values/wide.hpp"

namespace riskshare::present {
namespace {

/// An amount's place on a bar's scale, in hundredths of a percent of its width.
int place_on(const Bar& bar, Money amount)
{
    const Wide span = Wide{bar.most.pence()} - bar.least.pence();
    if (span <= 0) { return 0; }
    return static_cast<int>((Wide{amount.pence()} - bar.least.pence()) * 10'000 / span);
}

std::string percent(int hundredths)
{
    return fmt::format("{}.{:02}%", hundredths / 100, hundredths % 100);
}

/// Any amount but zero can be seen, however small.
std::string rectangle(const Bar& bar, const Stretch& stretch)
{
    constexpr int least_width = 40;
    if (stretch.from == stretch.to) { return ""; }
    const auto [low, high] = std::minmax({stretch.from, stretch.to});
    const int width = std::max(place_on(bar, high) - place_on(bar, low), least_width);
    const int x = std::min(place_on(bar, low), 10'000 - width);
    return fmt::format(R"(<rect class="{}" x="{}" y="3" width="{}" height="16"/>)",
                       to_text(stretch.shade), percent(x), percent(width));
}

bool has_amounts(const Row& row)
{
    return std::ranges::any_of(
        row, [](const Cell& cell) { return std::holds_alternative<Amount>(cell); });
}

std::string html_amount(const Amount& amount, Unit unit)
{
    const std::string money = grouped_text(amount.money, unit);
    if (amount.word.empty()) { return money; }
    return fmt::format(R"({} <span class="word">{}</span>)", money, amount.word);
}

/// A missing figure is never blank and never zero.
constexpr std::string_view no_figure =
    R"(<span aria-hidden="true">–</span><span class="aside">no figure</span>)";

/// A rating in the RAG column stands out.
std::string html_words(std::string_view text, std::string_view column)
{
    const bool is_rag = column == "RAG" && (text == "Green" || text == "Amber" || text == "Red");
    if (!is_rag) { return html_text(text); }
    return fmt::format(R"(<span class="rag {0}">{0}</span>)", text);
}

/// What a column holds, found once and not for each of its cells.
struct HtmlColumn {
    std::string_view name;
    bool has_amounts;
    bool is_right_aligned;
};

std::vector<HtmlColumn> html_columns(const Table& table)
{
    std::vector<HtmlColumn> columns;
    for (std::size_t i = 0; i < table.header.size(); ++i) {
        columns.push_back({table.header[i], has_amounts(table, i), is_right_aligned(table, i)});
    }
    return columns;
}

std::string html_cell(const Row& row, const std::vector<HtmlColumn>& columns, std::size_t column,
                      bool row_has_amounts, Unit unit)
{
    const Cell& cell = row[column];
    const HtmlColumn& where = columns[column];
    if (const auto* amount = std::get_if<Amount>(&cell)) {
        return fmt::format("<td class=\"figure\">{}</td>", html_amount(*amount, unit));
    }
    const auto& text = std::get<std::string>(cell);
    if (column == 0 && !text.empty()) {
        return fmt::format("<th scope=\"row\">{}</th>", html_text(text));
    }
    if (text.empty() && row_has_amounts && where.has_amounts) {
        return fmt::format("<td class=\"figure\">{}</td>", no_figure);
    }
    const std::string_view kind = where.is_right_aligned ? " class=\"figure\"" : "";
    return fmt::format("<td{}>{}</td>", kind, html_words(text, where.name));
}

/// The picture of a row stands beside the row's name, where a narrow screen shows it.
constexpr std::size_t column_before_picture = 0;

std::string html_header(const std::vector<HtmlColumn>& columns, bool has_bars)
{
    std::string result = "<thead><tr>";
    for (std::size_t column = 0; column < columns.size(); ++column) {
        const std::string name = html_text(columns[column].name);
        const std::string_view kind = columns[column].is_right_aligned ? " class=\"figure\"" : "";
        result +=
            name.empty() ? "<td></td>" : fmt::format("<th scope=\"col\"{}>{}</th>", kind, name);
        if (has_bars && column == column_before_picture) {
            result += "<th scope=\"col\" class=\"picture\">Picture</th>";
        }
    }
    return result + "</tr></thead>\n";
}

std::string html_table(const Illustrated& shown, std::string_view title, std::string_view id,
                       Unit unit)
{
    const Table& table = shown.section.table;
    // The title stands above already: only the part that display adds to it is shown again.
    const std::string_view whole = shown.section.title;
    const std::string_view added = whole.substr(std::min(title.size(), whole.size()));
    std::string result =
        fmt::format("<div class=\"table\" role=\"region\" aria-labelledby=\"{0}\" tabindex=\"0\">\n"
                    "<table>\n<caption id=\"{0}\"><span class=\"aside\">{1}</span>{2}</caption>\n",
                    id, html_text(title), html_text(added));
    const std::vector<HtmlColumn> columns = html_columns(table);
    result += html_header(columns, !shown.bars.empty()) + "<tbody>\n";
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        const bool row_has_amounts = has_amounts(table.rows[row]);
        result += is_total(table, Sum::Of::rows, row) ? "<tr class=\"sum\">" : "<tr>";
        for (std::size_t column = 0; column < columns.size(); ++column) {
            result += html_cell(table.rows[row], columns, column, row_has_amounts, unit);
            if (!shown.bars.empty() && column == column_before_picture) {
                result += "<td class=\"picture\">" + html_bar(shown.bars[row]) + "</td>";
            }
        }
        result += "</tr>\n";
    }
    return result + "</tbody>\n</table>\n</div>\n";
}

}  // namespace

std::string html_text(std::string_view text)
{
    std::string result;
    for (const char c : one_line(text)) {
        switch (c) {
        case '&':
            result += "&amp;";
            break;
        case '<':
            result += "&lt;";
            break;
        case '>':
            result += "&gt;";
            break;
        case '"':
            result += "&quot;";
            break;
        case '\'':
            result += "&#39;";
            break;
        default:
            result += c;
        }
    }
    return result;
}

std::string html_paragraph(std::string_view text)
{
    return fmt::format("<p>{}</p>\n", html_text(text));
}

std::string html_bar(const Bar& bar)
{
    const std::string zero = percent(place_on(bar, std::clamp(Money{0_p}, bar.least, bar.most)));
    std::string result =
        fmt::format(R"(<svg role="img" width="100%" height="22"><title>{0}</title>)"
                    R"(<line x1="{1}" x2="{1}" y1="0" y2="22"/>)",
                    html_text(bar.text), zero);
    for (const Stretch& stretch : bar.stretches) { result += rectangle(bar, stretch); }
    return result + "</svg>";
}

std::string html_section(const Illustrated& shown, std::string_view title, std::string_view id,
                         Unit unit)
{
    const Section& section = shown.section;
    std::string result = "<section>\n";
    if (!title.empty()) { result += fmt::format("<h3>{}</h3>\n", html_text(title)); }
    for (const std::string& text : section.paragraphs) { result += html_paragraph(text); }
    if (!section.table.rows.empty()) { result += html_table(shown, title, id, unit); }
    for (const std::string& text : section.footnotes) {
        result += fmt::format("<p class=\"footnote\">{}</p>\n", html_text(text));
    }
    return result + "</section>\n";
}

std::string html_points(const Section& section)
{
    std::string result =
        fmt::format("<details>\n<summary>{}</summary>\n<ol>\n", html_text(section.title));
    for (const Point& point : section.points) {
        result +=
            fmt::format("<li value=\"{}\">{}", html_text(point.number), html_text(point.text));
        if (!point.details.empty()) { result += "\n<ul>\n"; }
        for (const auto& [name, text] : point.details) {
            result += fmt::format("<li>{}: {}</li>\n", html_text(name), html_text(text));
        }
        result += point.details.empty() ? "</li>\n" : "</ul></li>\n";
    }
    return result + "</ol>\n</details>\n";
}

}  // namespace riskshare::present
