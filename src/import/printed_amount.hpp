#pragma once

#include <string_view>
#include <variant>

#include <riskshare/text/words.hpp>
#include <riskshare/values/money.hpp>

namespace riskshare::importing {

/// The unit of a table's amounts.
enum class PrintedUnit { pounds, thousands, millions };
constexpr auto words_for(PrintedUnit)
{
    return words<PrintedUnit>({"pounds", "thousands", "millions"});
}

struct PrintedAmount {
    Money amount;
    Money step;  ///< one in the last digit: at least 1p, and zero for a dash

    friend bool operator==(const PrintedAmount&, const PrintedAmount&) = default;
};

/// The reason a text is not a printed amount.
enum class PrintedFault { not_an_amount, wrong_separators, two_signs, below_a_penny, too_large };

/// Reads an amount as British ledgers and reports print it, exactly to the penny.
///
/// Forms:   `1,715`, `£1,715.20`, `.50`; negative as `-1,715`, `1,715-`, `(1,715)` or `1,715 CR`;
///          positive also as `+1,715` or `1,715 DR`; zero as a dash or `nil`. Commas separate
///          groups of three digits, in all of the number or nowhere.
/// Fails:   with the reason; a figure with a fraction of a penny is refused, never rounded.
/// Example: `(31.5)` in thousands is -£31,500, of which the last digit stands for £100.
[[nodiscard]] std::variant<PrintedAmount, PrintedFault> parse_printed_amount(std::string_view text,
                                                                             PrintedUnit unit);

}  // namespace riskshare::importing
