#include <cstddef>
#include <cstdint>
#include <vector>

#include <benchmark/benchmark.h>

#include <riskshare/values/apportion.hpp>

namespace {

using namespace riskshare;

void split_by_largest_remainder(benchmark::State& state)
{
    std::vector<Money> contributions;
    for (std::int64_t i = 0; i < state.range(0); ++i) {
        contributions.push_back(Money::from_pence(10'080'000'017 + i * 33'360'000'019));
    }
    for (auto _ : state) { benchmark::DoNotOptimize(apportion(217'200'001_p, contributions)); }
    state.SetItemsProcessed(state.iterations() * state.range(0));
    state.SetComplexityN(state.range(0));
}
BENCHMARK(split_by_largest_remainder)->Arg(2)->Arg(8)->Arg(64)->Complexity();

}  // namespace
