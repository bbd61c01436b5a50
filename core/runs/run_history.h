#pragma once

#include "core/base/matrix.h"

#include <cstddef>
#include <memory>
#include <optional>
#include <vector>

namespace lookbook {

/// Where a run stood at one of its iterations.
struct Moment {
  int iteration = 0;
  std::shared_ptr<const MatrixF> positions;  ///< n x dims; never null
  std::optional<double> divergence;          ///< KL divergence, where it was known by then
};

/// That their positions take.
std::size_t bytesOf(const std::vector<Moment>& moments);

/// How far the points are from where they were, seen at the map's own size: the root mean square of
/// their ways over that of their distances from the middle. 0 for maps of a single place.
/// @param before, after n x dims
double relativeMovement(const MatrixF& before, const MatrixF& after);

/// The moments of a run that are kept for looking back: its first, its last, and between them more
/// where the points move more. A moment too many takes the place of the one that moved least from
/// the moment before it to the moment after it.
/// A value; not thread-safe. Cost of add(): n.
class RunHistory {
 public:
  static constexpr std::size_t kMostMoments = 200;
  static constexpr std::size_t kBudget = std::size_t{256} << 20;

  /// @param budget bytes of positions to keep at most; two moments are kept whatever they take
  explicit RunHistory(std::size_t budget = kBudget) : budget_(budget) {}

  /// A moment of the last iteration seen takes its place, one of an earlier iteration is left out.
  void add(Moment moment);

  /// By rising iteration.
  [[nodiscard]] const std::vector<Moment>& moments() const { return moments_; }
  [[nodiscard]] std::size_t bytes() const;
  [[nodiscard]] std::size_t budget() const { return budget_; }

 private:
  void dropLeastMoved();

  std::size_t budget_;
  std::vector<Moment> moments_;
  std::vector<double> moved_;  ///< [i]: from moment i to moment i + 1
};

/// Where an iteration lies among the moments: 2.25 is a quarter of the way from moment 2 to moment
/// 3; outside of them, the first or the last. And back again.
/// @param moments not empty
double timeOf(const std::vector<Moment>& moments, double iteration);
double iterationAt(const std::vector<Moment>& moments, double time);

/// The positions between two moments: `time` 2.25 is a quarter of the way from moment 2 to moment
/// 3. Times outside are the first and the last moment.
/// @param moments not empty
MatrixF positionsAt(const std::vector<Moment>& moments, double time);

}  // namespace lookbook
