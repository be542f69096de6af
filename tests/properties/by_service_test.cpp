#include "../catch.hpp"

#include <cstdint>
#include <limits>
#include <numeric>

#include "../generated/drawing.hpp"
#include "../laws/exact.hpp"
#include "../laws/laws.hpp"
#include "rules/apportion_table.hpp"

/// docs/rules.md 7: the settlement service by service, which adds up both ways.

using namespace riskshare;
using namespace riskshare::generated;
using namespace riskshare::laws;

namespace {

Exact sum_of(const std::vector<std::int64_t>& weights)
{
    return std::accumulate(weights.begin(), weights.end(), Exact{0});
}

void check_table(const std::vector<Money>& rows, const std::vector<std::int64_t>& weights)
{
    const auto table = apportion_table(rows, weights);
    const Exact total_weight = sum_of(weights);
    std::vector<Exact> columns(weights.size(), 0);
    RC_ASSERT(table.size() == rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        RC_ASSERT(table[i].size() == weights.size());
        RC_ASSERT(total_of(table[i]) == rows[i].pence());
        for (std::size_t j = 0; j < weights.size(); ++j) {
            RC_ASSERT(is_next_to(table[i][j], Exact{rows[i].pence()} * weights[j], total_weight));
            columns[j] += table[i][j].pence();
        }
    }
    for (std::size_t j = 0; j < weights.size(); ++j) {
        RC_ASSERT(columns[j] * total_weight == total_of(rows) * weights[j]);
    }
}

/// Amounts of either sign.
std::vector<Money> draw_rows(std::size_t count, Money greatest)
{
    Amounts amounts{over(greatest, count)};
    std::vector<Money> rows;
    while (rows.size() < count) {
        const Money amount = amounts.next();
        rows.push_back(chance(50) ? amount : -amount);
    }
    return rows;
}

std::vector<std::int64_t> draw_weights(std::size_t count)
{
    std::vector<std::int64_t> weights;
    while (weights.size() < count) { weights.push_back(chance(15) ? 0 : draw(1, 1'000)); }
    if (sum_of(weights) == 0) { weights.front() = 1; }
    return weights;
}

}  // namespace

TEST_CASE("Section 7: a table adds up both ways, up to 200 services of 8 parties",
          "[apportion_table]")
{
    const bool holds = rc::check("Section 7: apportion_table() adds up both ways", [] {
        constexpr std::int64_t largest = std::numeric_limits<std::int64_t>::max();
        const auto rows = draw_rows(draw_count(1, 200), draw_amount(Money::from_pence(largest)));
        const Money total = sum(rows);
        const auto drawn = draw_weights(draw_count(1, 8));
        if (total == 0_p) { return check_table(rows, drawn); }
        std::vector<std::int64_t> weights;
        for (const Money part : apportion(magnitude(total), drawn)) {
            weights.push_back(part.pence());
        }
        check_table(rows, weights);
    });
    CHECK(holds);
}

TEST_CASE("Section 7: amounts that cancel leave every column empty", "[apportion_table]")
{
    const bool holds = rc::check("Section 7: apportion_table() of amounts that cancel", [] {
        auto rows = draw_rows(draw_count(1, 100), 1'000'000'00_p);
        const auto count = static_cast<std::ptrdiff_t>(rows.size());
        for (std::ptrdiff_t i = 0; i < count; ++i) {
            rows.push_back(-rows[static_cast<std::size_t>(i)]);
        }
        check_table(rows, draw_weights(draw_count(1, 8)));
    });
    CHECK(holds);
}

TEST_CASE("Section 7: the analysis adds up to the variances and to the settlement", "[analysis]")
{
    CHECK(rc::check("Section 7: by_service() adds up both ways",
                    [] { check_by_service(Settled{*any_case()}); }));
}
