#pragma once

#include "core/base/matrix.h"
#include "core/base/parallel.h"
#include "core/base/result.h"
#include "core/quality/query_sample.h"

#include <cstddef>
#include <cstdint>
#include <stop_token>

namespace lookbook {

/// How far a map keeps the global order: Spearman's correlation of the distances in the input with
/// those in the map, over pairs of points drawn at random with repetition, or over all pairs where
/// there are no more. In [-1, 1]; ties share their mean rank; 0 where all distances of one space
/// are the same. Spearman 1904; the standard error of a sample by Bonett & Wright 2000, "Sample
/// size requirements for estimating Pearson, Kendall and Spearman correlations".
/// @param input n x d
/// @param map n x dims
/// @param pairs at least 4
/// Errors: badArgument for fewer than 2 points; cancelled. Cost: O(p (d + log p)) for p pairs. The
/// same bytes for any team.
Result<Estimate> distanceCorrelation(const MatrixView& input, const MatrixView& map,
                                     std::size_t pairs, std::uint64_t seed, ThreadTeam& team,
                                     const std::stop_token& stop = {});

/// Number of pairs from which it is estimated.
std::size_t correlatedPairs(std::size_t n, std::size_t pairs);

}  // namespace lookbook
