
#include <algorithm>

#include "decision.hpp"
#include "values/require.hpp"

namespace riskshare {
inline namespace v0 {

std::vector<Money> changed_by_decision(std::span<const Money> decided,
                                       std::span<const Money> formula)
{
    require(decided.size() == formula.size(), "changed_by_decision: not one figure per party");
    require(sum(decided) == sum(formula), "changed_by_decision: the totals are not the same");
    std::vector<Money> changes;
    changes.reserve(decided.size());
    for (std::size_t i = 0; i < decided.size(); ++i) { changes.push_back(decided[i] - formula[i]); }
    return changes;
}

Money left_by_decisions(Money balance, std::span<const Money> decided)
{
    Money left = balance;
    for (const Money part : decided) {
        const Money drawn = std::max(0_p, part);
        require(drawn <= left, "left_by_decisions: more is drawn than the balance");
        left -= drawn;
    }
    return left;
}

}  // namespace v0
}  // namespace riskshare
