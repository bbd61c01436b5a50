// The time for saving and opening a session, and for reading a map from the cache: 70,000 points
// with the moments of their run. Argument: the points.
#include "core/cache/cached_map.h"
#include "core/session/session.h"
#include "tests/support/points.h"

#include <benchmark/benchmark.h>
#include <filesystem>
#include <numeric>
#include <utility>

using namespace lookbook;

namespace {

namespace fs = std::filesystem;

fs::path folder() {
  const fs::path path = fs::temp_directory_path() / "lookbook-bench";
  fs::create_directories(path);
  return path;
}

/// A map with as many moments as a run keeps.
MapRecord mapOf(std::size_t points) {
  MapRecord map{.imagesText = lookbook::text("all"), .finished = true};
  map.images.resize(points);
  std::iota(map.images.begin(), map.images.end(), 0U);
  map.positions = std::make_shared<const MatrixF>(samples::randomPoints(points, 2));
  for (std::size_t i = 0; i < RunHistory::kMostMoments; ++i)
    map.moments.push_back({.iteration = static_cast<int>(i),
                           .positions = std::make_shared<const MatrixF>(*map.positions),
                           .divergence = 1});
  return map;
}

Session sessionOf(std::size_t points) {
  Session session;
  session.datasets.push_back({.source = "/data", .title = "Data", .fingerprint = "md5:1"});
  session.datasets[0].maps.emplace_back(mapOf(points));
  session.view.datasets.emplace_back().selection = std::make_shared<const ImageSet>(points);
  return session;
}

void told(benchmark::State& state, const fs::path& file) {
  state.counters["megabytes"] = static_cast<double>(fs::file_size(file)) / 1e6;
}

void saveSession(benchmark::State& state) {
  const Session session = sessionOf(static_cast<std::size_t>(state.range(0)));
  const fs::path file = folder() / "bench.lookbook";
  for (auto _ : state)
    if (!writeSession(file, session)) state.SkipWithError("not written");
  told(state, file);
  fs::remove_all(folder());
}

void openSession(benchmark::State& state) {
  const fs::path file = folder() / "bench.lookbook";
  if (!writeSession(file, sessionOf(static_cast<std::size_t>(state.range(0)))))
    state.SkipWithError("not written");
  for (auto _ : state) benchmark::DoNotOptimize(readSession(file));
  told(state, file);
  fs::remove_all(folder());
}

void mapFromCache(benchmark::State& state) {
  const DiskCache cache(folder());
  const Recipe recipe{.fingerprint = "md5:1", .rows = "all"};
  if (!keepMap(cache, recipe, mapOf(static_cast<std::size_t>(state.range(0)))))
    state.SkipWithError("not kept");
  for (auto _ : state)
    if (!findMap(cache, recipe)) state.SkipWithError("not found");
  fs::remove_all(folder());
}

void sizes(benchmark::internal::Benchmark* bench) {
  bench->Unit(benchmark::kMillisecond)->UseRealTime()->Arg(70'000);
}

BENCHMARK(saveSession)->Apply(sizes);
BENCHMARK(openSession)->Apply(sizes);
BENCHMARK(mapFromCache)->Apply(sizes);

}  // namespace
