#pragma once

#include "core/base/class_id.h"
#include "core/base/matrix.h"
#include "core/base/parallel.h"
#include "core/base/progress.h"
#include "core/base/result.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <stop_token>
#include <vector>

namespace lookbook {

/// How many points of each class are predicted as each class.
struct Confusion {
  int classes = 0;
  std::vector<std::size_t>
      counts;  ///< classes x classes; rows are true classes, columns predicted ones

  /// The number of points of class `truth` that are predicted as class `predicted`.
  [[nodiscard]] std::size_t count(int truth, int predicted) const {
    return counts[static_cast<std::size_t>(truth * classes + predicted)];
  }
  /// The number of points of a class.
  [[nodiscard]] std::size_t total(int truth) const;
  /// The share of a class's points that are predicted as a class (another one or its own); empty if
  /// it has no points.
  [[nodiscard]] std::optional<double> share(int truth, int predicted) const;
  /// The share of all points that are predicted correctly; 0 if there are no points.
  [[nodiscard]] double accuracy() const;
};

/// Counts predictions.
/// @param votes the class predicted for each query, from labelVotes()
/// @param queries the points for which the votes are
/// @param labels of all points; they and the votes are below `classes`
Confusion confusionOf(std::span<const ClassId> votes, std::span<const std::uint32_t> queries,
                      std::span<const ClassId> labels, int classes);

/// The votes of the nearest neighbours of some points, and the confusion of the classes.
struct VoteConfusion {
  std::vector<std::uint32_t> queries;  ///< the points, in increasing order
  std::vector<ClassId> votes;          ///< for each of them
  Confusion confusion;
};

/// Predicts the class of each point by the vote of its 5 nearest neighbours (leave-one-out, exact).
/// If there are more than `most` points, a sample of that many is predicted.
/// @param points n x d, finite
/// @param labels n, below `classes`
/// Errors: badArgument for more than kMostComparedClasses, fewer than two points, sizes that
/// disagree or a NaN; cancelled. Cost: O(m n d) for m predictions. The same for any team.
/// Progress: the whole.
Result<VoteConfusion> voteConfusion(const MatrixView& points, std::span<const ClassId> labels,
                                    int classes, std::size_t most, ThreadTeam& team,
                                    const std::stop_token& stop = {},
                                    const Progress& progress = {});

}  // namespace lookbook
