#include "core/base/rounds.h"
#include "core/neighbors/distance_tiles.h"
#include "core/neighbors/nearest_so_far.h"
#include "core/neighbors/neighbor_graph.h"
#include "core/neighbors/neighbor_input.h"

#include <algorithm>
#include <numeric>

namespace lookbook {

namespace {

constexpr std::size_t kScan = 64;  // distances that are compared together with the bound of a query

/// The memory of one thread.
struct SearchScratch {
  MatrixF tile;
  std::vector<NearestSoFar> nearest;
};

/// Finds the neighbours of one block of queries.
class BlockSearch {
 public:
  BlockSearch(const MatrixView& points, const DistanceTiles& tiles, std::size_t block,
              SearchScratch& scratch)
      : points_(points),
        tiles_(tiles),
        block_(block),
        queries_(tiles.block(block)),
        scratch_(scratch) {
    for (std::size_t q = 0; q < queries_.size(); ++q)
      scratch.nearest[q].restart(rowOf(points, tiles.order()[queries_[q].place]), queries_[q].norm,
                                 tiles.slack());
  }

  void run() {
    tiles_.walk(
        block_, scratch_.tile, [this] { return farthestBound(); },
        [this](std::size_t q, const float* products, std::size_t count, std::size_t place) {
          sieve(q, products, count, place);
        });
  }

  void write(NeighborGraph& graph) {
    const auto k = static_cast<std::size_t>(graph.k);
    for (std::size_t q = 0; q < queries_.size(); ++q) {
      const std::vector<Candidate>& sorted = scratch_.nearest[q].sorted(points_);
      const std::size_t row = queries_[q].row * k;
      for (std::size_t j = 0; j < k; ++j) {
        graph.indices[row + j] = sorted[j].index;
        graph.squaredDistances[row + j] = sorted[j].distance;
      }
    }
  }

 private:
  /// Points at a larger squared distance are no neighbours of any query of the block.
  [[nodiscard]] float farthestBound() const {
    float farthest = 0;
    for (std::size_t q = 0; q < queries_.size(); ++q)
      farthest = std::max(farthest, scratch_.nearest[q].bound() + queries_[q].norm);
    return farthest;
  }

  /// Adds the points of a row of a tile that are within the query's bound, except the query itself.
  void sieve(std::size_t q, const float* products, std::size_t count, std::size_t place) {
    NearestSoFar& nearest = scratch_.nearest[q];
    for (std::size_t start = 0; start < count; start += kScan) {
      const std::size_t end = std::min(start + kScan, count);
      if (end - start == kScan) {
        int passing = 0;
        const float bound = nearest.bound();
        for (std::size_t j = 0; j < kScan; ++j) passing |= products[start + j] <= bound ? 1 : 0;
        if (passing == 0) continue;
      }
      for (std::size_t j = start; j < end; ++j)
        if (products[j] <= nearest.bound() && place + j != queries_[q].place)
          nearest.add(products[j], tiles_.order()[place + j], points_);
    }
  }

  MatrixView points_;
  const DistanceTiles& tiles_;
  std::size_t block_;
  std::span<const DistanceTiles::Query> queries_;
  SearchScratch& scratch_;
};

}  // namespace

NeighborGraph NeighborGraph::first(int count) const {
  NeighborGraph shorter{.n = n, .k = count, .indices = {}, .squaredDistances = {}};
  const auto kept = static_cast<std::size_t>(count);
  for (std::size_t i = 0; i < n; ++i) {
    const auto nearest = neighbors(i).first(kept);
    const auto near = distances(i).first(kept);
    shorter.indices.insert(shorter.indices.end(), nearest.begin(), nearest.end());
    shorter.squaredDistances.insert(shorter.squaredDistances.end(), near.begin(), near.end());
  }
  return shorter;
}

NeighborGraph NeighborGraph::rowsOf(std::span<const std::uint32_t> points) const {
  NeighborGraph some{.n = points.size(), .k = k, .indices = {}, .squaredDistances = {}};
  for (const std::uint32_t point : points) {
    const auto nearest = neighbors(point);
    const auto near = distances(point);
    some.indices.insert(some.indices.end(), nearest.begin(), nearest.end());
    some.squaredDistances.insert(some.squaredDistances.end(), near.begin(), near.end());
  }
  return some;
}

Result<NeighborGraph> exactNeighbors(const MatrixView& points,
                                     std::span<const std::uint32_t> queries, int k,
                                     ThreadTeam& team, const std::stop_token& stop,
                                     const Progress& progress) {
  const auto n = static_cast<std::size_t>(points.rows());
  if (auto checked = checkNeighborCount(n, k); !checked) return tl::unexpected(checked.error());
  const auto tiles = DistanceTiles::create(points, queries, team);
  if (!tiles) return tl::unexpected(tiles.error());
  NeighborGraph graph{.n = queries.size(), .k = k, .indices = {}, .squaredDistances = {}};
  graph.indices.resize(graph.n * static_cast<std::size_t>(k));
  graph.squaredDistances.resize(graph.indices.size());

  std::vector<SearchScratch> scratch(static_cast<std::size_t>(team.size()));
  for (SearchScratch& mine : scratch) {
    mine.tile.resize(static_cast<Eigen::Index>(tiles->blockSize()), DistanceTiles::kReferences);
    mine.nearest.assign(tiles->blockSize(), NearestSoFar(static_cast<std::size_t>(k)));
  }
  const auto done =
      forBlocksInRounds(team, tiles->blocks(), stop, progress, [&](std::size_t block, int worker) {
        BlockSearch search(points, *tiles, block, scratch[static_cast<std::size_t>(worker)]);
        search.run();
        search.write(graph);
      });
  if (!done) return tl::unexpected(done.error());
  return graph;
}

Result<NeighborGraph> exactNeighbors(const MatrixView& points, int k, ThreadTeam& team,
                                     const std::stop_token& stop, const Progress& progress) {
  std::vector<std::uint32_t> all(static_cast<std::size_t>(points.rows()));
  std::iota(all.begin(), all.end(), 0U);
  return exactNeighbors(points, all, k, team, stop, progress);
}

}  // namespace lookbook
