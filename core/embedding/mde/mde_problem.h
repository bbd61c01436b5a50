#pragma once

#include "core/base/matrix.h"
#include "core/base/parallel.h"
#include "core/base/result.h"
#include "core/embedding/common/mde_options.h"
#include "core/embedding/common/pair_distortion.h"
#include "core/embedding/mde/mde_distortions.h"
#include "core/neighbors/neighbor_graph.h"

#include <cstdint>
#include <span>
#include <vector>

namespace lookbook {

/// Pairs that share a distortion function, each in the row of both its points.
struct PairRows {
  PairKind kind = PairKind::similar;
  Distortion distortion = Distortion::log1p;
  std::vector<std::uint32_t> rowStart;  ///< n + 1
  std::vector<std::uint32_t> columns;   ///< the other point; rising within a row
  std::vector<float> parameters;        ///< weight or distance, as the distortion takes it
};

/// A minimum-distortion problem: which pairs of points distort the map, and how.
struct MdeProblem {
  std::size_t n = 0;
  std::size_t pairs = 0;  ///< in all rows, each once
  std::vector<PairRows> rows;
};

/// Rows of given pairs.
/// @param pairs codes (pair_sampling.h), rising, distinct
/// @param parameters one for each pair
PairRows pairRows(std::size_t n, std::span<const std::uint64_t> pairs,
                  std::span<const float> parameters, PairKind kind, Distortion distortion);

/// PyMDE's number of neighbours for n points where options.neighbors is auto: 1% of all pairs, but
/// between 5 and 15, of fewer than 10 points half of them, and 3 at least; never more than the
/// other points.
int neighborsForMde(const MdeOptions& options, std::size_t n);

/// The function that a penalty stands for.
Distortion distortionOf(AttractivePenalty penalty);
/// The same; not for `none`.
Distortion distortionOf(RepulsivePenalty penalty);
/// Pairs that repel for each pair that attracts, where options.repulsiveFraction is auto too.
double repulsiveFraction(const MdeOptions& options);

/// Options that checkOptions() passes but that do not go together or with n points.
/// Errors: badArgument: no repulsive penalty on a map that is not standardized, which would fall
/// into one point; as many neighbours as points.
Result<void> checkMdeOptions(const MdeOptions& options, std::size_t n);

/// Similar pairs are the graph's neighbours, with a weight of 2 where each is the other's and of 1
/// where it goes one way; dissimilar ones are drawn from all other pairs, as many as the options'
/// fraction of the similar ones, with a weight of -1.
/// Where more than half of all pairs are similar, as of a handful of points, these repel in a
/// centered map, too: else it would fall into a point or a line. Errors: badArgument: options out
/// of range, or those of checkMdeOptions(); no points. Agrawal, Ali & Boyd 2021, section 3.2. The
/// same bytes for any team.
Result<MdeProblem> preserveNeighbors(const NeighborGraph& graph, MdeOptions options,
                                     std::uint64_t seed);

/// All pairs, or a sample of options.maxDistances of them, with the L2 distances of the input. For
/// a standardized map these are scaled to its root-mean-square distance, 2 n dims / (n - 1).
/// @param points n x d, finite, n >= 2
/// @param dims of the map
/// Errors: badArgument (sizes, NaN, an option out of range). The same bytes for any team.
/// Agrawal, Ali & Boyd 2021, section 3.3. Memory: 20 bytes a pair.
Result<MdeProblem> preserveDistances(const MatrixView& points, int dims, MdeOptions options,
                                     std::uint64_t seed, ThreadTeam& team);

}  // namespace lookbook
