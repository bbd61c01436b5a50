// The parts of one iteration of t-SNE, on a map in the middle of a real run.
// Arguments: points, threads, and dimensions if they matter.
#include "core/embedding/tsne/attraction.h"
#include "core/embedding/tsne/barnes_hut.h"
#include "core/embedding/tsne/batch_walk.h"
#include "core/embedding/tsne/cell_tree.h"
#include "core/embedding/tsne/morton.h"
#include "core/embedding/tsne/tsne.h"
#include "tests/bench/bench_input.h"
#include "tests/bench/machine_peak.h"

#include <algorithm>
#include <array>
#include <benchmark/benchmark.h>

using namespace lookbook;

namespace {

constexpr double kTheta = 0.5;

void countPoints(benchmark::State& state) {
  state.SetItemsProcessed(state.iterations() * state.range(0));
}

int threadsOf(const benchmark::State& state) {
  return static_cast<int>(state.range(1));
}

/// The points of a map along the Z-curve.
template <int Dims>
std::vector<std::array<float, Dims>> sortedPoints(const MatrixF& positions,
                                                  const MortonSort<Dims>& sort) {
  std::vector<std::array<float, Dims>> sorted;
  for (const std::uint32_t i : sort.order()) {
    auto& point = sorted.emplace_back();
    for (int c = 0; c < Dims; ++c) point[static_cast<std::size_t>(c)] = positions(i, c);
  }
  return sorted;
}

/// The number of pairs of a point and a body (a cell or a single point) that the repulsion
/// evaluates.
template <int Dims>
double interactions(const MatrixF& positions, double theta) {
  ThreadTeam team(1);
  MortonSort<Dims> sort;
  sort.sort(positions, team);
  const auto sorted = sortedPoints<Dims>(positions, sort);
  CellTree<Dims> tree;
  tree.build(sort.codes(), sorted, sort.width(), theta, team);
  double pairs = 0;
  const auto bodies = [](const Bodies<Dims>& of) {
    double count = static_cast<double>(of.cells.size());
    for (const auto& run : of.runs) count += run.end - run.begin;
    return count;
  };
  Batch<Dims> batch;
  for (batch.begin = 0; batch.begin < sorted.size(); batch.begin = batch.end) {
    batch.end = std::min(batch.begin + Batch<Dims>::kPoints, sorted.size());
    batch.low = {};
    for (std::size_t g = 0; g < Batch<Dims>::kGroups; ++g)
      for (std::size_t c = 0; c < Dims; ++c) {
        const std::size_t last = batch.end - 1;
        const auto at = [&](std::size_t lane) {
          return sorted[std::min(batch.begin + g * kGroup + lane, last)][c];
        };
        batch.low[c][g] = batch.high[c][g] = at(0);
        for (std::size_t lane = 1; lane < kGroup; ++lane) {
          batch.low[c][g] = std::min(batch.low[c][g], at(lane));
          batch.high[c][g] = std::max(batch.high[c][g], at(lane));
        }
      }
    walk(tree.cells(), batch);
    for (std::size_t g = 0; g < batch.size(); ++g)
      pairs += kGroup * (bodies(batch.shared) + bodies(batch.own[g]));
  }
  return pairs;
}

void mortonSort(benchmark::State& state) {
  const auto& map = bench::halfwayMap(static_cast<std::size_t>(state.range(0)), 2);
  ThreadTeam team(static_cast<int>(state.range(1)));
  MortonSort<2> sort;
  for (auto _ : state) sort.sort(map.positions, team);
  countPoints(state);
  // Codes and order are read and written by each of the four passes.
  constexpr double kBytes = 4 * 2 * (sizeof(std::uint64_t) + sizeof(std::uint32_t));
  bench::tellBytes(state, kBytes * static_cast<double>(state.range(0)), threadsOf(state));
}

void cellTree(benchmark::State& state) {
  const auto& map = bench::halfwayMap(static_cast<std::size_t>(state.range(0)), 2);
  ThreadTeam team(static_cast<int>(state.range(1)));
  MortonSort<2> sort;
  sort.sort(map.positions, team);
  const auto sorted = sortedPoints<2>(map.positions, sort);
  CellTree<2> tree;
  for (auto _ : state) tree.build(sort.codes(), sorted, sort.width(), kTheta, team);
  countPoints(state);
  const auto bytes = tree.cells().size_bytes() + sort.codes().size() * sizeof(std::uint64_t) +
                     sorted.size() * sizeof(sorted[0]);
  bench::tellBytes(state, static_cast<double>(bytes), threadsOf(state));
}

void repulsion(benchmark::State& state) {
  const int dims = static_cast<int>(state.range(2));
  const auto n = static_cast<std::size_t>(state.range(0));
  const auto& map = bench::halfwayMap(n, dims);
  ThreadTeam team(static_cast<int>(state.range(1)));
  BarnesHut barnesHut(n, dims);
  MatrixF forces;
  for (auto _ : state) barnesHut.repulsion(map.positions, kTheta, team, forces);
  countPoints(state);
  // The operations for one pair in the kernel: differences, 1 + square, reciprocal, weight, sums.
  const double flops = dims == 2 ? 15 * interactions<2>(map.positions, kTheta)
                                 : 20 * interactions<3>(map.positions, kTheta);
  bench::tellFlops(state, flops, threadsOf(state));
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
  // Columns and values are read once; the positions stay in the cache.
  const auto bytes = map.affinities.columns.size() * (sizeof(std::uint32_t) + sizeof(float));
  bench::tellBytes(state, static_cast<double>(bytes), threadsOf(state));
}

/// Whole iterations, with a divergence every ten and a new order every fifty iterations.
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

/// Points at which two threads must be 1.7 times as fast as one.
constexpr std::int64_t kScaling = 20'000;
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
