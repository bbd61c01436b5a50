#include "core/neighbors/neighbor_ranks.h"

#include "core/base/rounds.h"
#include "core/neighbors/distance_tiles.h"
#include "core/neighbors/nearest_so_far.h"

#include <algorithm>
#include <cassert>
#include <limits>

namespace lookbook {

namespace {

/// A neighbour to be ranked.
struct Target {
  Candidate candidate;       ///< the neighbour, with its exact squared distance
  std::uint32_t column;      ///< its place among the neighbours of the query
  std::uint32_t nearer = 0;  ///< number of points that are nearer
  float surely = 0;          ///< points with smaller products are nearer, whatever the rounding
  float perhaps = 0;         ///< points with larger products are not nearer
};

/// The memory of one thread.
struct RankScratch {
  MatrixF tile;
  std::vector<Target> targets;  ///< k for each query of a block, the nearest first
  float farthest = 0;           ///< the largest of their squared distances
};

/// Ranks the neighbours of one block of queries.
class BlockCount {
 public:
  BlockCount(const MatrixView& points, const DistanceTiles& tiles, const NeighborGraph& neighbors,
             std::size_t block, RankScratch& scratch)
      : points_(points),
        tiles_(tiles),
        neighbors_(neighbors),
        block_(block),
        queries_(tiles.block(block)),
        scratch_(scratch) {
    scratch_.farthest = 0;
    for (std::size_t q = 0; q < queries_.size(); ++q) placeTargets(q);
  }

  void run() {
    tiles_.walk(
        block_, scratch_.tile, [this] { return scratch_.farthest; },
        [this](std::size_t q, float* products, std::size_t count, std::size_t place) {
          // A point is not its own neighbour.
          const std::size_t self = queries_[q].place;
          if (self >= place && self < place + count)
            products[self - place] = std::numeric_limits<float>::infinity();
          countNearer(q, products, count, place);
        });
  }

  void write(std::vector<std::uint32_t>& ranks) {
    for (std::size_t q = 0; q < queries_.size(); ++q)
      for (const Target& target : targetsOf(q))
        ranks[queries_[q].row * targetCount() + target.column] = target.nearer + 1;
  }

 private:
  [[nodiscard]] std::size_t targetCount() const { return static_cast<std::size_t>(neighbors_.k); }
  [[nodiscard]] std::span<Target> targetsOf(std::size_t q) {
    return std::span(scratch_.targets).subspan(q * targetCount(), targetCount());
  }

  void placeTargets(std::size_t q) {
    const std::span<Target> targets = targetsOf(q);
    const std::span<const std::uint32_t> neighbors = neighbors_.neighbors(queries_[q].row);
    for (std::uint32_t column = 0; column < targets.size(); ++column) {
      const float distance = distanceTo(q, neighbors[column]);
      const float product = distance - queries_[q].norm;
      targets[column] = {.candidate = {distance, neighbors[column]},
                         .column = column,
                         .surely = product - tiles_.slack(),
                         .perhaps = product + tiles_.slack()};
    }
    std::sort(targets.begin(), targets.end(),
              [](const Target& a, const Target& b) { return a.candidate < b.candidate; });
    scratch_.farthest = std::max(scratch_.farthest, targets.back().candidate.distance);
  }

  void countNearer(std::size_t q, const float* products, std::size_t count, std::size_t place) {
    const std::span<Target> targets = targetsOf(q);
    for (std::size_t t = targets.size(); t-- > 0;) {
      Target& target = targets[t];
      const float surely = target.surely;
      const float perhaps = target.perhaps;
      std::uint32_t below = 0;
      std::uint32_t candidates = 0;
      for (std::size_t j = 0; j < count; ++j) {
        below += products[j] < surely ? 1U : 0U;
        candidates += products[j] <= perhaps ? 1U : 0U;
      }
      if (candidates == 0) return;  // and none for a nearer target
      target.nearer += below;
      if (candidates > below) measureDoubtful(q, target, products, count, place);
    }
  }

  /// Compares exact distances of points whose order rounding errors leave open.
  void measureDoubtful(std::size_t q, Target& target, const float* products, std::size_t count,
                       std::size_t place) {
    for (std::size_t j = 0; j < count; ++j) {
      if (products[j] < target.surely || products[j] > target.perhaps) continue;
      const std::uint32_t point = tiles_.order()[place + j];
      if (Candidate{distanceTo(q, point), point} < target.candidate) ++target.nearer;
    }
  }

  [[nodiscard]] float distanceTo(std::size_t q, std::uint32_t point) const {
    return squaredDistance(rowOf(points_, tiles_.order()[queries_[q].place]), rowOf(points_, point),
                           static_cast<std::size_t>(points_.cols()));
  }

  MatrixView points_;
  const DistanceTiles& tiles_;
  const NeighborGraph& neighbors_;
  std::size_t block_;
  std::span<const DistanceTiles::Query> queries_;
  RankScratch& scratch_;
};

}  // namespace

Result<std::vector<std::uint32_t>> neighborRanks(const MatrixView& points,
                                                 std::span<const std::uint32_t> queries,
                                                 const NeighborGraph& neighbors, ThreadTeam& team,
                                                 const std::stop_token& stop,
                                                 const Progress& progress) {
  assert(neighbors.n == queries.size());
  std::vector<std::uint32_t> ranks(neighbors.indices.size());
  if (ranks.empty()) return ranks;
  const auto tiles = DistanceTiles::create(points, queries, team);
  if (!tiles) return tl::unexpected(tiles.error());
  std::vector<RankScratch> scratch(static_cast<std::size_t>(team.size()));
  for (RankScratch& mine : scratch) {
    mine.tile.resize(static_cast<Eigen::Index>(tiles->blockSize()), DistanceTiles::kReferences);
    mine.targets.resize(tiles->blockSize() * static_cast<std::size_t>(neighbors.k));
  }
  const auto done =
      forBlocksInRounds(team, tiles->blocks(), stop, progress, [&](std::size_t block, int worker) {
        BlockCount count(points, *tiles, neighbors, block,
                         scratch[static_cast<std::size_t>(worker)]);
        count.run();
        count.write(ranks);
      });
  if (!done) return tl::unexpected(done.error());
  return ranks;
}

}  // namespace lookbook
