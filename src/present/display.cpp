#include "display.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>

#include <fmt/format.h>

#include "add_up.hpp"

namespace riskshare::present {
namespace {

/// The smallest amount that the unit shows. Millions have three decimals, so theirs is £1,000 too.
Money step(Unit unit) { return unit == Unit::pounds ? 1_p : 1'000_gbp; }

std::string text(Money amount, Unit unit, bool is_grouped)
{
    const std::int64_t steps = amount.pence() / step(unit).pence();
    // The least 64-bit number has no positive twin, so the digits are taken from an unsigned one.
    const auto digits =
        steps < 0 ? 0 - static_cast<std::uint64_t>(steps) : static_cast<std::uint64_t>(steps);
    const int decimals = unit == Unit::pounds ? 2 : unit == Unit::thousands ? 0 : 3;
    const std::uint64_t per_whole = unit == Unit::pounds ? 100 : unit == Unit::thousands ? 1 : 1000;
    std::string result = fmt::format("{}", digits / per_whole);
    if (is_grouped) {
        for (std::size_t end = result.size(); end > 3; end -= 3) { result.insert(end - 3, ","); }
    }
    if (decimals > 0) { result += fmt::format(".{:0{}}", digits % per_whole, decimals); }
    return steps < 0 ? '-' + result : result;
}

/// A sum's total or part: in column `line` for a sum of rows, in row `line` for one of columns.
/// Null where the cell holds text.
const Amount* find_amount(const Table& table, const Sum& sum, std::size_t index, std::size_t line)
{
    return sum.of == Sum::Of::rows ? std::get_if<Amount>(&table.rows[index][line])
                                   : std::get_if<Amount>(&table.rows[line][index]);
}

std::string name_of_line(const Table& table, const Sum& sum, std::size_t line)
{
    return sum.of == Sum::Of::rows ? table.header[line]
                                   : std::get<std::string>(table.rows[line][0]);
}

std::string name_of_total(const Table& table, const Sum& sum)
{
    return sum.of == Sum::Of::rows ? std::get<std::string>(table.rows[sum.total][0])
                                   : table.header[sum.total];
}

/// The excess of a sum's parts over their total in one line; absent where the line has no total.
std::optional<Money> excess(const Table& table, const Sum& sum, std::size_t line)
{
    const Amount* total = find_amount(table, sum, sum.total, line);
    if (total == nullptr) { return std::nullopt; }
    Money parts = 0_p;
    for (const std::size_t part : sum.added) {
        if (const Amount* amount = find_amount(table, sum, part, line)) { parts += amount->money; }
    }
    for (const std::size_t part : sum.subtracted) {
        if (const Amount* amount = find_amount(table, sum, part, line)) { parts -= amount->money; }
    }
    return parts - total->money;
}

/// Says which figures are not the nearest.
std::string add_up_footnote(const Table& table, const std::vector<CellIndex>& moved)
{
    constexpr std::size_t named_at_most = 8;
    std::string text = "Rounded the other way, so that the table adds up: ";
    for (std::size_t i = 0; i < std::min(moved.size(), named_at_most); ++i) {
        text += fmt::format("{}{} of {}", i == 0 ? "" : "; ", table.header[moved[i].column],
                            std::get<std::string>(table.rows[moved[i].row][0]));
    }
    if (moved.size() > named_at_most) {
        text += fmt::format(" and {} more", moved.size() - named_at_most);
    }
    return text + '.';
}

/// Says where rounded parts miss their rounded total, and by how much.
void add_rounding_footnotes(Section& section, Unit unit)
{
    const Table& table = section.table;
    for (const Sum& sum : table.sums) {
        std::string misses;
        for (std::size_t line = 0; line < lines_of(table, sum); ++line) {
            const Money over = excess(table, sum, line).value_or(0_p);
            if (over == 0_p) { continue; }
            misses +=
                fmt::format("{} by {} in {}", misses.empty() ? "" : ",",
                            grouped_text(magnitude(over), unit), name_of_line(table, sum, line));
        }
        if (misses.empty()) { continue; }
        section.footnotes.push_back(fmt::format("Rounded figures miss their total {}{}.",
                                                name_of_total(table, sum), misses));
    }
}

/// The search for figures to move takes the square of the rows, and nobody adds up more by hand.
constexpr std::size_t most_added_up = 1'000;

template <class Change>
void for_each_amount(Table& table, Change change)
{
    for (auto& row : table.rows) {
        for (Cell& cell : row) {
            if (auto* amount = std::get_if<Amount>(&cell)) { change(*amount); }
        }
    }
}

/// Such as ` (£000, overspend +)`; empty for a table without amounts.
std::string caption(Table& table, const Display& display)
{
    bool has_amounts = false;
    bool has_variances = false;
    for_each_amount(table, [&](const Amount& amount) {
        has_amounts = true;
        has_variances = has_variances || amount.sense == Sense::variance;
    });
    if (!has_amounts) { return ""; }
    const std::string_view unit = display.unit == Unit::pounds      ? "£"
                                  : display.unit == Unit::thousands ? "£000"
                                                                    : "£m";
    const std::string_view sign = !has_variances                            ? ""
                                  : display.sign == SignConvention::council ? ", overspend +"
                                                                            : ", adverse -";
    return fmt::format(" ({}{})", unit, sign);
}

void show(Section& section, const Display& display)
{
    section.title += caption(section.table, display);
    if (display.unit != Unit::pounds) {
        const Table exact = section.table;
        for_each_amount(section.table, [&](Amount& amount) {
            amount.money = rounded(amount.money, display.unit);
        });
        if (display.add_up && section.table.rows.size() > most_added_up) {
            section.footnotes.push_back(
                fmt::format("Too long to be made to add up: more than {} rows.", most_added_up));
        } else if (display.add_up) {
            const auto moved = add_up(exact, section.table, step(display.unit));
            if (!moved.empty()) {
                section.footnotes.push_back(add_up_footnote(section.table, moved));
            }
        }
        add_rounding_footnotes(section, display.unit);
    }
    if (display.adverse_words) {
        for_each_amount(section.table, [](Amount& amount) {
            if (amount.sense == Sense::variance) { amount.word = adverse_word(amount.money); }
        });
    }
    if (display.sign == SignConvention::nhs) {
        for_each_amount(section.table, [](Amount& amount) {
            if (amount.sense == Sense::variance) { amount.money = -amount.money; }
        });
    }
}

}  // namespace

std::string_view adverse_word(Money variance)
{
    return variance > 0_p ? "ADV" : variance < 0_p ? "FAV" : "";
}

Money rounded(Money amount, Unit unit)
{
    const std::int64_t size = step(unit).pence();
    const Money rest = Money::from_pence(amount.pence() % size);
    const Money towards_zero = amount - rest;
    if (magnitude(rest).pence() * 2 < size) { return towards_zero; }
    return rest < 0_p ? towards_zero - step(unit) : towards_zero + step(unit);
}

std::string grouped_text(Money money, Unit unit) { return text(money, unit, true); }

std::string grouped_text(const Amount& amount, Unit unit)
{
    const std::string money = grouped_text(amount.money, unit);
    return amount.word.empty() ? money : fmt::format("{} {}", money, amount.word);
}

std::string plain_text(Money amount, Unit unit) { return text(amount, unit, false); }

std::string in_sentence(Money amount, Unit unit)
{
    const Money shown = rounded(amount, unit);
    return fmt::format("{}£{}{}", shown < 0_p ? "-" : "", grouped_text(magnitude(shown), unit),
                       unit == Unit::pounds      ? ""
                       : unit == Unit::thousands ? "k"
                                                 : "m");
}

Report displayed(Report report, const Display& display)
{
    for (Section& section : report.sections) { show(section, display); }
    return report;
}

}  // namespace riskshare::present
