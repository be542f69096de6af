#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace riskshare::workbook {

/// The binding of a formula's outermost operation, the loosest first.
enum class Binding { comparison, sum, product, whole };

/// A formula over whole numbers, and its result, so that a cell shows its figure before anything
/// has recalculated it. A cell is the formula that names it, `Working!B5`. Spreadsheets calculate
/// in doubles: no figure on the way may exceed `most_exact`.
struct Formula {
    std::string text;
    std::int64_t value;
    Binding binding = Binding::whole;
};

/// A formula over words, and its result.
struct Words {
    std::string text;
    std::string value;
};

/// Whole numbers up to this are exact in a double, with room for the last bits that LibreOffice
/// takes for noise: it treats numbers as equal that differ by less than 2^-48 of their size.
inline constexpr std::int64_t most_exact = std::int64_t{1} << 46;

[[nodiscard]] Formula number(std::int64_t value);

/// Literal zeros are dropped.
[[nodiscard]] Formula operator+(const Formula& a, const Formula& b);
[[nodiscard]] Formula operator-(const Formula& a, const Formula& b);
[[nodiscard]] Formula operator*(const Formula& a, const Formula& b);
[[nodiscard]] Formula operator-(const Formula& a);

/// One or zero, for when().
[[nodiscard]] Formula is_less(const Formula& a, const Formula& b);
[[nodiscard]] Formula is_equal(const Formula& a, const Formula& b);
[[nodiscard]] Formula when(const Formula& condition, const Formula& then, const Formula& otherwise);
[[nodiscard]] Words when(const Formula& condition, const Words& then, const Words& otherwise);

[[nodiscard]] Formula smaller(const Formula& a, const Formula& b);
[[nodiscard]] Formula larger(const Formula& a, const Formula& b);
/// a / b, rounded down. Requires: a >= 0, b > 0.
[[nodiscard]] Formula whole_part(const Formula& a, const Formula& b);

// Each of these takes cells that stand side by side or one below the other, without a gap.
using Cells = std::span<const Formula>;
[[nodiscard]] Formula sum(Cells cells);
[[nodiscard]] Formula sum_without_sign(Cells cells);
[[nodiscard]] Formula greatest(Cells cells);
[[nodiscard]] Formula least(Cells cells);
/// The sum of the amounts whose key is the one given; of those with both keys.
[[nodiscard]] Formula sum_where(Cells amounts, Cells keys, std::int64_t key);
[[nodiscard]] Formula sum_where(Cells amounts, Cells keys, std::int64_t key, Cells other_keys,
                                std::int64_t other_key);
/// The number of the first cell that has the value: 1 for the first.
[[nodiscard]] Formula match(const Formula& value, Cells cells);
/// The rank of a cell: 1 for the largest, ties to the earlier.
[[nodiscard]] Formula rank(std::size_t index, Cells cells);

/// A literal text; never one from a file.
[[nodiscard]] Words words(std::string_view text);
/// Two texts, one after the other; a number as text.
[[nodiscard]] Words operator+(const Words& a, const Words& b);
[[nodiscard]] Words in_digits(const Formula& number);
/// The words in the cell of that number: 1 for the first.
[[nodiscard]] Words word_at(const Formula& number, std::span<const Words> cells);

}  // namespace riskshare::workbook
