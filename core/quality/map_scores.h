#pragma once

#include "core/base/class_id.h"
#include "core/base/matrix.h"
#include "core/base/options.h"
#include "core/base/parallel.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/quality/query_sample.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <stop_token>
#include <type_traits>
#include <vector>

namespace lookbook {

/// The options of the scores of a map.
struct ScoreOptions {
  int neighbors = 10;  ///< k for trustworthiness, continuity and neighbour recall
  int queries =
      0;  ///< number of points scored, among all points; 0: all up to 20,000, otherwise 2,000
  int pairs = 500'000;  ///< for the correlation of distances; all pairs if there are no more
  std::uint64_t seed = 0;

  bool operator==(const ScoreOptions&) const = default;
};

template <class Options, class Visitor>
  requires std::is_same_v<std::remove_const_t<Options>, ScoreOptions>
void describe(Options& o, Visitor&& visit) {
  visit(
      Field{.name = "neighbors",
            .label = "Neighbours",
            .help = "Number of neighbours of each point that are compared; fewer than half of the "
                    "points.",
            .minimum = 1,
            .maximum = 1000},
      o.neighbors);
  visit(
      Field{.name = "queries",
            .label = "Points scored",
            .help = "Number of points that are scored, drawn at random and ranked among all. Auto: "
                    "all up to 20,000, otherwise 2,000.",
            .minimum = 2,
            .maximum = 2e9,
            .automatic = true,
            .advanced = true},
      o.queries);
  visit(Field{.name = "pairs",
              .label = "Pairs",
              .help =
                  "Number of pairs of points from which the correlation of distances is estimated.",
              .minimum = 100,
              .maximum = 1e8,
              .advanced = true},
        o.pairs);
  visit(Field{.name = "seed",
              .label = "Seed",
              .help = "Seed of the random samples.",
              .minimum = 0,
              .maximum = 9007199254740991.0,
              .advanced = true},
        o.seed);
}

/// A map and its input, as views, which must remain valid during the call.
struct MapOfInput {
  MatrixView input;                 ///< n x d, the space that the map was computed from
  MatrixView map;                   ///< n x dims
  std::span<const ClassId> labels;  ///< n, or empty: no scores that need labels
  /// The class of points without a label, which scores of labels leave out.
  std::optional<ClassId> unlabelled = {};
};

/// The scores of single points: one value for each query, in the order of the queries. Without
/// labels, the vectors that need them are empty; silhouettes are also empty if there is only one
/// class.
struct PointScores {
  std::vector<float> trustworthiness;
  std::vector<float> continuity;
  std::vector<float> neighborRecall;
  std::vector<float> labelAgreement;  ///< fraction of the 5 nearest in the map that are of its
                                      ///< class; NaN: no label
  std::vector<ClassId> mapVotes;      ///< the class that the 5 nearest in the map vote for
  std::vector<ClassId> inputVotes;    ///< the same for the 5 nearest in the input
  std::vector<float> silhouette;
};

/// Scores points of a map, among all points.
/// @param queries indices of points, each below n: some, or all (sampleQueries(n, n, 0))
/// Errors: badArgument if sizes differ, a value is not finite or k is not below n / 2; cancelled.
/// Cost: O(m n (d + k)) for m queries. The same bytes for any team. Progress: of the whole call.
Result<PointScores> scorePoints(const MapOfInput& of, std::span<const std::uint32_t> queries,
                                const ScoreOptions& options, ThreadTeam& team,
                                const std::stop_token& stop = {}, const Progress& progress = {});

/// The scores of a map as a whole: means over its points, except for the last one.
struct MapScores {
  std::size_t points = 0;
  std::size_t queries = 0;  ///< number of points scored: all, or a sample
  std::size_t pairs = 0;    ///< number of pairs for the correlation of distances
  Estimate trustworthiness;
  Estimate continuity;
  Estimate neighborRecall;
  std::optional<Estimate> labelAccuracy;       ///< empty without labels
  std::optional<Estimate> labelAccuracyInput;  ///< empty without labels
  std::optional<Estimate> silhouette;          ///< empty without labels of two classes
  Estimate distanceCorrelation;

  [[nodiscard]] bool sampled() const { return queries < points; }
};

/// Scores a map from all its points, or from a sample (ScoreOptions::queries).
/// Errors: those of scorePoints(); badArgument for options out of range. Cost and progress: as for
/// scorePoints(). The same bytes for any team.
Result<MapScores> scoreMap(const MapOfInput& of, const ScoreOptions& options, ThreadTeam& team,
                           const std::stop_token& stop = {}, const Progress& progress = {});

}  // namespace lookbook
