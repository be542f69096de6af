#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <riskshare/values/percentage.hpp>

#include "sheet.hpp"

namespace riskshare::workbook {

/// What is divided over whom by which weights.
struct Division {
    std::string what;
    Formula total;  ///< zero or more
    std::vector<std::string> names;
    std::vector<Formula> weights;  ///< one per name, zero or more; not all zero unless the total is
    std::int64_t most_total;       ///< no total ever exceeds this
    std::int64_t most_weights;     ///< nor the weights together this
    std::vector<Formula> limits{};  ///< one per name or none: its part of a larger total
};

/// Writes the division by largest remainder, row by row, and gives the cells with the parts.
///
/// Shape:  one per name, one below the other. Units: pence.
/// A total times a weight does not fit into a double, so it is divided as on paper: digit by digit
/// of the total, the left-over carried to the next. `limits` are parts of the same weights in a
/// total at least as large: then nobody gets more than two odd pence, and two rounds are enough.
/// Source: docs/rules.md 2.
[[nodiscard]] std::vector<Formula> apportion(Sheet& sheet, const Division& division);

/// A percentage of an amount, to the nearest penny, halves upwards.
///
/// Units:    pence. Requires: 0 <= amount <= most_amount.
/// Source:   docs/rules.md 1.
[[nodiscard]] Formula percentage_of(Sheet& sheet, const std::string& what, const Formula& amount,
                                    Percentage rate, std::int64_t most_amount);

/// The same proportions in the smallest whole numbers.
[[nodiscard]] std::vector<std::int64_t> in_lowest_terms(std::vector<std::int64_t> weights);

}  // namespace riskshare::workbook
