#include <algorithm>
#include <utility>

#include "agreed.hpp"
#include "values/naming.hpp"

namespace riskshare {
inline namespace v0 {
namespace {

template <class M>
FundTotals<M> no_money(std::size_t partners)
{
    const M zero{Money::from_pence(0)};
    return {zero, zero, zero, std::vector<M>(partners, zero)};
}

template <class M>
void add(FundTotals<M>& totals, const Line& line)
{
    totals.gross += M{line.gross};
    totals.income += M{line.income};
    totals.net += M{net(line)};
    totals.net_by_partner[line.partner] += M{net(line)};
}

FundTotals<IntegratedMoney> integrated(const FundTotals<PooledMoney>& pooled,
                                       const FundTotals<AlignedMoney>& aligned)
{
    FundTotals<IntegratedMoney> totals{
        pooled.gross + aligned.gross, pooled.income + aligned.income, pooled.net + aligned.net, {}};
    for (std::size_t i = 0; i < pooled.net_by_partner.size(); ++i) {
        totals.net_by_partner.push_back(pooled.net_by_partner[i] + aligned.net_by_partner[i]);
    }
    return totals;
}

/// The capital in the integrated fund; absent where no service is capital.
std::optional<FundTotals<IntegratedMoney>> capital(const AgreementTerms& terms,
                                                   std::span<const AgreedService> services)
{
    if (std::ranges::none_of(terms.services, is_capital)) { return std::nullopt; }
    auto totals = no_money<IntegratedMoney>(terms.partners.size());
    for (std::size_t i = 0; i < services.size(); ++i) {
        if (!is_capital(terms.services[i])) { continue; }
        for (const Line& line : services[i].budget_lines) { add(totals, line); }
    }
    return totals;
}

}  // namespace

FundTable fund_table(const AgreementTerms& terms, std::span<const AgreedService> services)
{
    auto pooled = no_money<PooledMoney>(terms.partners.size());
    auto aligned = no_money<AlignedMoney>(terms.partners.size());
    for (std::size_t i = 0; i < services.size(); ++i) {
        naming("the total of the fund, with service", terms.services[i].id, [&] {
            for (const Line& line : services[i].budget_lines) {
                const Fund fund = terms.services[i].fund;
                if (fund == Fund::pooled) { add(pooled, line); }
                if (fund == Fund::aligned) { add(aligned, line); }
            }
        });
    }
    return naming("the total of the integrated fund", "", [&] {
        auto total = integrated(pooled, aligned);
        return FundTable{std::move(pooled), std::move(aligned), std::move(total),
                         capital(terms, services)};
    });
}

}  // namespace v0
}  // namespace riskshare
