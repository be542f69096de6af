#include "judge.hpp"

#include "values/wide.hpp"

namespace riskshare::importing {

Money rounding_allowance(std::size_t lines, Money step)
{
    if (step <= 1_p) { return 0_p; }
    return to_money(Wide{lines + 1} * step.pence() / 2);
}

Judgement judge(Money total, std::span<const Money> lines, Money step)
{
    const Money worked_out = sum(lines);
    const Money difference = total - worked_out;
    if (difference == 0_p) { return {Verdict::adds_up}; }
    const Money allowance = rounding_allowance(lines.size(), step);
    if (magnitude(difference) <= allowance) { return {Verdict::rounding}; }
    if (magnitude(total + worked_out) <= allowance) { return {Verdict::other_sign}; }
    Judgement slip{Verdict::sign_slip};
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (difference == -lines[i] - lines[i]) { slip.slipped.push_back(i); }
    }
    return slip.slipped.empty() ? Judgement{Verdict::breaks} : slip;
}

}  // namespace riskshare::importing
