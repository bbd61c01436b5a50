#include "core/base/column_means.h"
#include "core/base/eigen_blocking.h"
#include "core/neighbors/nearest_so_far.h"
#include "core/neighbors/neighbor_graph.h"

#include <algorithm>
#include <limits>
#include <numeric>
#include <string>

namespace lookbook {

namespace {

// A tile of distances stays in a core's second-level cache.
constexpr std::size_t kQueries = 256;
constexpr std::size_t kReferences = 512;
constexpr std::size_t kScan = 64;  // distances compared at once with a query's bound

/// The points as both sides of one product: queries (-2 x, 1) times references (x, |x|^2) is
/// |r|^2 - 2 q.r, the squared distance but for |q|^2. Centred, which keeps rounding small, and
/// sorted along the coordinate that varies most: neighbours are found early, and what is too far
/// along that coordinate alone need not be looked at (Friedman, Baskett & Shustek 1975, "An
/// algorithm for finding nearest neighbors").
struct Operands {
  MatrixF queries;
  MatrixF references;
  std::vector<float> norms;          ///< squared, of the centred points
  std::vector<float> keys;           ///< the coordinate sorted by, rising
  std::vector<std::uint32_t> order;  ///< the point at each place
  double largest = 0;                ///< of the squared norms
  float slack = 0;                   ///< bounds a product's rounding error

  Operands(const MatrixView& points, ThreadTeam& team) {
    const Eigen::Index n = points.rows();
    const Eigen::Index d = points.cols();
    const Eigen::RowVectorXf mean = columnMeans(PointSource::of(points), team).cast<float>();
    sortPoints(points, mean);
    queries.resize(n, d + 1);
    references.resize(n, d + 1);
    norms.resize(static_cast<std::size_t>(n));
    for (Eigen::Index i = 0; i < n; ++i) {
      references.row(i).head(d) = points.row(order[static_cast<std::size_t>(i)]) - mean;
      const double norm = references.row(i).head(d).cast<double>().squaredNorm();
      largest = std::max(largest, norm);
      references(i, d) = static_cast<float>(norm);
      norms[static_cast<std::size_t>(i)] = static_cast<float>(norm);
      queries.row(i).head(d) = -2.0F * references.row(i).head(d);
      queries(i, d) = 1.0F;
    }
    // Higham 2002, "Accuracy and Stability of Numerical Algorithms", 3.1: a dot product of length d
    // errs by at most d u sum |a_i b_i|, here at most 3 |x|^2 of the farthest point; then centring
    // and adding |q|^2.
    constexpr double kRoundoff = 0x1.0p-24;
    slack = static_cast<float>(4.0 * (static_cast<double>(d) + 16) * kRoundoff * largest);
  }

  void sortPoints(const MatrixView& points, const Eigen::RowVectorXf& mean) {
    const auto n = static_cast<std::size_t>(points.rows());
    Eigen::RowVectorXd squares = Eigen::RowVectorXd::Zero(points.cols());
    for (std::size_t i = 0; i < n; ++i)
      squares += (points.row(static_cast<Eigen::Index>(i)) - mean).cast<double>().cwiseAbs2();
    Eigen::Index widest = 0;
    for (Eigen::Index c = 1; c < squares.size(); ++c)
      if (squares[c] > squares[widest]) widest = c;
    order.resize(n);
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
      return points(a, widest) < points(b, widest);
    });
    for (const std::uint32_t i : order) keys.push_back(points(i, widest) - mean[widest]);
  }
};

/// Adds the references of one tile row that pass the query's bound, the query itself left out.
void sieve(const float* products, std::size_t count, std::size_t firstReference, std::size_t query,
           const Operands& operands, const MatrixView& points, NearestSoFar& nearest) {
  for (std::size_t start = 0; start < count; start += kScan) {
    const std::size_t end = std::min(start + kScan, count);
    if (end - start == kScan) {
      int passing = 0;
      const float bound = nearest.bound();
      for (std::size_t j = 0; j < kScan; ++j) passing |= products[start + j] <= bound ? 1 : 0;
      if (passing == 0) continue;
    }
    for (std::size_t j = start; j < end; ++j)
      if (products[j] <= nearest.bound() && firstReference + j != query)
        nearest.add(products[j], operands.order[firstReference + j], points);
  }
}

/// One thread's memory.
struct Scratch {
  MatrixF tile;
  std::vector<NearestSoFar> nearest;
};

/// Finds the neighbours of the points at places [begin, end).
class BlockSearch {
 public:
  BlockSearch(const MatrixView& points, const Operands& operands, std::size_t begin,
              std::size_t end, Scratch& scratch)
      : points_(points), operands_(operands), begin_(begin), end_(end), scratch_(scratch) {
    for (std::size_t q = begin; q < end; ++q)
      scratch.nearest[q - begin].restart(rowOf(points, operands.order[q]), operands.norms[q],
                                         operands.slack);
  }

  /// Tile by tile outwards from the block, the nearer side first, until both sides are too far.
  void run() {
    const std::size_t n = operands_.order.size();
    std::size_t left = begin_ / kReferences * kReferences;  // tiles before this one are left
    std::size_t right = left;                               // tiles from this one on are right
    while (true) {
      const float leftGap = left > 0 ? operands_.keys[begin_] - operands_.keys[left - 1] : kNone;
      const float rightGap =
          right < n ? std::max(0.0F, operands_.keys[right] - operands_.keys[end_ - 1]) : kNone;
      const float gap = std::min(leftGap, rightGap);
      if (gap == kNone || gap * gap > farthestBound()) return;
      if (rightGap <= leftGap) {
        sieveTile(right, std::min(kReferences, n - right));
        right += kReferences;
      } else {
        left -= kReferences;
        sieveTile(left, kReferences);
      }
    }
  }

  void write(NeighborGraph& graph) {
    const auto k = static_cast<std::size_t>(graph.k);
    for (std::size_t q = begin_; q < end_; ++q) {
      const std::vector<Candidate>& sorted = scratch_.nearest[q - begin_].sorted(points_);
      const std::size_t row = operands_.order[q] * k;
      for (std::size_t j = 0; j < k; ++j) {
        graph.indices[row + j] = sorted[j].index;
        graph.squaredDistances[row + j] = sorted[j].distance;
      }
    }
  }

 private:
  static constexpr float kNone = std::numeric_limits<float>::infinity();

  /// No point at a larger squared distance is a neighbour of any of the block's.
  [[nodiscard]] float farthestBound() const {
    float farthest = 0;
    for (std::size_t q = begin_; q < end_; ++q)
      farthest = std::max(farthest, scratch_.nearest[q - begin_].bound() + operands_.norms[q]);
    return farthest + operands_.slack;
  }

  void sieveTile(std::size_t first, std::size_t count) {
    auto tile = scratch_.tile.topLeftCorner(static_cast<Eigen::Index>(end_ - begin_),
                                            static_cast<Eigen::Index>(count));
    tile.noalias() =
        operands_.queries.middleRows(static_cast<Eigen::Index>(begin_),
                                     static_cast<Eigen::Index>(end_ - begin_)) *
        operands_.references
            .middleRows(static_cast<Eigen::Index>(first), static_cast<Eigen::Index>(count))
            .transpose();
    for (std::size_t q = begin_; q < end_; ++q)
      sieve(scratch_.tile.data() + (q - begin_) * kReferences, count, first, q, operands_, points_,
            scratch_.nearest[q - begin_]);
  }

  MatrixView points_;
  const Operands& operands_;
  std::size_t begin_;
  std::size_t end_;
  Scratch& scratch_;
};

}  // namespace

Result<NeighborGraph> exactNeighbors(const MatrixView& points, int k, ThreadTeam& team,
                                     std::stop_token stop, const Progress& progress) {
  const auto n = static_cast<std::size_t>(points.rows());
  if (k < 1 || static_cast<std::size_t>(k) >= n)
    return fail(Error::Kind::badArgument,
                "cannot find " + std::to_string(k) + " neighbours among " + std::to_string(n) +
                    " points; expected between 1 and " + std::to_string(n == 0 ? 0 : n - 1));
  if (!points.allFinite())
    return fail(Error::Kind::badArgument,
                "the points hold a value that is not finite; expected numbers only");
  fixEigenBlocking();
  const Operands operands(points, team);
  // No squared distance is above 4 times the largest squared norm.
  if (4 * operands.largest > static_cast<double>(std::numeric_limits<float>::max()))
    return fail(Error::Kind::badArgument,
                "the points are so far apart that their squared distances overflow; expected "
                "values below 1e18 or so");
  NeighborGraph graph{.n = n, .k = k, .indices = {}, .squaredDistances = {}};
  graph.indices.resize(n * static_cast<std::size_t>(k));
  graph.squaredDistances.resize(graph.indices.size());

  std::vector<Scratch> scratch(static_cast<std::size_t>(team.size()));
  for (Scratch& mine : scratch) {
    mine.tile.resize(kQueries, kReferences);
    mine.nearest.assign(kQueries, NearestSoFar(static_cast<std::size_t>(k)));
  }
  // Rounds, so that the caller's thread can report between them.
  const std::size_t blocks = (n + kQueries - 1) / kQueries;
  const std::size_t round =
      std::max<std::size_t>(static_cast<std::size_t>(team.size()) * 2, blocks / 100);
  for (std::size_t first = 0; first < blocks; first += round) {
    if (stop.stop_requested()) return cancelled();
    const std::size_t count = std::min(round, blocks - first);
    team.forBlocks(count, [&](std::size_t block, int worker) {
      if (stop.stop_requested()) return;
      const std::size_t begin = (first + block) * kQueries;
      BlockSearch search(points, operands, begin, std::min(begin + kQueries, n),
                         scratch[static_cast<std::size_t>(worker)]);
      search.run();
      search.write(graph);
    });
    report(progress, static_cast<double>(first + count) / static_cast<double>(blocks));
  }
  if (stop.stop_requested()) return cancelled();
  return graph;
}

}  // namespace lookbook
