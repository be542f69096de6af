#include "judge.hpp"

namespace riskshare::importing {

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
