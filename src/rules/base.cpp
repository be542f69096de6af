#include <riskshare/rules/base.hpp>

namespace riskshare {

Money net_budget(std::span<const BudgetLine> lines)
{
    Money net = 0_p;
    for (const BudgetLine& line : lines) { net += line.gross - line.income; }
    return net;
}

void add_gross_contributions(std::span<Money> base, std::span<const BudgetLine> lines)
{
    for (const BudgetLine& line : lines) { base[line.partner] += line.gross; }
}

void add_net_contributions(std::span<Money> base, std::span<const BudgetLine> lines)
{
    for (const BudgetLine& line : lines) { base[line.partner] += line.gross - line.income; }
}

}  // namespace riskshare
