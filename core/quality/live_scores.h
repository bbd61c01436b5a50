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

/// A sample of points by which a map is scored while it is computed, and their true neighbours.
struct LiveSample {
  static constexpr std::size_t kQueries = 200;
  static constexpr int kNeighbors = 10;

  std::vector<std::uint32_t> queries;
  NeighborGraph inInput;        ///< a row for each query, kNeighbors each
  std::vector<ClassId> labels;  ///< of all points; empty: no label accuracy
};

/// Scores of a map that is being computed.
struct LiveScores {
  Estimate neighborRecall;                ///< of LiveSample::kNeighbors
  std::optional<Estimate> labelAccuracy;  ///< of a vote of kVoters; none without labels
};

/// @param map n x dims, its distances exact among all points
/// Errors: those of exactNeighbors(). Cost: O(n log n + m n) for m queries, far less than an
/// iteration of many points. The same bytes for any team.
Result<LiveScores> scoreLive(const MatrixView& map, const LiveSample& sample, ThreadTeam& team);

}  // namespace lookbook
