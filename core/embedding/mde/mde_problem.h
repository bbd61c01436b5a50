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

/// Pairs with the same distortion function. Each pair is in the rows of both its points.
struct PairRows {
  PairKind kind = PairKind::similar;
  Distortion distortion = Distortion::log1p;
  std::vector<std::uint32_t> rowStart;  ///< n + 1 offsets into columns and parameters
  std::vector<std::uint32_t> columns;   ///< the other point of the pair; increasing within a row
  std::vector<float> parameters;        ///< weight or distance, as the distortion function requires
};

/// A minimum-distortion problem: the pairs of points and their distortion functions.
struct MdeProblem {
  std::size_t n = 0;
  std::size_t pairs = 0;  ///< in all rows, each counted once
  std::vector<PairRows> rows;
};

/// Arranges given pairs in rows.
/// @param pairs codes (pair_sampling.h), in increasing order, distinct
/// @param parameters one for each pair
PairRows pairRows(std::size_t n, std::span<const std::uint64_t> pairs,
                  std::span<const float> parameters, PairKind kind, Distortion distortion);

/// PyMDE's number of neighbours for n points if options.neighbors is automatic: so many that the
/// pairs are 1% of all pairs, but between 5 and 15; for fewer than 10 points, half of them, but at
/// least 3. It is never more than n - 1.
int neighborsForMde(const MdeOptions& options, std::size_t n);

/// The distortion function of a penalty.
Distortion distortionOf(AttractivePenalty penalty);
/// The same; the penalty must not be `none`.
Distortion distortionOf(RepulsivePenalty penalty);
/// The number of repelling pairs for each attracting pair, automatic values resolved.
double repulsiveFraction(const MdeOptions& options);

/// Checks what checkOptions() does not: that the options fit each other and n points.
/// Errors: badArgument if a map that is not standardized has no repulsive penalty, so that it would
/// collapse into one point, or if there are as many neighbours as points.
Result<void> checkMdeOptions(const MdeOptions& options, std::size_t n);

/// A problem that preserves neighbours. Similar pairs are the neighbours in the graph, with weight
/// 2 if each point is a neighbour of the other, and 1 otherwise. Dissimilar pairs are drawn from
/// all other pairs, repulsiveFraction() for each similar pair, with weight -1. If more than half of
/// all pairs are similar, as for very few points, the similar pairs of a centered map repel each
/// other as well, so that it does not collapse into a point or a line. Errors: badArgument for
/// options out of range, those of checkMdeOptions(), and no points. The same bytes for any team.
/// Agrawal, Ali & Boyd 2021, section 3.2.
Result<MdeProblem> preserveNeighbors(const NeighborGraph& graph, MdeOptions options,
                                     std::uint64_t seed);

/// A problem that preserves distances: all pairs, or a sample of options.maxDistances of them, with
/// their L2 distances in the input. For a standardized map, these are scaled so that their mean
/// square is 2 n dims / (n - 1), as in the map.
/// @param points n x d, finite, n >= 2
/// @param dims of the map
/// Errors: badArgument for sizes that do not fit, a NaN or an option out of range. Memory: 20 bytes
/// for each pair. The same bytes for any team. Agrawal, Ali & Boyd 2021, section 3.3.
Result<MdeProblem> preserveDistances(const MatrixView& points, int dims, MdeOptions options,
                                     std::uint64_t seed, ThreadTeam& team);

}  // namespace lookbook
