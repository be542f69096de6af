#include <cstddef>
#include <string>

#include <benchmark/benchmark.h>
#include <nlohmann/json.hpp>

#include <riskshare/json.hpp>

#include "generated.hpp"

namespace {

using namespace riskshare;

void count(benchmark::State& state, const std::string& text)
{
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(text.size()));
    state.SetItemsProcessed(state.iterations() * state.range(0));
    state.SetComplexityN(state.range(0));
}

/// The cost of the same text to any program: the measure for the two below.
void parse_json(benchmark::State& state, const std::string& text)
{
    for (auto _ : state) { benchmark::DoNotOptimize(nlohmann::json::parse(text)); }
    count(state, text);
}

void parse_an_agreement_as_json(benchmark::State& state)
{
    parse_json(state, bench::agreement_text(static_cast<std::size_t>(state.range(0))));
}
BENCHMARK(parse_an_agreement_as_json)->RangeMultiplier(10)->Range(10, 10'000)->Complexity();

void parse_an_agreement(benchmark::State& state)
{
    const std::string text = bench::agreement_text(static_cast<std::size_t>(state.range(0)));
    for (auto _ : state) { benchmark::DoNotOptimize(parse_agreement(text)); }
    count(state, text);
}
BENCHMARK(parse_an_agreement)->RangeMultiplier(10)->Range(10, 10'000)->Complexity();

void parse_a_position_as_json(benchmark::State& state)
{
    parse_json(state, bench::position_text(static_cast<std::size_t>(state.range(0))));
}
BENCHMARK(parse_a_position_as_json)->RangeMultiplier(10)->Range(10, 10'000)->Complexity();

void parse_a_position(benchmark::State& state)
{
    const auto services = static_cast<std::size_t>(state.range(0));
    const Agreement agreement = bench::agreement_of(services);
    const std::string text = bench::position_text(services);
    for (auto _ : state) { benchmark::DoNotOptimize(parse_position(text, agreement)); }
    count(state, text);
}
BENCHMARK(parse_a_position)->RangeMultiplier(10)->Range(10, 10'000)->Complexity();

}  // namespace
