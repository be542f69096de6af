#include "page.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <stdexcept>

namespace riskshare::testing {
namespace {

/// The first piece of a text between two marks, which is taken off it with all before it.
std::string_view take_between(std::string_view& text, std::string_view open, std::string_view close)
{
    const std::size_t start = text.find(open);
    if (start == std::string_view::npos) {
        text = {};
        return {};
    }
    const std::size_t end = text.find(close, start + open.size());
    if (end == std::string_view::npos) { throw std::runtime_error{"a mark is not closed"}; }
    const std::string_view piece = text.substr(start + open.size(), end - start - open.size());
    text.remove_prefix(end + close.size());
    return piece;
}

constexpr std::array<std::string_view, 41> known{
    "html",    "head",   "meta",    "title",  "style", "body", "a",       "header", "h1",
    "h2",      "h3",     "p",       "svg",    "defs",  "rect", "pattern", "line",   "nav",
    "ul",      "ol",     "li",      "main",   "dl",    "div",  "dt",      "dd",     "section",
    "span",    "table",  "caption", "thead",  "tbody", "tr",   "th",      "td",     "details",
    "summary", "footer", "strong",  "figure", "em"};

std::string_view name_of(std::string_view tag)
{
    tag.remove_prefix(tag.starts_with('/') ? 1 : 0);
    return tag.substr(0, tag.find_first_of(" /\n"));
}

std::string entity(std::string_view name)
{
    for (const auto& [word, text] :
         {std::pair{"amp", "&"}, {"lt", "<"}, {"gt", ">"}, {"quot", "\""}, {"#39", "'"}}) {
        if (name == word) { return text; }
    }
    throw std::runtime_error{"an entity that nobody writes: " + std::string{name}};
}

}  // namespace

std::string fault_of(std::string_view html)
{
    if (!html.starts_with("<!DOCTYPE html>\n")) { return "no document type"; }
    html.remove_prefix(16);
    std::vector<std::string_view> open;
    std::set<std::string_view> ids;
    std::set<std::string_view> wanted;
    while (html.find('<') != std::string_view::npos) {
        const std::string_view tag = take_between(html, "<", ">");
        const std::string_view name = name_of(tag);
        if (std::ranges::find(known, name) == known.end()) {
            return "an unknown tag: " + std::string{tag};
        }
        if (tag.starts_with('/')) {
            if (open.empty() || open.back() != name) { return "closed by " + std::string{tag}; }
            open.pop_back();
        } else if (!tag.ends_with('/') && name != "meta") {
            open.push_back(name);
        }
        if (tag.find(" on") != std::string_view::npos) { return "a script: " + std::string{tag}; }
        for (const std::string_view mark : {" id=\"", " href=\"", " aria-labelledby=\""}) {
            if (tag.find(mark) == std::string_view::npos) { continue; }
            std::string_view rest = tag;
            std::string_view value = take_between(rest, mark, "\"");
            if (mark == " id=\"") {
                if (!ids.insert(value).second) { return "twice: " + std::string{value}; }
                continue;
            }
            if (mark == " href=\"" && !value.starts_with('#')) { return "leads out of the page"; }
            value.remove_prefix(value.starts_with('#') ? 1 : 0);
            wanted.insert(value);
        }
        if (name == "style" && !tag.starts_with('/')) { html.remove_prefix(html.find("</style>")); }
    }
    if (!open.empty()) { return "not closed: " + std::string{open.back()}; }
    for (const std::string_view id : wanted) {
        if (!ids.contains(id)) { return "nowhere: " + std::string{id}; }
    }
    return "";
}

std::string text_of(std::string_view html)
{
    std::string result;
    while (!html.empty()) {
        const std::size_t next = html.find_first_of("<&");
        result += html.substr(0, next);
        html.remove_prefix(std::min(next, html.size()));
        if (html.starts_with('&')) { result += entity(take_between(html, "&", ";")); }
        if (html.starts_with("<span class=\"aside\">") || html.starts_with("<title>")) {
            html.remove_prefix(html.find("</"));
        }
        if (html.starts_with('<')) { take_between(html, "<", ">"); }
    }
    return result;
}

Rows table_of(std::string_view html, std::string_view id)
{
    const std::size_t start = html.find("<caption id=\"" + std::string{id} + "\">");
    if (start == std::string_view::npos) {
        throw std::runtime_error{"no table " + std::string{id}};
    }
    html.remove_prefix(start);
    html = html.substr(0, html.find("</table>"));
    Rows rows;
    while (html.find("<tr") != std::string_view::npos) {
        std::string_view row = take_between(html, "<tr", "</tr>");
        row.remove_prefix(row.find('>') + 1);
        rows.emplace_back();
        while (!row.empty()) {
            const std::string_view name = name_of(row.substr(1, row.find('>') - 1));
            const std::size_t end = row.find("</" + std::string{name} + ">");
            rows.back().push_back(text_of(row.substr(0, end)));
            row.remove_prefix(end + name.size() + 3);
        }
    }
    return rows;
}

}  // namespace riskshare::testing
