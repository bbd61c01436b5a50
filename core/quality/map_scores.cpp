#include "core/quality/map_scores.h"

#include "core/neighbors/neighbor_graph.h"
#include "core/quality/distance_correlation.h"
#include "core/quality/label_votes.h"
#include "core/quality/neighbor_recall.h"
#include "core/quality/silhouette.h"
#include "core/quality/trustworthiness.h"

#include <algorithm>
#include <functional>
#include <string>
#include <utility>

namespace lookbook {

namespace {

Result<void> check(const MapOfInput& of, const ScoreOptions& options) {
  const Eigen::Index n = of.input.rows();
  if (of.map.rows() != n)
    return badArgument(plural(of.map.rows(), "The map has %n point, but the input has %1.",
                              "The map has %n points, but the input has %1.", n));
  if (!of.labels.empty() && std::cmp_not_equal(of.labels.size(), n))
    return badArgument(plural(of.labels.size(), "There is %n label for %1 points.",
                              "There are %n labels for %1 points.", n));
  if (n < 3)
    return badArgument(plural(n, "There is %n point; scores need at least 3.",
                              "There are %n points; scores need at least 3."));
  if (of.input.cols() < 1 || of.map.cols() < 1)
    return badArgument(text("The input or the map has no dimensions."));
  if (!of.input.allFinite())
    return badArgument(text("The input holds a value that is not a finite number."));
  if (!of.map.allFinite())
    return badArgument(text("The map holds a value that is not a finite number."));
  if (2 * static_cast<Eigen::Index>(options.neighbors) >= n)
    return badArgument("neighbors is %1; it must be at most %2 for %3 points.", options.neighbors,
                       (n - 1) / 2, n);
  return {};
}

/// Stores the value of a result, or returns its error.
template <class T>
Result<void> keep(Result<T> result, T& value) {
  if (!result) return tl::unexpected(std::move(result.error()));
  value = std::move(*result);
  return {};
}

std::size_t queryCount(std::size_t n, const ScoreOptions& options) {
  constexpr std::size_t kExact = 20'000;
  constexpr std::size_t kSample = 2'000;
  if (options.queries > 0) return std::min(n, static_cast<std::size_t>(options.queries));
  return n <= kExact ? n : kSample;
}

}  // namespace

Result<PointScores> scorePoints(const MapOfInput& of, std::span<const std::uint32_t> queries,
                                const ScoreOptions& options, ThreadTeam& team,
                                const std::stop_token& stop, const Progress& progress) {
  if (auto checked = check(of, options); !checked) return tl::unexpected(checked.error());
  // The input has more coordinates, so its two steps take longest.
  constexpr double kInputFound = 0.35, kMapFound = 0.45, kTrusted = 0.75, kContinued = 0.9;
  const int voters = std::min(kVoters, static_cast<int>(of.input.rows()) - 1);
  const int wanted = of.labels.empty() ? options.neighbors : std::max(options.neighbors, voters);
  const auto inInput =
      exactNeighbors(of.input, queries, wanted, team, stop, portion(progress, 0, kInputFound));
  if (!inInput) return tl::unexpected(inInput.error());
  const auto inMap = exactNeighbors(of.map, queries, wanted, team, stop,
                                    portion(progress, kInputFound, kMapFound));
  if (!inMap) return tl::unexpected(inMap.error());

  PointScores scores;
  const NeighborGraph nearInput = inInput->first(options.neighbors);
  const NeighborGraph nearMap = inMap->first(options.neighbors);
  scores.neighborRecall = neighborRecall(nearInput, nearMap);
  auto done = keep(trustworthiness(of.input, queries, nearMap, team, stop,
                                   portion(progress, kMapFound, kTrusted)),
                   scores.trustworthiness);
  if (done)
    done = keep(
        continuity(of.map, queries, nearInput, team, stop, portion(progress, kTrusted, kContinued)),
        scores.continuity);
  if (!of.labels.empty()) {
    const NeighborGraph votersInMap = inMap->first(voters);
    scores.labelAgreement = labelAgreement(votersInMap, queries, of.labels, of.unlabelled);
    scores.mapVotes = labelVotes(votersInMap, of.labels, of.unlabelled);
    scores.inputVotes = labelVotes(inInput->first(voters), of.labels, of.unlabelled);
  }
  if (done && severalClasses(of.labels, of.unlabelled))
    done = keep(silhouette(of.map, of.labels, queries, team, stop, portion(progress, kContinued, 1),
                           of.unlabelled),
                scores.silhouette);
  if (!done) return tl::unexpected(done.error());
  report(progress, 1);
  return scores;
}

Result<MapScores> scoreMap(const MapOfInput& of, const ScoreOptions& options, ThreadTeam& team,
                           const std::stop_token& stop, const Progress& progress) {
  if (auto checked = checkOptions(options); !checked) return tl::unexpected(checked.error());
  const auto n = static_cast<std::size_t>(of.input.rows());
  const std::vector<std::uint32_t> queries = sampleQueries(n, queryCount(n, options), options.seed);
  const auto scores = scorePoints(of, queries, options, team, stop, progress);
  if (!scores) return tl::unexpected(scores.error());
  const auto pairs = static_cast<std::size_t>(options.pairs);
  const auto correlation = distanceCorrelation(of.input, of.map, pairs, options.seed, team, stop);
  if (!correlation) return tl::unexpected(correlation.error());
  MapScores whole{.points = n,
                  .queries = queries.size(),
                  .pairs = correlatedPairs(n, pairs),
                  .trustworthiness = sampleMean(scores->trustworthiness, n),
                  .continuity = sampleMean(scores->continuity, n),
                  .neighborRecall = sampleMean(scores->neighborRecall, n),
                  .distanceCorrelation = *correlation};
  const std::size_t labelled =
      n - static_cast<std::size_t>(std::ranges::count_if(
              of.labels, [&](ClassId label) { return label == of.unlabelled; }));
  const auto mean = [&](const std::vector<float>& values) {
    return sampleMean(ofLabelled(values, queries, of.labels, of.unlabelled), labelled);
  };
  if (!of.labels.empty() && labelled > 0) {
    whole.labelAccuracy = mean(votesAreRight(scores->mapVotes, queries, of.labels));
    whole.labelAccuracyInput = mean(votesAreRight(scores->inputVotes, queries, of.labels));
  }
  if (!scores->silhouette.empty()) whole.silhouette = mean(scores->silhouette);
  return whole;
}

}  // namespace lookbook
