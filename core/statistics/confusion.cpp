#include "core/statistics/confusion.h"

#include "core/neighbors/neighbor_graph.h"
#include "core/quality/label_votes.h"
#include "core/quality/query_sample.h"

#include <algorithm>
#include <cassert>
#include <numeric>
#include <string>

namespace lookbook {

std::size_t Confusion::total(int truth) const {
  const auto row = counts.begin() + static_cast<std::ptrdiff_t>(truth) * classes;
  return std::accumulate(row, row + classes, std::size_t{0});
}

std::optional<double> Confusion::share(int truth, int predicted) const {
  const std::size_t points = total(truth);
  if (points == 0) return {};
  return static_cast<double>(count(truth, predicted)) / static_cast<double>(points);
}

double Confusion::accuracy() const {
  const std::size_t points = std::accumulate(counts.begin(), counts.end(), std::size_t{0});
  if (points == 0) return 0;
  std::size_t right = 0;
  for (int label = 0; label < classes; ++label) right += count(label, label);
  return static_cast<double>(right) / static_cast<double>(points);
}

Confusion confusionOf(std::span<const ClassId> votes, std::span<const std::uint32_t> queries,
                      std::span<const ClassId> labels, int classes) {
  assert(votes.size() == queries.size());
  const auto side = static_cast<std::size_t>(classes);
  Confusion confusion{.classes = classes, .counts = std::vector<std::size_t>(side * side)};
  for (std::size_t row = 0; row < votes.size(); ++row)
    ++confusion.counts[labels[queries[row]] * side + votes[row]];
  return confusion;
}

Result<VoteConfusion> voteConfusion(const MatrixView& points, std::span<const ClassId> labels,
                                    int classes, std::size_t most, ThreadTeam& team,
                                    const std::stop_token& stop, const Progress& progress) {
  const auto n = static_cast<std::size_t>(points.rows());
  if (labels.size() != n)
    return badArgument(plural(labels.size(), "There is %n label for %1 points.",
                              "There are %n labels for %1 points.", n));
  if (classes > kMostComparedClasses)
    return badArgument(
        "%1 classes are too many to compare each with every other; at most %2 can be.", classes,
        kMostComparedClasses);
  if (n < 2)
    return badArgument(plural(n, "There is %n point; a vote of neighbours needs at least 2.",
                              "There are %n points; a vote of neighbours needs at least 2."));
  VoteConfusion result;
  result.queries = sampleQueries(n, most, 0);
  const int voters = static_cast<int>(std::min<std::size_t>(kVoters, n - 1));
  const auto neighbors = exactNeighbors(points, result.queries, voters, team, stop, progress);
  if (!neighbors) return tl::unexpected(neighbors.error());
  result.votes = labelVotes(*neighbors, labels);
  result.confusion = confusionOf(result.votes, result.queries, labels, classes);
  return result;
}

}  // namespace lookbook
