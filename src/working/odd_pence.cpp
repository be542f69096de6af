#include "odd_pence.hpp"

#include <algorithm>
#include <cstddef>

#include <fmt/format.h>

#include <riskshare/format.hpp>

#include "values/wide.hpp"

namespace riskshare::working {
namespace {

/// A party's quota: its whole pence, and the remainder that ranks it for an odd penny.
struct Quota {
    std::size_t party;
    Wide whole_pence;
    Wide remainder;
};

std::vector<Quota> quotas_in_order(const Wide& amount, std::span<const std::int64_t> weights,
                                   const Wide& sum_of_weights)
{
    std::vector<Quota> quotas;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        if (weights[i] == 0) { continue; }
        const Wide product = amount * weights[i];
        quotas.push_back({i, product / sum_of_weights, product % sum_of_weights});
    }
    std::ranges::stable_sort(
        quotas, [](const Quota& a, const Quota& b) { return a.remainder > b.remainder; });
    return quotas;
}

/// The remainder as a decimal of a penny, cut off after six places, and as the exact fraction.
std::string remainder_text(const Wide& remainder, const Wide& sum_of_weights)
{
    if (remainder == 0) { return "0"; }
    // Scaled down by long division so that no product exceeds 128 bits.
    std::string decimals;
    Wide rest = remainder;
    for (int place = 0; place < 6; ++place) {
        rest *= 10;
        decimals += static_cast<char>('0' + static_cast<int>(rest / sum_of_weights));
        rest %= sum_of_weights;
    }
    return fmt::format("0.{}{} ({}/{})", decimals, rest == 0 ? "" : "…", remainder.str(),
                       sum_of_weights.str());
}

}  // namespace

std::vector<std::string> odd_pence(Money total, std::span<const std::int64_t> weights,
                                   std::span<const Money> limits,
                                   std::span<const std::string> parties)
{
    Wide sum_of_weights = 0;
    for (const std::int64_t weight : weights) { sum_of_weights += weight; }
    const Wide amount = total < 0_p ? -Wide{total.pence()} : Wide{total.pence()};
    if (amount == 0 || sum_of_weights == 0) { return {}; }

    const auto quotas = quotas_in_order(amount, weights, sum_of_weights);
    Wide left = amount;
    for (const Quota& quota : quotas) { left -= quota.whole_pence; }

    std::vector<std::string> notes;
    std::vector<Wide> given(weights.size(), 0);
    const auto is_full = [&](const Quota& quota) {
        return !limits.empty() &&
               quota.whole_pence + given[quota.party] >= limits[quota.party].pence();
    };
    const Wide odd = left;
    while (left > 0) {
        const Wide left_before = left;
        for (std::size_t i = 0; i < quotas.size() && left > 0; ++i) {
            const Quota& quota = quotas[i];
            const std::string& name = parties[quota.party];
            if (is_full(quota)) {
                notes.push_back(fmt::format("{} is at its limit of {}: its turn passes", name,
                                            limits[quota.party]));
                continue;
            }
            ++given[quota.party];
            --left;
            const auto next =
                std::find_if(quotas.begin() + static_cast<std::ptrdiff_t>(i) + 1, quotas.end(),
                             [&](const Quota& p) { return !is_full(p); });
            const bool is_tie =
                left == 0 && next != quotas.end() && next->remainder == quota.remainder;
            notes.push_back(fmt::format(
                "odd penny {} of {} to {}: its remainder is {} of a penny{}",
                Wide{odd - left}.str(), odd.str(), name,
                remainder_text(quota.remainder, sum_of_weights),
                is_tie ? fmt::format("; {} has the same, and {} comes first in the agreement",
                                     parties[next->party], name)
                       : ""));
        }
        if (left == left_before) { break; }
    }
    return notes;
}

}  // namespace riskshare::working
