// The cost of exactness: the same thousand quotas, total * weight / sum of weights in whole pence,
// in the arithmetic that the library uses and in others.

#include <cmath>
#include <cstdint>
#include <vector>

#include <benchmark/benchmark.h>
#include <boost/multiprecision/cpp_int.hpp>

namespace {

using boost::multiprecision::cpp_int;
using boost::multiprecision::cpp_rational;
using boost::multiprecision::int128_t;

constexpr int amounts = 1'000;

/// Small enough that even the products fit into 64 bits.
constexpr std::int64_t total = 217'200'001;
constexpr std::int64_t weight(int i) { return 10'000'019 + i * 7'919; }

template <class Number>
void quotas(benchmark::State& state)
{
    const Number whole{total};
    std::vector<Number> weights;
    Number sum{0};
    for (int i = 0; i < amounts; ++i) {
        weights.emplace_back(weight(i));
        sum += weights.back();
    }
    for (auto _ : state) {
        for (const Number& w : weights) {
            const Number quota = whole * w / sum;
            if constexpr (std::is_same_v<Number, double>) {
                benchmark::DoNotOptimize(std::floor(quota));
            } else if constexpr (std::is_same_v<Number, cpp_rational>) {
                benchmark::DoNotOptimize(cpp_int{numerator(quota) / denominator(quota)});
            } else {
                benchmark::DoNotOptimize(quota);
            }
        }
    }
    state.SetItemsProcessed(state.iterations() * amounts);
}
BENCHMARK(quotas<double>);
BENCHMARK(quotas<std::int64_t>);
BENCHMARK(quotas<int128_t>);
BENCHMARK(quotas<cpp_int>);
BENCHMARK(quotas<cpp_rational>);

}  // namespace
