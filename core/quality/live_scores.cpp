#include "core/quality/live_scores.h"

#include "core/quality/label_votes.h"
#include "core/quality/neighbor_recall.h"

namespace lookbook {

Result<LiveScores> scoreLive(const MatrixView& map, const LiveSample& sample, ThreadTeam& team) {
  static_assert(kVoters <= LiveSample::kNeighbors);
  const auto n = static_cast<std::size_t>(map.rows());
  const auto inMap = exactNeighbors(map, sample.queries, LiveSample::kNeighbors, team);
  if (!inMap) return tl::unexpected(inMap.error());
  LiveScores scores{.neighborRecall = sampleMean(neighborRecall(sample.inInput, *inMap), n),
                    .labelAccuracy = {}};
  if (!sample.labels.empty()) {
    const auto votes = labelVotes(inMap->first(kVoters), sample.labels, sample.unlabelled);
    const auto right = ofLabelled(votesAreRight(votes, sample.queries, sample.labels),
                                  sample.queries, sample.labels, sample.unlabelled);
    if (!right.empty()) scores.labelAccuracy = sampleMean(right, n);
  }
  return scores;
}

}  // namespace lookbook
