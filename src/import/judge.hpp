#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include <riskshare/text/words.hpp>
#include <riskshare/values/money.hpp>

#include "values/wide.hpp"

namespace riskshare::importing {

/// How a printed total stands to its lines.
enum class Verdict {
    adds_up,
    rounding,    ///< off by no more than rounding can explain
    other_sign,  ///< what the lines come to, with the other sign; rounding apart
    sign_slip,   ///< off by exactly twice one line: that line counts the wrong way
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

/// By how much lines and their total may miss each other where each is rounded to a multiple of the
/// step: half a step for each line and for the total. Nothing where the step is a penny, since
/// pence are exact. Fails: MoneyOverflow.
[[nodiscard]] inline Money rounding_allowance(std::size_t lines, Money step)
{
    return step <= 1_p ? 0_p : to_money(Wide{lines + 1} * step.pence() / 2);
}

/// Holds a total against its lines.
///
/// Shapes:  lines, with the sign with which each counts towards the total.
/// Ensures: what rounding explains is told from what only a wrong sign explains, and the first
///          verdict of the list that fits is given.
/// Fails:   MoneyOverflow.
/// Example: 10,711 + 916 + 153 against 11,474 misses by -306, twice the last line with the other
///          sign: a slip of that line.
[[nodiscard]] Judgement judge(Money total, std::span<const Money> lines, Money step);

}  // namespace riskshare::importing
