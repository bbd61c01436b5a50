#pragma once

#include "core/base/matrix.h"

#include <cstddef>
#include <memory>
#include <optional>
#include <vector>

namespace lookbook {

/// The state of a run at one of its iterations.
struct Moment {
  int iteration = 0;
  std::shared_ptr<const MatrixF> positions;  ///< n x dims; never null
  std::optional<double> divergence;          ///< KL divergence, if it was known at that time
};

/// Bytes that the positions of moments take.
std::size_t bytesOf(const std::vector<Moment>& moments);

/// How far points moved between two states, relative to the size of the map: the root mean square
/// of their movements, divided by that of their distances from the centre. 0 if all points
/// coincide.
/// @param before, after n x dims
double relativeMovement(const MatrixF& before, const MatrixF& after);

/// Keeps moments of a run for its time slider: the first, the last and, in between, more where the
/// points move more. When the budget is used up, a new moment replaces the one at which the points
/// moved least between its neighbours.
/// A value type; not thread-safe. Cost of add(): O(n).
class RunHistory {
 public:
  static constexpr std::size_t kMostMoments = 200;
  static constexpr std::size_t kBudget = std::size_t{256} << 20;

  /// @param budget most bytes of positions; two moments are always kept
  explicit RunHistory(std::size_t budget = kBudget) : budget_(budget) {}

  /// Adds a moment. One with the same iteration as the last moment replaces it; an earlier
  /// iteration is ignored.
  void add(Moment moment);

  /// The moments, by increasing iteration.
  [[nodiscard]] const std::vector<Moment>& moments() const { return moments_; }
  [[nodiscard]] std::size_t bytes() const;
  [[nodiscard]] std::size_t budget() const { return budget_; }

 private:
  void dropLeastMoved();

  std::size_t budget_;
  std::vector<Moment> moments_;
  std::vector<double> moved_;  ///< [i]: from moment i to moment i + 1
};

/// Converts an iteration into a time among the moments, and back: 2.25 is a quarter of the way from
/// moment 2 to moment 3. Iterations outside are moved to the first or last moment.
/// @param moments not empty
double timeOf(const std::vector<Moment>& moments, double iteration);
double iterationAt(const std::vector<Moment>& moments, double time);

/// The positions between two moments: `time` 2.25 is a quarter of the way from moment 2 to moment
/// 3. Times outside give the first or the last moment.
/// @param moments not empty
MatrixF positionsAt(const std::vector<Moment>& moments, double time);

}  // namespace lookbook
