// Placing new points on a map of n points. Arguments: points of the map, points placed together,
// threads.
#include "core/embedding/placement.h"
#include "tests/bench/bench_input.h"

#include <benchmark/benchmark.h>
#include <map>
#include <utility>

using namespace lookbook;

namespace {

/// The placement on a map of n points. Its layout does not matter, because it hardly affects the
/// cost.
const Placement& placement(Method method, std::size_t n) {
  static std::map<std::pair<Method, std::size_t>, Placement> known;
  const auto key = std::pair(method, n);
  if (!known.contains(key)) {
    ThreadTeam team;
    MapOptions options{.method = method};
    MatrixF map = bench::components(n).leftCols(2);
    if (method == Method::tsne) map *= 10;
    known.emplace(key, *Placement::create(PointSource::of(bench::pixels(n)), map, options, team));
  }
  return known.at(key);
}

void place(benchmark::State& state, Method method) {
  const auto n = static_cast<std::size_t>(state.range(0));
  const auto count = static_cast<Eigen::Index>(state.range(1));
  const Placement& onto = placement(method, n);
  const MatrixF points = bench::pixels(n).topRows(count);
  ThreadTeam team(static_cast<int>(state.range(2)));
  for (auto _ : state) benchmark::DoNotOptimize(onto.place(PointSource::of(points), team));
  state.SetItemsProcessed(state.iterations() * count);
}

void sizes(benchmark::internal::Benchmark* bench) {
  bench->Unit(benchmark::kMillisecond)->UseRealTime()->MeasureProcessCPUTime();
  for (const std::int64_t count : {1, 1000})
    for (const std::int64_t threads : {1, 2}) bench->Args({70'000, count, threads});
}

BENCHMARK_CAPTURE(place, pca, Method::pca)->Apply(sizes);
BENCHMARK_CAPTURE(place, tsne, Method::tsne)->Apply(sizes);
BENCHMARK_CAPTURE(place, umap, Method::umap)->Apply(sizes);

}  // namespace
