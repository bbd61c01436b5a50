#include "core/neighbors/approximate_neighbors.h"

#include "core/base/random.h"
#include "core/neighbors/hnsw_index.h"
#include "core/neighbors/neighbor_input.h"

#include <algorithm>
#include <array>
#include <limits>
#include <numeric>
#include <optional>
#include <utility>

namespace lookbook {

namespace {

constexpr std::size_t kShards = 4;
constexpr float kNoDistance = std::numeric_limits<float>::infinity();  // farther than any neighbour

// Streams of random numbers with a fixed seed. The user's seed determines the start of a map, but
// not its neighbours.
constexpr std::uint64_t kSeed = 0;
constexpr std::uint64_t kDeal = 0;
constexpr std::uint64_t kSample = 1;

/// ef, the number of candidates of each shard: its share of the neighbours, a quarter more because
/// their distribution over the shards is random, and some for the accuracy of the search.
std::size_t candidatesOfShard(int k) {
  constexpr std::size_t kSpare = 12;
  constexpr std::size_t kLeast = 24;
  const std::size_t share = static_cast<std::size_t>(k) / kShards;
  return std::max(share + share / 4 + kSpare, kLeast);
}

/// Some of the points, and a graph of them.
struct Shard {
  std::vector<std::uint32_t> points;  ///< points by their places in the graph
  std::optional<HnswIndex> graph;     ///< empty if there are no points
};

/// A whole search, from the distribution of points to the rows. Every step reports its progress and
/// can be stopped.
class ShardedSearch {
 public:
  ShardedSearch(const MatrixView& points, int k, ThreadTeam& team, std::stop_token stop,
                const Progress& progress)
      : points_(points), k_(k), team_(team), stop_(std::move(stop)), progress_(progress) {}

  /// Distributes the points at random and not in turn: with a regularly ordered data set, similar
  /// images could all be in one shard.
  void deal() {
    const auto n = static_cast<std::size_t>(points_.rows());
    places_.resize(n);
    for (std::size_t i = 0; i < n; ++i) {
      std::vector<std::uint32_t>& points = shards_[shardOf(i)].points;
      places_[i] = static_cast<std::uint32_t>(points.size());
      points.push_back(static_cast<std::uint32_t>(i));
    }
  }

  /// Builds the graphs, each by one thread in the order of the points.
  Result<void> build() {
    std::size_t largest = 0;
    for (Shard& shard : shards_) {
      if (shard.points.empty()) continue;
      auto graph = HnswIndex::create(static_cast<std::size_t>(points_.cols()), shard.points.size());
      if (!graph) return tl::unexpected(graph.error());
      shard.graph = std::move(*graph);
      largest = std::max(largest, shard.points.size());
    }
    const std::size_t round = std::max(kFewest, largest / kReports);
    for (std::size_t begin = 0; begin < largest; begin += round) {
      const auto added = inBlocks(kShards, [&](std::size_t s) {
        return add(shards_[s], begin, std::min(begin + round, shards_[s].points.size()));
      });
      if (!added) return added;
      tell(0, kBuilt, begin + round, largest);
    }
    return {};
  }

  /// Searches shard by shard, so that the graph stays in the processor's caches.
  Result<void> search() {
    const auto n = static_cast<std::size_t>(points_.rows());
    graph_ = {.n = n, .k = k_, .indices = {}, .squaredDistances = {}};
    graph_.indices.resize(n * static_cast<std::size_t>(k_));
    graph_.squaredDistances.assign(graph_.indices.size(), kNoDistance);
    const std::size_t blocks = (n + kFewest - 1) / kFewest;
    const std::size_t round = std::max(static_cast<std::size_t>(team_.size()), blocks / kReports);
    for (std::size_t s = 0; s < kShards; ++s) {
      for (std::size_t first = 0; shards_[s].graph && first < blocks; first += round) {
        const auto asked = inBlocks(std::min(round, blocks - first), [&](std::size_t block) {
          const std::size_t begin = (first + block) * kFewest;
          return ask(s, begin, std::min(begin + kFewest, n));
        });
        if (!asked) return asked;
        tell(kBuilt, kSearched, s * blocks + first + round, kShards * blocks);
      }
      shards_[s] = {};
    }
    return {};
  }

  /// Searches exactly for rows with too few neighbours.
  Result<void> complete() {
    const auto k = static_cast<std::size_t>(k_);
    std::vector<std::uint32_t> rows;
    for (std::size_t i = 0; i < graph_.n; ++i)
      if (graph_.distances(i).back() == kNoDistance) rows.push_back(static_cast<std::uint32_t>(i));
    const auto exact = measure(rows, kSearched, kCompleted);
    if (!exact) return tl::unexpected(exact.error());
    for (std::size_t r = 0; r < rows.size(); ++r) {
      std::ranges::copy(exact->neighbors(r), graph_.indices.begin() + offset(rows[r] * k));
      std::ranges::copy(exact->distances(r), graph_.squaredDistances.begin() + offset(rows[r] * k));
    }
    return {};
  }

  Result<double> recall() {
    constexpr std::size_t kSampled = 500;
    std::vector<std::uint32_t> rows(std::min(kSampled, graph_.n));
    std::iota(rows.begin(), rows.end(), 0U);
    if (graph_.n > kSampled)
      for (std::uint32_t& row : rows)
        row = static_cast<std::uint32_t>(randomBits(kSeed, kSample, row) % graph_.n);
    const auto exact = measure(rows, kCompleted, 1);
    if (!exact) return tl::unexpected(exact.error());
    std::ptrdiff_t found = 0;
    for (std::size_t r = 0; r < rows.size(); ++r) {
      const auto distances = graph_.distances(rows[r]);
      found += std::ranges::upper_bound(distances, exact->distances(r).back()) - distances.begin();
    }
    return static_cast<double>(found) / static_cast<double>(exact->indices.size());
  }

  [[nodiscard]] NeighborGraph take() { return std::move(graph_); }

 private:
  static constexpr std::size_t kFewest = 256;  // points between two reports of progress
  static constexpr std::size_t kReports = 50;  // reports for each step
  // The fraction of the whole that is usually done at the end of a step.
  static constexpr double kBuilt = 0.3;
  static constexpr double kSearched = 0.94;
  static constexpr double kCompleted = 0.95;

  static std::size_t shardOf(std::size_t point) {
    return randomBits(kSeed, kDeal, point) % kShards;
  }
  static std::ptrdiff_t offset(std::size_t at) { return static_cast<std::ptrdiff_t>(at); }

  /// body(block) -> Result<void> for each block; the first error of any worker.
  template <class Body>
  Result<void> inBlocks(std::size_t blocks, const Body& body) {
    std::vector<Result<void>> outcomes(static_cast<std::size_t>(team_.size()));
    team_.forBlocks(blocks, [&](std::size_t block, int worker) {
      Result<void>& outcome = outcomes[static_cast<std::size_t>(worker)];
      if (outcome) outcome = body(block);
    });
    if (stop_.stop_requested()) return cancelled();
    for (const Result<void>& outcome : outcomes)
      if (!outcome) return outcome;
    return {};
  }

  Result<void> add(Shard& shard, std::size_t begin, std::size_t end) {
    for (std::size_t place = begin; place < end; ++place) {
      if (stop_.stop_requested()) return cancelled();
      if (auto added = shard.graph->add(rowOf(points_, shard.points[place])); !added) return added;
    }
    return {};
  }

  /// Searches a shard for the points [begin, end).
  Result<void> ask(std::size_t s, std::size_t begin, std::size_t end) {
    const Shard& shard = shards_[s];
    std::vector<Candidate> found;
    std::vector<Candidate> merged(static_cast<std::size_t>(k_));
    for (std::size_t i = begin; i < end; ++i) {
      if (stop_.stop_requested()) return cancelled();
      std::optional<std::uint32_t> itself;
      if (shardOf(i) == s) itself = places_[i];
      if (auto asked = shard.graph->search(rowOf(points_, i), candidatesOfShard(k_), itself, found);
          !asked)
        return asked;
      std::erase_if(found, [&](const Candidate& c) { return c.index == itself; });
      for (Candidate& candidate : found) candidate.index = shard.points[candidate.index];
      std::sort(found.begin(), found.end());
      keepNearest(i, found, merged);
    }
    return {};
  }

  /// Merges a point's row with the results of another shard, both nearest first.
  void keepNearest(std::size_t point, const std::vector<Candidate>& found,
                   std::vector<Candidate>& merged) {
    std::uint32_t* indices = graph_.indices.data() + point * merged.size();
    float* distances = graph_.squaredDistances.data() + point * merged.size();
    std::size_t kept = 0;
    std::size_t taken = 0;
    for (Candidate& next : merged) {
      next = {distances[kept], indices[kept]};
      if (taken < found.size() && found[taken] < next)
        next = found[taken++];
      else
        ++kept;
    }
    for (std::size_t j = 0; j < merged.size(); ++j) {
      indices[j] = merged[j].index;
      distances[j] = merged[j].distance;
    }
  }

  Result<NeighborGraph> measure(const std::vector<std::uint32_t>& rows, double from, double to) {
    if (rows.empty()) return NeighborGraph{.n = 0, .k = k_, .indices = {}, .squaredDistances = {}};
    return exactNeighbors(points_, rows, k_, team_, stop_, [&](double fraction) {
      report(progress_, from + (to - from) * fraction);
    });
  }

  void tell(double from, double to, std::size_t done, std::size_t all) {
    const double fraction = static_cast<double>(std::min(done, all)) / static_cast<double>(all);
    report(progress_, from + (to - from) * fraction);
  }

  MatrixView points_;
  int k_;
  ThreadTeam& team_;
  std::stop_token stop_;
  const Progress& progress_;
  std::array<Shard, kShards> shards_;
  std::vector<std::uint32_t> places_;  ///< the place of each point in the graph of its shard
  NeighborGraph graph_;
};

}  // namespace

Result<ApproximateNeighbors> approximateNeighbors(const MatrixView& points, int k, ThreadTeam& team,
                                                  std::stop_token stop, const Progress& progress) {
  for (const auto& checked : {checkNeighborCount(static_cast<std::size_t>(points.rows()), k),
                              checkDistances(points, team)})
    if (!checked) return tl::unexpected(checked.error());
  ShardedSearch search(points, k, team, std::move(stop), progress);
  search.deal();
  if (auto built = search.build(); !built) return tl::unexpected(built.error());
  if (auto searched = search.search(); !searched) return tl::unexpected(searched.error());
  if (auto completed = search.complete(); !completed) return tl::unexpected(completed.error());
  const auto recall = search.recall();
  if (!recall) return tl::unexpected(recall.error());
  return ApproximateNeighbors{search.take(), *recall};
}

}  // namespace lookbook
