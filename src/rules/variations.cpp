
#include <algorithm>
#include <map>

#include "variations.hpp"

namespace riskshare {
inline namespace v0 {

std::size_t variations_dated_by(int month, FinancialYear year,
                                std::span<const Variation> variations)
{
    const auto is_later = [&](const Variation& variation) {
        return month_of(variation.date, year).value_or(0) > month;
    };
    const auto later = std::ranges::find_if(variations, is_later);
    return static_cast<std::size_t>(later - variations.begin());
}

std::vector<Line> latest_contributions(std::vector<Line> opening, std::span<const Line> changes)
{
    std::vector<Line> latest = std::move(opening);
    std::map<std::size_t, std::size_t> line_of;
    for (std::size_t i = 0; i < latest.size(); ++i) { line_of.emplace(latest[i].partner, i); }
    for (const Line& change : changes) {
        const auto [found, is_new] = line_of.emplace(change.partner, latest.size());
        if (is_new) {
            latest.push_back(change);
            continue;
        }
        latest[found->second] += change;
    }
    return latest;
}

}  // namespace v0
}  // namespace riskshare
