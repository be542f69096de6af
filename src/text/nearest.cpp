#include "nearest.hpp"

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <vector>

namespace riskshare {
inline namespace v0 {
namespace {

constexpr std::size_t longest_name = 64;

/// The number of letters to insert, remove, replace or swap with the next, to turn one name into
/// the other.
std::size_t edit_distance(std::string_view a, std::string_view b)
{
    std::vector<std::size_t> before_last(b.size() + 1);
    std::vector<std::size_t> last(b.size() + 1);
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 1; i <= a.size(); ++i) {
        before_last.swap(last);
        last.swap(row);
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t replaced = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            row[j] = std::min({last[j] + 1, row[j - 1] + 1, replaced});
            const bool is_swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
            if (is_swapped) { row[j] = std::min(row[j], before_last[j - 2] + 1); }
        }
    }
    return row[b.size()];
}

}  // namespace

std::string_view nearest(std::string_view name, std::span<const std::string_view> known)
{
    if (name.size() > longest_name || known.size() > most_names) { return {}; }
    std::string_view best;
    std::size_t best_distance = longest_name;
    for (const std::string_view candidate : known) {
        if (candidate.size() > longest_name) { continue; }
        const std::size_t distance = edit_distance(name, candidate);
        const std::size_t allowed = std::max<std::size_t>(1, candidate.size() / 3);
        if (distance <= allowed && distance < best_distance) {
            best = candidate;
            best_distance = distance;
        }
    }
    return best;
}

}  // namespace v0
}  // namespace riskshare
