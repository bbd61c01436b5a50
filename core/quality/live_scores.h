#pragma once

#include "core/base/class_id.h"
#include "core/base/matrix.h"
#include "core/base/parallel.h"
#include "core/base/result.h"
#include "core/neighbors/neighbor_graph.h"
#include "core/quality/query_sample.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace lookbook {

/// A sample of points, with their true neighbours, from which the scores of a map are estimated
/// while it is being computed.
struct LiveSample {
  static constexpr std::size_t kQueries = 200;
  static constexpr int kNeighbors = 10;

  std::vector<std::uint32_t> queries;
  NeighborGraph inInput;                   ///< a row of kNeighbors for each query
  std::vector<ClassId> labels;             ///< of all points; empty if there are no labels
  std::optional<ClassId> unlabelled = {};  ///< the class of points without a label
};

/// Scores of a map that is being computed.
struct LiveScores {
  Estimate neighborRecall;                ///< neighborRecall() of LiveSample::kNeighbors, in [0, 1]
  std::optional<Estimate> labelAccuracy;  ///< of a vote of kVoters, in [0, 1]; empty without labels
};

/// Estimates the scores of a map; its neighbours are found exactly, among all points.
/// @param map n x dims
/// Errors: those of exactNeighbors(). Cost: O(n log n + m n) for m queries, far less than an
/// iteration for many points. The same bytes for any team.
Result<LiveScores> scoreLive(const MatrixView& map, const LiveSample& sample, ThreadTeam& team);

}  // namespace lookbook
