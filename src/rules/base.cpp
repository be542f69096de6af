#include "base.hpp"

namespace riskshare {
inline namespace v0 {

Money net_budget(std::span<const Line> lines)
{
    GrossAndIncome total;
    for (const Line& line : lines) { total += line; }
    return net(total);
}

void add_gross_contributions(std::span<Money> base, std::span<const Line> lines)
{
    for (const Line& line : lines) { base[line.partner] += line.gross; }
}

void add_net_contributions(std::span<Money> base, std::span<const Line> lines)
{
    for (const Line& line : lines) { base[line.partner] += net(line); }
}

}  // namespace v0
}  // namespace riskshare
