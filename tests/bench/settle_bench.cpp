#include <cstddef>
#include <cstdint>
#include <vector>

#include <benchmark/benchmark.h>

#include <riskshare/by_service.hpp>
#include <riskshare/explanation.hpp>
#include <riskshare/settle.hpp>

#include "generated.hpp"

namespace {

using namespace riskshare;

void count_services(benchmark::State& state)
{
    using benchmark::Counter;
    state.SetItemsProcessed(state.iterations() * state.range(0));
    state.SetComplexityN(state.range(0));
    state.counters["per_service"] = Counter(static_cast<double>(state.range(0)),
                                            Counter::kIsIterationInvariantRate | Counter::kInvert);
}

void settle_alone(benchmark::State& state)
{
    const auto services = static_cast<std::size_t>(state.range(0));
    const Agreement agreement = bench::agreement_of(services);
    const Position position = bench::position_of(agreement);
    for (auto _ : state) { benchmark::DoNotOptimize(settle(position)); }
    count_services(state);
}
BENCHMARK(settle_alone)->Arg(20)->RangeMultiplier(10)->Range(10, 10'000)->Complexity();

/// A position with one outturn changed, and its settlement.
void settle_what_if(benchmark::State& state)
{
    const auto services = static_cast<std::size_t>(state.range(0));
    const Agreement agreement = bench::agreement_of(services);
    const Position position = bench::position_of(agreement);
    std::vector<OutturnChange> changes{{"service-0", "partner-0", 0_p, 0_p}};
    std::int64_t pence = 10'000'000;
    for (auto _ : state) {
        changes[0].gross = Money::from_pence(++pence);
        benchmark::DoNotOptimize(settle(position.with_outturns(changes)));
    }
    count_services(state);
}
BENCHMARK(settle_what_if)->Arg(20)->RangeMultiplier(10)->Range(10, 10'000)->Complexity();

void settle_and_explain(benchmark::State& state)
{
    const auto services = static_cast<std::size_t>(state.range(0));
    const Agreement agreement = bench::agreement_of(services);
    const Position position = bench::position_of(agreement);
    for (auto _ : state) {
        const Settlement settlement = settle(position);
        benchmark::DoNotOptimize(explain(settlement));
    }
    count_services(state);
}
BENCHMARK(settle_and_explain)->RangeMultiplier(10)->Range(10, 10'000)->Complexity();

void settle_by_service(benchmark::State& state)
{
    const auto services = static_cast<std::size_t>(state.range(0));
    const Agreement agreement = bench::agreement_of(services);
    const Position position = bench::position_of(agreement);
    for (auto _ : state) { benchmark::DoNotOptimize(by_service(settle(position))); }
    count_services(state);
}
BENCHMARK(settle_by_service)->RangeMultiplier(10)->Range(10, 10'000)->Complexity();

}  // namespace
