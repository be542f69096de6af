#pragma once

#include <optional>
#include <vector>

#include <riskshare/facts/fund.hpp>
#include <riskshare/values/money.hpp>

namespace riskshare {
inline namespace v0 {

/// The money of one fund for the year. Shape of net_by_partner: one per partner, in declared order.
template <class M>
struct FundTotals {
    M gross;
    M income;
    M net;
    std::vector<M> net_by_partner;

    bool operator==(const FundTotals&) const = default;
};

/// £ pooled + £ aligned = £ integrated, gross and net, in total and for each partner.
struct FundTable {
    FundTotals<PooledMoney> pooled;
    FundTotals<AlignedMoney> aligned;
    FundTotals<IntegratedMoney> integrated;
    std::optional<FundTotals<IntegratedMoney>>
        capital{};  ///< included above, where a service is capital

    bool operator==(const FundTable&) const = default;
};

}  // namespace v0
}  // namespace riskshare
