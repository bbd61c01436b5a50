// The stages before the optimisation. Arguments: points, threads.
#include "core/embedding/pca/pca.h"
#include "core/embedding/tsne/affinities.h"
#include "core/neighbors/neighbor_graph.h"
#include "tests/bench/bench_input.h"
#include "tests/bench/machine_peak.h"

#include <benchmark/benchmark.h>

using namespace lookbook;

namespace {

constexpr int kComponents = 50;
constexpr int kNeighbors = 91;

void countPoints(benchmark::State& state) {
  state.SetItemsProcessed(state.iterations() * state.range(0));
}

void pca(benchmark::State& state) {
  const MatrixF& points = bench::pixels(static_cast<std::size_t>(state.range(0)));
  ThreadTeam team(static_cast<int>(state.range(1)));
  for (auto _ : state) {
    const auto fitted = fitPca(points, kComponents, team);
    benchmark::DoNotOptimize(fitted->project(points, team));
  }
  countPoints(state);
  // The lower half of the covariance matrix, and the projection.
  const auto n = static_cast<double>(points.rows());
  const auto d = static_cast<double>(points.cols());
  bench::tellFlops(state, n * d * d + 2 * n * d * kComponents, team.size());
}

/// flops counts the products of all pairs, although those that are known to be too far are skipped.
void neighbors(benchmark::State& state) {
  const auto n = static_cast<std::size_t>(state.range(0));
  const MatrixF& points = bench::components(n);
  ThreadTeam team(static_cast<int>(state.range(1)));
  for (auto _ : state) benchmark::DoNotOptimize(exactNeighbors(points, kNeighbors, team));
  countPoints(state);
  const auto size = static_cast<double>(n);
  bench::tellFlops(state, 2.0 * size * size * kComponents, team.size());
}

void affinities(benchmark::State& state) {
  ThreadTeam team(static_cast<int>(state.range(1)));
  const auto graph =
      exactNeighbors(bench::components(static_cast<std::size_t>(state.range(0))), kNeighbors, team);
  constexpr double kPerplexity = 30;
  for (auto _ : state) {
    const auto conditional = conditionalAffinities(*graph, kPerplexity, team);
    benchmark::DoNotOptimize(symmetrize(*graph, *conditional, team));
  }
  countPoints(state);
}

void sizes(benchmark::internal::Benchmark* bench) {
  bench->Unit(benchmark::kMillisecond)->UseRealTime()->MeasureProcessCPUTime();
  for (const std::int64_t n : {20'000, 70'000})
    for (const std::int64_t threads : {1, 2}) bench->Args({n, threads});
}

BENCHMARK(pca)->Apply(sizes);
BENCHMARK(neighbors)->Apply(sizes);
BENCHMARK(affinities)->Apply(sizes);

}  // namespace
