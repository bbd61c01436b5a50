#pragma once

#include "core/base/matrix.h"
#include "core/base/parallel.h"
#include "core/embedding/common/objective.h"
#include "core/embedding/common/pair_distortion.h"

#include <stop_token>
#include <vector>

namespace lookbook {

/// The optimisation of a map, as a value that can be stopped and resumed: run(a) followed by run(b)
/// gives the same bytes as run(a + b), for any number of threads.
/// Not thread-safe: one thread advances and reads it.
class Optimizer {
 public:
  Optimizer() = default;
  Optimizer(Optimizer&&) = default;
  Optimizer& operator=(Optimizer&&) = default;
  Optimizer(const Optimizer&) = delete;
  Optimizer& operator=(const Optimizer&) = delete;
  virtual ~Optimizer() = default;

  /// Does `steps` iterations, fewer if it finishes or a stop is requested, which is checked before
  /// each iteration.
  virtual void run(int steps, ThreadTeam& team, const std::stop_token& stop) = 0;
  [[nodiscard]] virtual bool finished() const = 0;
  [[nodiscard]] virtual int iteration() const = 0;
  [[nodiscard]] virtual const MatrixF& embedding() const = 0;  ///< n x dims
  /// Empty for methods that do not measure their objective.
  [[nodiscard]] virtual const ObjectiveHistory& objective() const {
    static const ObjectiveHistory kNone;
    return kNone;
  }
  /// The distortion of every pair that the objective sums over; empty for methods without pairs.
  /// Cost: O(pairs).
  [[nodiscard]] virtual std::vector<PairDistortion> distortions(ThreadTeam& /*team*/) const {
    return {};
  }
};

}  // namespace lookbook
