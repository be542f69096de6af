#include <cstddef>
#include <utility>

#include <fmt/format.h>

#include <riskshare/explanation.hpp>

#include "chapters.hpp"
#include "present/reports.hpp"
#include "present/writers/html.hpp"
#include "style.hpp"

namespace riskshare::report {

using namespace present;

namespace {

std::string html_head(const Heading& heading)
{
    return fmt::format("<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n"
                       "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                       "<title>{}: joint finance report, {}</title>\n<style>\n{}</style>\n"
                       "</head>\n",
                       html_text(heading.title), html_text(heading.period), style());
}

/// The patterns of favourable and aligned amounts, which tell them apart in black and white.
constexpr std::string_view patterns =
    R"svg(<svg class="patterns" width="0" height="0" aria-hidden="true">
<defs>
<pattern id="favourable" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
<rect width="6" height="6" fill="#fff"/><rect width="3" height="6" fill="#0b5c8a"/></pattern>
<pattern id="aligned" width="5" height="5" patternUnits="userSpaceOnUse">
<rect width="5" height="5" fill="#fff"/><rect width="5" height="2" fill="#3b5069"/></pattern>
</defs>
</svg>
)svg";

std::string html_contents(const std::vector<Chapter>& chapters)
{
    std::string result = "<nav aria-label=\"Contents\">\n<ul>\n";
    for (const Chapter& chapter : chapters) {
        result +=
            fmt::format("<li><a href=\"#{}\">{}</a></li>\n", chapter.id, html_text(chapter.title));
    }
    return result + "<li><a href=\"#explanation\">Every step</a></li>\n</ul>\n</nav>\n";
}

std::string html_key_figures(const JointFinanceReport& report, Unit unit)
{
    std::string result = "<dl class=\"key-figures\">\n";
    for (const auto& [name, figure, detail] : key_figures(report, unit)) {
        result += fmt::format("<div><dt>{}</dt><dd>{}</dd>", html_text(name), html_text(figure));
        if (!detail.empty()) {
            result += fmt::format("<dd class=\"detail\">{}</dd>", html_text(detail));
        }
        result += "</div>\n";
    }
    return result + "</dl>\n";
}

/// The chapter with every table as it is displayed.
Chapter shown(Chapter chapter, const Display& display)
{
    Report report{""};
    for (const Illustrated& part : chapter.parts) { report.sections.push_back(part.section); }
    report = displayed(std::move(report), display);
    for (std::size_t i = 0; i < chapter.parts.size(); ++i) {
        chapter.parts[i].section = std::move(report.sections[i]);
    }
    return chapter;
}

std::string html_chapter(const Chapter& chapter, const std::string& before, const Display& display)
{
    const Chapter as_shown = shown(chapter, display);
    std::string result = fmt::format("<section id=\"{0}\"{1} aria-labelledby=\"{0}-title\">\n"
                                     "<h2 id=\"{0}-title\">{2}</h2>\n{3}",
                                     chapter.id, chapter.is_wide ? " class=\"wide\"" : "",
                                     html_text(chapter.title), before);
    for (std::size_t i = 0; i < chapter.parts.size(); ++i) {
        result += html_section(as_shown.parts[i], chapter.parts[i].section.title,
                               fmt::format("{}-{}", chapter.id, i + 1), display.unit);
    }
    return result + "</section>\n";
}

/// The steps to every figure, unless there are too many to read here.
std::string html_explanation(const JointFinanceReport& report, const Explanation& explanation)
{
    constexpr std::size_t shown_at_most = 5'000;
    std::string result = "<section id=\"explanation\" aria-labelledby=\"explanation-title\">\n"
                         "<h2 id=\"explanation-title\">Every step</h2>\n";
    if (explanation.size() > shown_at_most) {
        return result +
               html_paragraph(fmt::format("There are {} steps, too many for this page: riskshare "
                                          "explain lists them.",
                                          explanation.size())) +
               "</section>\n";
    }
    result += html_paragraph(fmt::format("The {} steps below work out every figure of the "
                                         "settlement, each from earlier ones. Amounts are exact; "
                                         "an overspend is positive. Open the parts you want to "
                                         "read or print.",
                                         explanation.size()));
    const Report steps = explanation_report(report.settlement.position, explanation, std::nullopt);
    for (const Section& section : steps.sections) { result += html_points(section); }
    return result + "</section>\n";
}

}  // namespace

std::string to_html(const JointFinanceReport& report, const Explanation& explanation,
                    const Display& display)
{
    Display with_words = display;
    with_words.adverse_words = true;
    const Heading heading = heading_of(report);
    std::vector<Chapter> chapters = chapters_of(report, display.unit);
    // Its key figures are not a table here.
    chapters.front().parts.erase(chapters.front().parts.begin());

    std::string result = html_head(heading);
    result += fmt::format("<body>\n<a class=\"skip\" href=\"#main\">Skip to the report</a>\n"
                          "<header>\n<h1>{}: joint finance report</h1>\n<p>{}</p>\n</header>\n",
                          html_text(heading.title), html_text(heading.period));
    result.append(patterns).append(html_contents(chapters));
    result += "<main id=\"main\" tabindex=\"-1\">\n";
    const std::string headline = fmt::format("<p class=\"headline\">{}</p>\n",
                                             html_text(who_pays_whom(report, display.unit))) +
                                 html_key_figures(report, display.unit);
    for (const Chapter& chapter : chapters) {
        result += html_chapter(chapter, chapter.id == "in-short" ? headline : "", with_words);
    }
    result += html_explanation(report, explanation);
    return result +
           "</main>\n<footer>\n<p>Made by riskshare from the agreement and the position of "
           "the month. Amounts are exact to the penny and rounded only for "
           "display.</p>\n</footer>\n</body>\n</html>\n";
}

}  // namespace riskshare::report
