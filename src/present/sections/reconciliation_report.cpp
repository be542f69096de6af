#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

#include <fmt/format.h>

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

std::string_view word_for(Verdict verdict)
{
    switch (verdict) {
    case Verdict::adds_up:
        return "adds up";
    case Verdict::rounding:
        return "rounding";
    case Verdict::other_sign:
        return "other sign";
    case Verdict::sign_slip:
        return "sign slip";
    case Verdict::breaks:
        break;
    }
    return "breaks";
}

/// `9 sums checked: 7 add up, 1 rounding, 1 sign slip.`
std::string summary(const Reconciled& reconciled)
{
    using enum Verdict;
    constexpr std::array<std::pair<Verdict, std::string_view>, 5> verdicts{
        {{adds_up, "add up"},
         {rounding, "off by rounding"},
         {other_sign, "with the other sign"},
         {sign_slip, "with a sign slip"},
         {breaks, "broken otherwise"}}};
    std::string text;
    for (const auto& [verdict, words] : verdicts) {
        const Verdict wanted = verdict;
        const auto count = std::ranges::count_if(reconciled.sums, [wanted](const Checked& sum) {
            return sum.judgement.verdict == wanted;
        });
        if (count > 0) { text += fmt::format("{}{} {}", text.empty() ? "" : ", ", count, words); }
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
        text +=
            fmt::format("{} twice {}, printed as {}: as {} the total is right",
                        text.empty() ? "That is" : "; or", line.label, line.printed, -line.printed);
    }
    return text + '.';
}

std::string reason_in_words(const Checked& sum)
{
    switch (sum.judgement.verdict) {
    case Verdict::rounding:
        return fmt::format(
            "Rounding can explain that: {} {} and the total, each to the nearest {}, "
            "may be up to {} apart.",
            sum.lines.size(), sum.lines.size() == 1 ? "line" : "lines", sum.step,
            importing::rounding_allowance(sum.lines.size(), sum.step));
    case Verdict::other_sign:
        return sum.printed == -sum.worked_out
                   ? "That is the sum with the other sign."
                   : "That is the sum with the other sign, rounding apart.";
    case Verdict::sign_slip:
        return slip_in_words(sum);
    default:
        return "Neither rounding nor the sign of one line explains that.";
    }
}

Item item_of(const Checked& sum)
{
    const Money difference = sum.printed - sum.worked_out;
    return {.number = "",
            .text = fmt::format("{}, {}: {} is printed, {} {} than its lines come to. {}",
                                sum.total, sum.where, sum.printed, magnitude(difference),
                                difference > 0_p ? "more" : "less", reason_in_words(sum)),
            .details = {{"Lines", sum_in_figures(sum)}}};
}

Item item_of(const WrongWord& wrong)
{
    return {.number = "",
            .text = fmt::format("{}, {}: {} is {}, and the word beside it is {}.", wrong.total,
                                wrong.where, wrong.variance,
                                wrong.is_adverse ? "adverse" : "favourable", wrong.word)};
}

Item item_of(const TurnedColumn& column)
{
    const std::string_view reason =
        !column.stated ? "Its lines are to be taken the other way round."
        : *column.stated == AdverseSign::plus
            ? "An adverse variance is printed as -, which is how NHS bodies print it."
            : "An adverse variance is printed as +, which is how councils print it.";
    return {.number = "",
            .text = fmt::format("{}: all {} figures have the other sign. {}", column.total,
                                column.rows, reason)};
}

/// What needs a sentence. A column that is turned as a whole has one for all its figures.
std::vector<Item> items_of(const Reconciled& reconciled)
{
    std::vector<Item> items;
    for (const TurnedColumn& column : reconciled.turned) { items.push_back(item_of(column)); }
    for (const Checked& sum : reconciled.sums) {
        if (sum.judgement.verdict == Verdict::adds_up || sum.is_turned) { continue; }
        items.push_back(item_of(sum));
    }
    for (const WrongWord& wrong : reconciled.words) { items.push_back(item_of(wrong)); }
    for (std::size_t i = 0; i < items.size(); ++i) { items[i].number = std::to_string(i + 1); }
    return items;
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
        sums.table.rows.push_back({sum.total, sum.where, as_quantity(sum.printed),
                                   as_quantity(sum.worked_out),
                                   as_quantity(sum.printed - sum.worked_out),
                                   std::string{word_for(sum.judgement.verdict)}});
    }
    Section findings{.title = "Findings", .items = items_of(reconciled)};
    if (findings.items.empty()) { findings.paragraphs.emplace_back("Everything adds up."); }
    return {"Reconciliation: " + specification.name, {std::move(sums), std::move(findings)}};
}

}  // namespace riskshare::present
