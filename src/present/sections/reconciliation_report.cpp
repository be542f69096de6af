#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include <riskshare/format.hpp>
#include <riskshare/text/words.hpp>

#include "present/reports.hpp"
#include "present/wording.hpp"

namespace riskshare::present {
namespace {

using importing::AdverseSign;
using importing::Checked;
using importing::Reconciled;
using importing::TurnedColumn;
using importing::Verdict;
using importing::WrongWord;

/// `9 sums checked: 7 add up, 1 rounding, 1 sign slip.`
std::string summary(const Reconciled& reconciled)
{
    constexpr auto words =
        one_each<Verdict, std::string_view>({"add up", "off by rounding", "with the other sign",
                                             "with a sign slip", "wrong in another way"});
    std::string text;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const auto count = std::ranges::count_if(reconciled.sums, [i](const Checked& sum) {
            return sum.judgement.verdict == static_cast<Verdict>(i);
        });
        if (count > 0) {
            text += fmt::format("{}{} {}", text.empty() ? "" : ", ", count, words[i]);
        }
    }
    const std::size_t all = reconciled.sums.size();
    const std::size_t wrong = reconciled.words.size();
    const std::string contradicted =
        wrong == 0 ? "" : fmt::format(" ADV or FAV is wrong beside {} of them.", wrong);
    return fmt::format("{} {} checked{}{}.{}", all, all == 1 ? "sum" : "sums",
                       text.empty() ? "" : ": ", text, contradicted);
}

/// `£10,711,000.00 + £916,000.00 - £153,000.00 = £11,474,000.00`, or the beginning of it.
std::string sum_in_figures(const Checked& sum)
{
    constexpr std::size_t spelt_out_at_most = 12;
    std::string text;
    for (std::size_t i = 0; i < std::min(sum.lines.size(), spelt_out_at_most); ++i) {
        const auto& [label, printed, is_subtracted] = sum.lines[i];
        const bool is_below = printed < 0_p;
        const std::string_view sign =
            is_subtracted ? (i == 0 ? "-" : " - ") : (i == 0 ? "" : " + ");
        text += fmt::format(fmt::runtime(is_below ? "{}({})" : "{}{}"), sign, printed);
    }
    if (sum.lines.size() > spelt_out_at_most) {
        text += fmt::format(" and {} more lines", sum.lines.size() - spelt_out_at_most);
    }
    return fmt::format("{} = {}", text, sum.worked_out);
}

std::string slip_in_words(const Checked& sum)
{
    std::string text;
    for (const std::size_t i : sum.judgement.slipped) {
        const auto& line = sum.lines[i];
        text += fmt::format("{} twice {}, printed as {}: as {} the total is right",
                            text.empty() ? "That difference is" : "; or", line.label, line.printed,
                            -line.printed);
    }
    return text + '.';
}

std::string reason_in_words(const Checked& sum)
{
    switch (sum.judgement.verdict) {
    case Verdict::rounding:
        return fmt::format(
            "Rounding can explain this: {} {} and the total, each to the nearest {}, "
            "may be up to {} apart.",
            sum.lines.size(), sum.lines.size() == 1 ? "line" : "lines", sum.step,
            importing::rounding_allowance(sum.lines.size(), sum.step));
    case Verdict::other_sign:
        return sum.printed == -sum.worked_out
                   ? "It is the sum with the other sign."
                   : "It is the sum with the other sign, apart from rounding.";
    case Verdict::sign_slip:
        return slip_in_words(sum);
    default:
        return "Neither rounding nor the sign of one line explains this.";
    }
}

Point point_of(const Checked& sum)
{
    const Money difference = sum.printed - sum.worked_out;
    return {.number = "",
            .text = fmt::format("{}, {}: {} is printed, {} {} than its lines come to. {}",
                                sum.total, sum.where, sum.printed, magnitude(difference),
                                difference > 0_p ? "more" : "less", reason_in_words(sum)),
            .details = {{"Lines", sum_in_figures(sum)}}};
}

Point point_of(const WrongWord& wrong)
{
    return {.number = "",
            .text = fmt::format("{}, {}: {} is {}, and the word beside it is {}.", wrong.total,
                                wrong.where, wrong.variance,
                                wrong.is_adverse ? "adverse" : "favourable", wrong.word)};
}

Point point_of(const TurnedColumn& column)
{
    const std::string_view reason =
        !column.stated ? "With its lines taken the other way round it adds up."
        : *column.stated == AdverseSign::plus
            ? "An adverse variance is printed as -, which is how NHS bodies print it."
            : "An adverse variance is printed as +, which is how councils print it.";
    return {.number = "",
            .text = fmt::format("{}: all {} figures have the other sign. {}", column.total,
                                column.rows, reason)};
}

/// The points that need a sentence. A column turned as a whole has one for all its figures.
std::vector<Point> points_of(const Reconciled& reconciled)
{
    std::vector<Point> points;
    for (const TurnedColumn& column : reconciled.turned) { points.push_back(point_of(column)); }
    for (const Checked& sum : reconciled.sums) {
        if (sum.judgement.verdict == Verdict::adds_up || sum.is_turned) { continue; }
        points.push_back(point_of(sum));
    }
    for (const WrongWord& wrong : reconciled.words) { points.push_back(point_of(wrong)); }
    for (std::size_t i = 0; i < points.size(); ++i) { points[i].number = std::to_string(i + 1); }
    return points;
}

}  // namespace

Report reconciliation_report(const importing::Reconciliation& specification,
                             const Reconciled& reconciled)
{
    Section sums{.title = "Sums"};
    if (!specification.note.empty()) { sums.paragraphs.push_back(specification.note); }
    sums.paragraphs.push_back(summary(reconciled));
    sums.table.header = {"Total", "In", "Printed", "Worked out", "Difference", "Finding"};
    for (const Checked& sum : reconciled.sums) {
        sums.table.rows.push_back(
            {sum.total, sum.where, as_quantity(sum.printed), as_quantity(sum.worked_out),
             as_quantity(sum.printed - sum.worked_out), spaced(to_text(sum.judgement.verdict))});
    }
    Section findings{.title = "Findings", .points = points_of(reconciled)};
    if (findings.points.empty()) { findings.paragraphs.emplace_back("Everything adds up."); }
    return {"Reconciliation: " + specification.name, {std::move(sums), std::move(findings)}};
}

}  // namespace riskshare::present
