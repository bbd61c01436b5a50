#include "core/base/column_means.h"
#include "core/base/eigen_blocking.h"
#include "core/neighbors/neighbor_graph.h"
#include "core/neighbors/squared_distance.h"

#include <algorithm>
#include <limits>
#include <string>

namespace lookbook {

namespace {

// A tile of distances stays in a core's second-level cache.
constexpr std::size_t kQueries = 256;
constexpr std::size_t kReferences = 512;
constexpr std::size_t kScan = 64;  // distances compared at once with a query's bound

struct Candidate {
  float distance;
  std::uint32_t index;
  bool operator<(const Candidate& other) const {
    return distance != other.distance ? distance < other.distance : index < other.index;
  }
};

/// The points as both sides of one product: queries (-2 x, 1) times references (x, |x|^2) is
/// |r|^2 - 2 q.r, the squared distance but for |q|^2. Centred, which keeps rounding small.
struct Operands {
  MatrixF queries;
  MatrixF references;
  std::vector<float> norms;  ///< squared, of the centred points
  double largest = 0;        ///< of the squared norms
  float slack = 0;           ///< bounds a product's rounding error

  Operands(MatrixView points, ThreadTeam& team) {
    const Eigen::Index n = points.rows();
    const Eigen::Index d = points.cols();
    const Eigen::RowVectorXf mean = columnMeans(points, team).cast<float>();
    queries.resize(n, d + 1);
    references.resize(n, d + 1);
    norms.resize(static_cast<std::size_t>(n));
    for (Eigen::Index i = 0; i < n; ++i) {
      references.row(i).head(d) = points.row(i) - mean;
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
};

const float* rowOf(MatrixView points, std::size_t i) {
  return points.data() + static_cast<Eigen::Index>(i) * points.outerStride();
}

/// The best neighbours of one query so far. Products err by at most the slack, so whatever is
/// within two of them of the k-th smallest is kept, and measured exactly at the end: nothing that
/// belongs to the k nearest is ever lost.
class NearestSoFar {
 public:
  explicit NearestSoFar(std::size_t k) : k_(k), capacity_(2 * k + kSpare) {
    candidates_.reserve(capacity_);
  }

  void restart(const float* query, float norm, float slack) {
    query_ = query;
    norm_ = norm;
    slack_ = slack;
    candidates_.clear();
    bound_ = std::numeric_limits<float>::infinity();
  }

  /// What |r|^2 - 2 q.r has to be at most for a place among the nearest.
  [[nodiscard]] float bound() const { return bound_; }

  void add(float product, std::uint32_t index, MatrixView points) {
    candidates_.push_back({product, index});
    if (candidates_.size() < capacity_) return;
    prune();
    // Many at the same distance, as among duplicates: only their exact order thins them out.
    if (candidates_.size() > capacity_ - kSpare) measure(points);
  }

  /// The k nearest, their squared distances exact.
  const std::vector<Candidate>& sorted(MatrixView points) {
    prune();
    measure(points);
    for (Candidate& candidate : candidates_)
      candidate.distance = squaredDistanceTo(candidate, points);
    std::sort(candidates_.begin(), candidates_.end());
    return candidates_;
  }

 private:
  static constexpr std::size_t kSpare = 64;

  /// Leaves out what is farther than the k-th nearest for certain.
  void prune() {
    if (candidates_.size() <= k_) return;
    const auto last = candidates_.begin() + static_cast<std::ptrdiff_t>(k_) - 1;
    std::nth_element(candidates_.begin(), last, candidates_.end());
    bound_ = last->distance + 2 * slack_;
    const auto beyond = std::partition(last + 1, candidates_.end(),
                                       [this](const Candidate& c) { return c.distance <= bound_; });
    candidates_.erase(beyond, candidates_.end());
  }

  /// Cuts down to the k nearest by their exact distances, on the products' scale.
  void measure(MatrixView points) {
    if (candidates_.size() <= k_) return;
    for (Candidate& candidate : candidates_)
      candidate.distance = squaredDistanceTo(candidate, points);
    const auto last = candidates_.begin() + static_cast<std::ptrdiff_t>(k_) - 1;
    std::nth_element(candidates_.begin(), last, candidates_.end());
    candidates_.resize(k_);
    bound_ = candidates_.back().distance - norm_ + 2 * slack_;
    for (Candidate& candidate : candidates_) candidate.distance -= norm_;
  }

  [[nodiscard]] float squaredDistanceTo(const Candidate& candidate, MatrixView points) const {
    return squaredDistance(query_, rowOf(points, candidate.index),
                           static_cast<std::size_t>(points.cols()));
  }

  std::size_t k_;
  std::size_t capacity_;
  const float* query_ = nullptr;
  float norm_ = 0;
  float slack_ = 0;
  float bound_ = 0;
  std::vector<Candidate> candidates_;
};

/// Adds the references of one tile row that pass the query's bound, the query itself left out.
void sieve(const float* products, std::size_t count, std::size_t firstReference, std::size_t query,
           MatrixView points, NearestSoFar& nearest) {
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
        nearest.add(products[j], static_cast<std::uint32_t>(firstReference + j), points);
  }
}

/// One thread's memory.
struct Scratch {
  MatrixF tile;
  std::vector<NearestSoFar> nearest;
};

void findBlock(MatrixView points, const Operands& operands, std::size_t begin, std::size_t end,
               Scratch& scratch, NeighborGraph& graph) {
  const auto n = static_cast<std::size_t>(points.rows());
  for (std::size_t q = begin; q < end; ++q)
    scratch.nearest[q - begin].restart(rowOf(points, q), operands.norms[q], operands.slack);
  for (std::size_t r = 0; r < n; r += kReferences) {
    const std::size_t count = std::min(kReferences, n - r);
    auto tile = scratch.tile.topLeftCorner(static_cast<Eigen::Index>(end - begin),
                                           static_cast<Eigen::Index>(count));
    tile.noalias() = operands.queries.middleRows(static_cast<Eigen::Index>(begin),
                                                 static_cast<Eigen::Index>(end - begin)) *
                     operands.references
                         .middleRows(static_cast<Eigen::Index>(r), static_cast<Eigen::Index>(count))
                         .transpose();
    for (std::size_t q = begin; q < end; ++q)
      sieve(scratch.tile.data() + (q - begin) * kReferences, count, r, q, points,
            scratch.nearest[q - begin]);
  }
  const auto k = static_cast<std::size_t>(graph.k);
  for (std::size_t q = begin; q < end; ++q) {
    const std::vector<Candidate>& sorted = scratch.nearest[q - begin].sorted(points);
    for (std::size_t j = 0; j < k; ++j) {
      graph.indices[q * k + j] = sorted[j].index;
      graph.squaredDistances[q * k + j] = sorted[j].distance;
    }
  }
}

}  // namespace

Result<NeighborGraph> exactNeighbors(MatrixView points, int k, ThreadTeam& team,
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
      findBlock(points, operands, begin, std::min(begin + kQueries, n),
                scratch[static_cast<std::size_t>(worker)], graph);
    });
    report(progress, static_cast<double>(first + count) / static_cast<double>(blocks));
  }
  if (stop.stop_requested()) return cancelled();
  return graph;
}

}  // namespace lookbook
