#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include <riskshare/values/percentage.hpp>

#include "sheet.hpp"

namespace riskshare::workbook {

/// An apportionment: the total, the parties and their weights.
struct Division {
    std::string what;
    Formula total;  ///< zero or more
    std::vector<std::string> names;
    std::vector<Formula> weights;  ///< one per name, zero or more; not all zero unless the total is
    std::int64_t most_total;       ///< no total ever exceeds this
    std::int64_t most_weights;     ///< nor the weights together this
    std::vector<Formula> limits{};  ///< one per name or none: its part of a larger total
};

/// Writes the division by largest remainder, row by row; returns the cells with the parts.
///
/// Shape:  one per name, one below the other. Units: pence.
/// A total times a weight does not fit into a double, so it is divided as on paper: digit by digit
/// of the total, the left-over carried to the next. `limits` are parts of a total at least as
/// large by the same weights: then nobody gets more than two odd pence, and two rounds suffice.
/// Source: docs/rules.md 2.
[[nodiscard]] std::vector<Formula> apportion(Sheet& sheet, const Division& division);

/// A percentage of an amount, to the nearest penny, halves upwards.
///
/// Units:    pence. Requires: 0 <= amount <= most_amount.
/// Source:   docs/rules.md 1.
[[nodiscard]] Formula percentage_of(Sheet& sheet, const std::string& what, const Formula& amount,
                                    Percentage rate, std::int64_t most_amount);

/// Weights, and the most that they come to together.
struct Weights {
    std::vector<Formula> each;
    std::int64_t most;
};

/// Weights that no cell changes, in lowest terms.
[[nodiscard]] Weights fixed_weights(std::span<const std::int64_t> agreed);

}  // namespace riskshare::workbook
