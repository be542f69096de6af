#include "apportion.hpp"

#include <numeric>

#include <fmt/format.h>

namespace riskshare::workbook {
namespace {

/// How an amount is cut into digits so that no step of a division exceeds `most_exact`.
struct Digits {
    std::int64_t base;
    std::size_t count;
};

Digits digits_for(std::int64_t most_total, std::int64_t most_weights)
{
    std::int64_t base = 10;
    while (base <= most_total && base * 10 <= most_exact / 2 / most_weights) { base *= 10; }
    std::size_t count = 1;
    for (std::int64_t reach = base; reach <= most_total; reach *= base) { ++count; }
    return {base, count};
}

/// The digits of an amount, the highest first.
std::vector<Formula> write_digits(Table& table, std::size_t row, std::size_t column,
                                  const Formula& amount, Digits digits)
{
    std::vector<Formula> result;
    std::int64_t unit = 1;
    for (std::size_t i = 1; i < digits.count; ++i) { unit *= digits.base; }
    for (std::size_t i = 0; i < digits.count; ++i, unit /= digits.base) {
        const Formula upwards = unit == 1 ? amount : whole_part(amount, number(unit));
        const Formula digit =
            i == 0 ? upwards
                   : upwards - number(digits.base) *
                                   whole_part(amount, number(unit * digits.base));
        result.push_back(table.put(row, column + 2 * i, digit));
    }
    return result;
}

struct Quotient {
    Formula whole;
    Formula left_over;
};

/// An amount times a weight over a divisor, as on paper: two cells for each digit of the amount.
Quotient divide(Table& table, std::size_t row, std::size_t column, Cells digits,
                const Formula& weight, const Formula& divisor, std::int64_t base)
{
    Quotient result{number(0), number(0)};
    for (std::size_t i = 0; i < digits.size(); ++i) {
        const Formula carried = weight * digits[i];
        const Formula dividend =
            i == 0 ? carried : result.left_over * number(base) + carried;
        const Formula times = table.put(row, column + 2 * i, whole_part(dividend, divisor));
        result.left_over = table.put(row, column + 2 * i + 1, dividend - times * divisor);
        result.whole = i == 0 ? times : result.whole * number(base) + times;
    }
    return result;
}

std::vector<std::string> digit_headings(std::vector<std::string> headings, std::size_t count)
{
    for (std::size_t i = 1; i <= count; ++i) {
        headings.push_back(count == 1 ? "Whole" : fmt::format("Digit {}: whole", i));
        headings.emplace_back("Left over");
    }
    return headings;
}

}  // namespace

std::vector<std::int64_t> in_lowest_terms(std::vector<std::int64_t> weights)
{
    std::int64_t divisor = 0;
    for (const std::int64_t weight : weights) { divisor = std::gcd(divisor, weight); }
    if (divisor > 1) {
        for (std::int64_t& weight : weights) { weight /= divisor; }
    }
    return weights;
}

namespace {

/// The columns of an apportionment after the long division.
class OddPence {
public:
    OddPence(Table& table, std::size_t rows, std::size_t column)
        : table_{table}, rows_{rows}, column_{column}
    {}

    /// Gives one round, and what is left after it.
    Formula give(const Formula& left, const std::vector<Formula>& left_overs,
                 const std::vector<Formula>& may_have)
    {
        std::vector<Formula> keys;
        for (std::size_t i = 0; i < left_overs.size(); ++i) {
            keys.push_back(table_.put(rows_ + i, column_,
                                      when(is_less(number(0), may_have[i]), left_overs[i],
                                           number(-1))));
        }
        std::vector<Formula> given;
        for (std::size_t i = 0; i < keys.size(); ++i) {
            const Formula place = table_.put(rows_ + i, column_ + 1, rank(i, keys));
            const Formula is_in_reach = when(is_less(left, place), number(0), number(1));
            given.push_back(
                table_.put(rows_ + i, column_ + 2,
                           when(is_less(keys[i], number(0)), number(0), is_in_reach)));
        }
        const Formula sum_given = table_.put(rows_ + keys.size(), column_ + 2, sum(given));
        column_ += 3;
        given_.push_back(std::move(given));
        return left - sum_given;
    }

    [[nodiscard]] Formula given_to(std::size_t party) const
    {
        Formula total = given_.front()[party];
        for (std::size_t i = 1; i < given_.size(); ++i) { total = total + given_[i][party]; }
        return total;
    }
    [[nodiscard]] std::size_t next_column() const { return column_; }

private:
    Table& table_;
    std::size_t rows_;
    std::size_t column_;
    std::vector<std::vector<Formula>> given_;
};

std::vector<std::string> headings_of(const Division& division, Digits digits)
{
    std::vector<std::string> headings = digit_headings({"Party", "Weight"}, digits.count);
    if (digits.count > 1) { headings.emplace_back("Whole pence"); }
    if (!division.limits.empty()) { headings.emplace_back("Room to its limit"); }
    for (int round = 0; round < (division.limits.empty() ? 1 : 2); ++round) {
        headings.insert(headings.end(), {"Left over, -1: gets none", "Place", "Odd penny"});
    }
    headings.emplace_back("Part");
    return headings;
}

}  // namespace

std::vector<Formula> apportion(Sheet& sheet, const Division& division)
{
    const Digits digits = digits_for(division.most_total, division.most_weights);
    const std::size_t parties = division.names.size();
    sheet.subheading(division.what);
    const Formula total = sheet.line("To be divided", division.total);
    Table table = sheet.table(headings_of(division, digits), parties + 3);

    // Row 0 has the digits; then the parties, their totals, and the odd pence.
    constexpr std::size_t first = 1;
    const std::size_t together = first + parties;
    table.name(0, fmt::format("Digits of what is divided, to base {}", digits.base));
    const std::vector<Formula> cut = write_digits(table, 0, 2, total, digits);
    std::vector<Formula> weights;
    for (std::size_t i = 0; i < parties; ++i) {
        table.name(first + i, division.names[i]);
        weights.push_back(table.put(first + i, 1, division.weights[i]));
    }
    table.name(together, "Together (weights: at least 1)");
    const Formula all = table.put(together, 1, larger(number(1), sum(weights)));

    const bool is_short = digits.count == 1;
    std::size_t column = 2 + 2 * digits.count;
    std::vector<Formula> whole;
    std::vector<Formula> left_overs;
    for (std::size_t i = 0; i < parties; ++i) {
        const Quotient quota = divide(table, first + i, 2, cut, weights[i], all, digits.base);
        whole.push_back(is_short ? quota.whole : table.put(first + i, column, quota.whole));
        left_overs.push_back(quota.left_over);
    }
    const Formula odd = total - table.put(together, is_short ? 2 : column, sum(whole));
    table.name(together + 1, "Odd pence");
    Formula left = table.put(together + 1, 1, odd);
    if (!is_short) { ++column; }

    std::vector<Formula> room = weights;
    if (!division.limits.empty()) {
        for (std::size_t i = 0; i < parties; ++i) {
            room[i] = table.put(first + i, column, division.limits[i] - whole[i]);
        }
        ++column;
    }
    OddPence pence{table, first, column};
    left = pence.give(left, left_overs, room);
    if (!division.limits.empty()) {
        for (Formula& pennies : room) { pennies = pennies - number(1); }
        pence.give(left, left_overs, room);
    }

    std::vector<Formula> parts;
    for (std::size_t i = 0; i < parties; ++i) {
        parts.push_back(
            table.put(first + i, pence.next_column(), whole[i] + pence.given_to(i)));
    }
    table.put(together, pence.next_column(), sum(parts));
    return parts;
}

Formula percentage_of(Sheet& sheet, const std::string& what, const Formula& amount, Percentage rate,
                      std::int64_t most_amount)
{
    const std::int64_t whole = hundred_percent.billionths();
    const std::int64_t times = rate.billionths() / whole;
    const std::vector<std::int64_t> terms = in_lowest_terms({rate.billionths() % whole, whole});
    const Digits digits = digits_for(most_amount, terms[1]);
    sheet.subheading(fmt::format("{}: {} is {} + {}/{}", what, to_text(rate), times, terms[0], terms[1]));
    Table table =
        sheet.table(digit_headings({what, "Of"}, digits.count), 2);
    const Formula base = table.put(0, 1, amount);
    table.name(0, fmt::format("Digits of the amount, to base {}", digits.base));
    table.name(1, "To the nearest penny, half a penny upwards");
    const std::vector<Formula> cut = write_digits(table, 0, 2, base, digits);
    const Quotient quotient =
        divide(table, 1, 2, cut, number(terms[0]), number(terms[1]), digits.base);
    const Formula rounded = when(is_less(quotient.left_over * number(2), number(terms[1])),
                                 number(0), number(1));
    const Formula part = quotient.whole + rounded;
    return table.put(1, 1, times == 0 ? part : base * number(times) + part);
}

}  // namespace riskshare::workbook
