#include <riskshare/rules/base.hpp>

namespace riskshare {

Money net_budget(std::span<const BudgetLine> lines)
{
    Money gross = 0_p;
    Money income = 0_p;
    for (const BudgetLine& line : lines) {
        gross += line.gross;
        income += line.income;
    }
    return gross - income;
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
