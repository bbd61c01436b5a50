// The parts of one iteration of t-SNE, on a map in the middle of a real run.
// Arguments: points, threads, and dimensions where they matter.
#include "core/embedding/attraction.h"
#include "core/embedding/barnes_hut.h"
#include "core/embedding/cell_tree.h"
#include "core/embedding/morton.h"
#include "core/embedding/tsne.h"
#include "tests/bench/bench_input.h"

#include <array>
#include <benchmark/benchmark.h>

using namespace lookbook;

namespace {

void countPoints(benchmark::State& state) {
  state.SetItemsProcessed(state.iterations() * state.range(0));
}

void mortonSort(benchmark::State& state) {
  const auto& map = bench::halfwayMap(static_cast<std::size_t>(state.range(0)), 2);
  ThreadTeam team(static_cast<int>(state.range(1)));
  MortonSort<2> sort;
  for (auto _ : state) sort.sort(map.positions, team);
  countPoints(state);
}

void cellTree(benchmark::State& state) {
  const auto& map = bench::halfwayMap(static_cast<std::size_t>(state.range(0)), 2);
  ThreadTeam team(static_cast<int>(state.range(1)));
  MortonSort<2> sort;
  sort.sort(map.positions, team);
  std::vector<std::array<float, 2>> sorted;
  for (const std::uint32_t i : sort.order())
    sorted.push_back({map.positions(i, 0), map.positions(i, 1)});
  CellTree<2> tree;
  for (auto _ : state) tree.build(sort.codes(), sorted, sort.width(), 0.5, team);
  countPoints(state);
}

void repulsion(benchmark::State& state) {
  const int dims = static_cast<int>(state.range(2));
  const auto n = static_cast<std::size_t>(state.range(0));
  const auto& map = bench::halfwayMap(n, dims);
  ThreadTeam team(static_cast<int>(state.range(1)));
  BarnesHut barnesHut(n, dims);
  MatrixF forces;
  constexpr double kTheta = 0.5;
  for (auto _ : state) barnesHut.repulsion(map.positions, kTheta, team, forces);
  countPoints(state);
}

/// The affinities along the Z-curve, as the optimiser has them.
void attraction(benchmark::State& state) {
  const int dims = static_cast<int>(state.range(2));
  const auto& map = bench::halfwayMap(static_cast<std::size_t>(state.range(0)), dims);
  ThreadTeam team(static_cast<int>(state.range(1)));
  OrderedAffinities affinities(map.affinities);
  MatrixF positions(map.positions.rows(), dims);
  const auto arrange = [&](auto sort) {
    sort.sort(map.positions, team);
    affinities.reorder(sort.order(), team);
    for (Eigen::Index i = 0; i < positions.rows(); ++i)
      positions.row(i) = map.positions.row(sort.order()[static_cast<std::size_t>(i)]);
  };
  if (dims == 2)
    arrange(MortonSort<2>());
  else
    arrange(MortonSort<3>());
  MatrixF forces(positions.rows(), dims);
  constexpr std::size_t kBlock = 1024;
  for (auto _ : state)
    forRanges(team, affinities.size(), kBlock, [&](std::size_t begin, std::size_t end, int) {
      affinities.attraction(positions, begin, end,
                            forces.data() + begin * static_cast<std::size_t>(dims));
    });
  countPoints(state);
}

/// Whole iterations, a divergence every ten and a new order every fifty among them.
void iteration(benchmark::State& state) {
  const auto& map =
      bench::halfwayMap(static_cast<std::size_t>(state.range(0)), static_cast<int>(state.range(2)));
  constexpr int kSteps = 50;
  ThreadTeam team(static_cast<int>(state.range(1)));
  auto tsne = Tsne::create(map.affinities, map.positions,
                           {.iterations = 1'000'000, .exaggerationIterations = 0});
  for (auto _ : state) tsne->run(kSteps, team);
  state.SetItemsProcessed(state.iterations() * state.range(0) * kSteps);
  state.counters["ms_per_iteration"] =
      benchmark::Counter(static_cast<double>(state.iterations()) * kSteps / 1000,
                         benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
}

constexpr std::int64_t kScaling = 20'000;  ///< where two threads have to be 1.7 times one
constexpr std::int64_t kAll = 70'000;

void sizesAndThreads(benchmark::internal::Benchmark* bench) {
  bench->Unit(benchmark::kMillisecond)->UseRealTime()->MeasureProcessCPUTime();
  for (const std::int64_t n : {kScaling, kAll})
    for (const std::int64_t threads : {1, 2}) bench->Args({n, threads});
}

void sizesThreadsAndDims(benchmark::internal::Benchmark* bench) {
  bench->Unit(benchmark::kMillisecond)->UseRealTime()->MeasureProcessCPUTime();
  for (const std::int64_t dims : {2, 3})
    for (const std::int64_t n : {kScaling, kAll})
      for (const std::int64_t threads : {1, 2}) bench->Args({n, threads, dims});
}

BENCHMARK(mortonSort)->Apply(sizesAndThreads);
BENCHMARK(cellTree)->Apply(sizesAndThreads);
BENCHMARK(repulsion)->Apply(sizesThreadsAndDims);
BENCHMARK(attraction)->Apply(sizesThreadsAndDims);
BENCHMARK(iteration)->Apply(sizesThreadsAndDims);

}  // namespace
