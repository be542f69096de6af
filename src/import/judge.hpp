#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include <riskshare/text/words.hpp>
#include <riskshare/values/money.hpp>

#include "values/wide.hpp"

namespace riskshare::importing {

/// The outcome of comparing a printed total with its lines.
enum class Verdict {
    adds_up,
    rounding,    ///< off by no more than rounding explains
    other_sign,  ///< the sum of the lines with the other sign; rounding apart
    sign_slip,   ///< off by exactly twice one line, which has the wrong sign
    breaks,
};
constexpr auto words_for(Verdict)
{
    return words<Verdict>({"adds_up", "rounding", "other_sign", "sign_slip", "breaks"});
}

struct Judgement {
    Verdict verdict;
    std::vector<std::size_t> slipped{};  ///< of a sign slip, each line that explains it
};

/// The largest difference that rounding to multiples of the step explains: half a step for each
/// line and for the total. Zero if the step is a penny, since pence are exact. Fails:
/// MoneyOverflow.
[[nodiscard]] inline Money rounding_allowance(std::size_t lines, Money step)
{
    return step <= 1_p ? 0_p : to_money(Wide{lines + 1} * step.pence() / 2);
}

/// Compares a total with its lines.
///
/// Shapes:  lines, each with the sign with which it counts towards the total.
/// Ensures: the first verdict that fits, in the order of the list.
/// Fails:   MoneyOverflow.
/// Example: 10,711 + 916 + 153 against 11,474 misses by -306, twice the last line with the other
///          sign: a slip of that line.
[[nodiscard]] Judgement judge(Money total, std::span<const Money> lines, Money step);

}  // namespace riskshare::importing
