#include "apportion.hpp"

#include <numeric>
#include <utility>

#include <fmt/format.h>

namespace riskshare::workbook {
namespace {

/// Digits of an amount, so small that no step of a division exceeds `most_exact`.
struct Digits {
    std::int64_t base;
    std::size_t count;
};

Digits digits_for(std::int64_t most_total, std::int64_t most_weights)
{
    std::int64_t base = 10;
    while (base <= most_total && base * 10 <= most_exact / 2 / most_weights) { base *= 10; }
    std::size_t count = 1;
    for (std::int64_t rest = most_total / base; rest > 0; rest /= base) { ++count; }
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
                   : upwards - number(digits.base) * whole_part(amount, number(unit * digits.base));
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
        const Formula dividend = i == 0 ? carried : result.left_over * number(base) + carried;
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

std::vector<std::string> headings_of(const Division& division, Digits digits)
{
    std::vector<std::string> headings = digit_headings({"Party", "Weight"}, digits.count);
    if (digits.count > 1) { headings.emplace_back("Whole pence"); }
    if (!division.limits.empty()) { headings.emplace_back("Room to its limit"); }
    for (int round = 0; round < (division.limits.empty() ? 1 : 2); ++round) {
        headings.insert(headings.end(), {"Left over, -1: gets none", "Rank", "Odd penny"});
    }
    headings.emplace_back("Part");
    return headings;
}

/// The table of one apportionment: the digits in its first row, then the parties, their total, and
/// the odd pence.
class Apportionment {
public:
    Apportionment(Sheet& sheet, const Division& division)
        : division_{division}, digits_{digits_for(division.most_total, division.most_weights)},
          parties_{division.names.size()}, total_{begin(sheet, division)},
          table_{sheet.table(headings_of(division, digits_), parties_ + 3)}
    {}

    std::vector<Formula> write()
    {
        write_weights();
        write_quotas();
        std::vector<Formula> pennies = weights_;
        if (!division_.limits.empty()) { pennies = write_room(); }
        give_round(pennies);
        if (!division_.limits.empty()) {
            for (Formula& room : pennies) { room = room - number(1); }
            give_round(pennies);
        }
        return write_parts();
    }

private:
    static constexpr std::size_t first = 1;
    static constexpr std::size_t first_digit = 2;

    static Formula begin(Sheet& sheet, const Division& division)
    {
        sheet.subheading(division.what);
        return sheet.line("To be divided", division.total);
    }

    [[nodiscard]] std::size_t together() const { return first + parties_; }

    void write_weights()
    {
        for (std::size_t i = 0; i < parties_; ++i) {
            table_.name(first + i, division_.names[i]);
            weights_.push_back(table_.put(first + i, 1, division_.weights[i]));
        }
        table_.name(together(), "Together (weights: at least 1)");
    }

    /// The whole pence of each party's quota, its left-over, and the number of odd pence.
    void write_quotas()
    {
        const Formula all = table_.put(together(), 1, larger(number(1), sum(weights_)));
        table_.name(0, fmt::format("Digits of what is divided, to base {}", digits_.base));
        const std::vector<Formula> cut = write_digits(table_, 0, first_digit, total_, digits_);
        column_ = first_digit + 2 * digits_.count;
        const bool has_one_digit = digits_.count == 1;
        for (std::size_t i = 0; i < parties_; ++i) {
            const Quotient quota =
                divide(table_, first + i, first_digit, cut, weights_[i], all, digits_.base);
            whole_.push_back(has_one_digit ? quota.whole
                                           : table_.put(first + i, column_, quota.whole));
            left_overs_.push_back(quota.left_over);
        }
        const Formula given =
            table_.put(together(), has_one_digit ? first_digit : column_, sum(whole_));
        if (!has_one_digit) { ++column_; }
        table_.name(together() + 1, "Odd pence");
        odd_ = table_.put(together() + 1, 1, total_ - given);
    }

    /// The number of further pence each party may have.
    std::vector<Formula> write_room()
    {
        std::vector<Formula> room;
        for (std::size_t i = 0; i < parties_; ++i) {
            room.push_back(table_.put(first + i, column_, division_.limits[i] - whole_[i]));
        }
        ++column_;
        return room;
    }

    /// Gives an odd penny to each of the largest left-overs among those that may have one.
    void give_round(const std::vector<Formula>& may_have)
    {
        std::vector<Formula> keys;
        for (std::size_t i = 0; i < parties_; ++i) {
            const Formula key = when(is_less(number(0), may_have[i]), left_overs_[i], number(-1));
            keys.push_back(table_.put(first + i, column_, key));
        }
        std::vector<Formula> given;
        for (std::size_t i = 0; i < parties_; ++i) {
            const Formula rank_of_key = table_.put(first + i, column_ + 1, rank(i, keys));
            const Formula if_in_reach = when(is_less(odd_, rank_of_key), number(0), number(1));
            const Formula penny = when(is_less(keys[i], number(0)), number(0), if_in_reach);
            given.push_back(table_.put(first + i, column_ + 2, penny));
        }
        odd_ = odd_ - table_.put(together(), column_ + 2, sum(given));
        column_ += 3;
        rounds_.push_back(std::move(given));
    }

    std::vector<Formula> write_parts()
    {
        std::vector<Formula> parts;
        for (std::size_t i = 0; i < parties_; ++i) {
            Formula part = whole_[i];
            for (const std::vector<Formula>& given : rounds_) { part = part + given[i]; }
            parts.push_back(table_.put(first + i, column_, part));
        }
        table_.put(together(), column_, sum(parts));
        return parts;
    }

    const Division& division_;
    Digits digits_;
    std::size_t parties_;
    Formula total_;
    Table table_;
    std::size_t column_ = 0;  ///< the next that is free
    std::vector<Formula> weights_;
    std::vector<Formula> whole_;
    std::vector<Formula> left_overs_;
    Formula odd_ = number(0);
    std::vector<std::vector<Formula>> rounds_;
};

/// The same proportions in the smallest whole numbers.
std::vector<std::int64_t> in_lowest_terms(std::vector<std::int64_t> weights)
{
    std::int64_t divisor = 0;
    for (const std::int64_t weight : weights) { divisor = std::gcd(divisor, weight); }
    if (divisor > 1) {
        for (std::int64_t& weight : weights) { weight /= divisor; }
    }
    return weights;
}

}  // namespace

Weights fixed_weights(std::span<const std::int64_t> agreed)
{
    Weights weights{{}, 0};
    for (const std::int64_t weight : in_lowest_terms({agreed.begin(), agreed.end()})) {
        weights.each.push_back(number(weight));
        weights.most += weight;
    }
    return weights;
}

std::vector<Formula> apportion(Sheet& sheet, const Division& division)
{
    return Apportionment{sheet, division}.write();
}

Formula percentage_of(Sheet& sheet, const std::string& what, const Formula& amount, Percentage rate,
                      std::int64_t most_amount)
{
    const std::int64_t whole = hundred_percent.billionths();
    const std::int64_t times = rate.billionths() / whole;
    const std::vector<std::int64_t> terms = in_lowest_terms({rate.billionths() % whole, whole});
    const Digits digits = digits_for(most_amount, terms[1]);
    const std::string part_of_one = fmt::format("{}/{}", terms[0], terms[1]);
    sheet.subheading(
        times == 0 ? fmt::format("{}: {} is {}", what, to_text(rate), part_of_one)
                   : fmt::format("{}: {} is {} + {}", what, to_text(rate), times, part_of_one));
    Table table = sheet.table(digit_headings({what, "Of"}, digits.count), 2);
    const Formula base = table.put(0, 1, amount);
    table.name(0, fmt::format("Digits of the amount, to base {}", digits.base));
    table.name(1, "To the nearest penny, half a penny upwards");
    const std::vector<Formula> cut = write_digits(table, 0, 2, base, digits);
    const Quotient quotient =
        divide(table, 1, 2, cut, number(terms[0]), number(terms[1]), digits.base);
    const Formula rounded =
        when(is_less(quotient.left_over * number(2), number(terms[1])), number(0), number(1));
    const Formula part = quotient.whole + rounded;
    return table.put(1, 1, times == 0 ? part : base * number(times) + part);
}

}  // namespace riskshare::workbook
