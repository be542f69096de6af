#pragma once

#include <string_view>
#include <variant>

#include <riskshare/text/words.hpp>
#include <riskshare/values/money.hpp>

namespace riskshare::importing {

/// What one of the amounts that a table prints stands for.
enum class PrintedUnit { pounds, thousands, millions };
constexpr auto words_for(PrintedUnit)
{
    return words<PrintedUnit>({"pounds", "thousands", "millions"});
}

struct PrintedAmount {
    Money amount;
    Money step;  ///< what one in the last digit stands for: 1p at least, and nothing for a dash

    friend bool operator==(const PrintedAmount&, const PrintedAmount&) = default;
};

/// Why a text is not an amount as they are printed.
enum class PrintedFault { not_an_amount, wrong_separators, two_signs, below_a_penny, too_large };

/// Reads an amount as British ledgers and reports print it, exactly to the penny.
///
/// Forms:   `1,715`, `£1,715.20`, `.50`; negative as `-1,715`, `1,715-`, `(1,715)` or `1,715 CR`;
///          positive also as `+1,715` or `1,715 DR`; nothing as a dash or `nil`. Commas stand
///          between groups of three digits, in all of the number or nowhere.
/// Fails:   with the reason; a figure that is not whole pence is refused and never rounded.
/// Example: `(31.5)` in thousands is -£31,500, of which the last digit stands for £100.
[[nodiscard]] std::variant<PrintedAmount, PrintedFault> parse_printed_amount(std::string_view text,
                                                                             PrintedUnit unit);

}  // namespace riskshare::importing
