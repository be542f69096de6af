#include <cstddef>
#include <cstdint>
#include <vector>

#include <benchmark/benchmark.h>

#include <riskshare/values/apportion.hpp>

#include "rules/apportion_table.hpp"

namespace {

using namespace riskshare;

/// Amounts that look unlike each other, the same every time.
std::vector<Money> unlike(std::size_t count)
{
    std::vector<Money> amounts;
    for (std::uint64_t i = 1; i <= count; ++i) {
        amounts.push_back(
            Money::from_pence(static_cast<std::int64_t>(i * 2'654'435'761 % 1'000'003)));
    }
    return amounts;
}

/// Every row with the same odd penny: as many pence as can be have to move.
std::vector<Money> alike(std::size_t count) { return std::vector(count, 1'000'001_p); }

void divide(benchmark::State& state, const std::vector<Money>& rows)
{
    const auto parties = static_cast<std::size_t>(state.range(1));
    std::vector<std::int64_t> weights;
    for (const Money column : apportion(sum(rows), unlike(parties))) {
        weights.push_back(column.pence());
    }
    for (auto _ : state) { benchmark::DoNotOptimize(apportion_table(rows, weights)); }
    state.SetItemsProcessed(state.iterations() * state.range(0));
}

void apportion_table_of_unlike_rows(benchmark::State& state)
{
    divide(state, unlike(static_cast<std::size_t>(state.range(0))));
}
BENCHMARK(apportion_table_of_unlike_rows)->Args({200, 8})->Args({1'000, 4})->Args({10'000, 4});

void apportion_table_of_equal_rows(benchmark::State& state)
{
    divide(state, alike(static_cast<std::size_t>(state.range(0))));
}
BENCHMARK(apportion_table_of_equal_rows)->Args({200, 8})->Args({1'000, 4})->Args({10'000, 4});

}  // namespace
