#pragma once

#include "core/base/matrix.h"
#include "core/base/parallel.h"
#include "core/base/result.h"
#include "core/quality/query_sample.h"

#include <cstddef>
#include <cstdint>
#include <stop_token>

namespace lookbook {

/// How well a map preserves the global arrangement: Spearman's rank correlation, in [-1, 1], of the
/// distances in the input with those in the map. It is computed over pairs of points that are drawn
/// at random with repetition, or over all pairs if there are no more. Ties get their mean rank. If
/// all distances in one of the spaces are equal, it is 0. Spearman 1904; the standard error of a
/// sample is from Bonett & Wright 2000, "Sample size requirements for estimating Pearson, Kendall
/// and Spearman correlations".
/// @param input n x d
/// @param map n x dims
/// @param pairs number of pairs, at least 4
/// Errors: badArgument for fewer than 2 points; cancelled. Cost: O(p (d + log p)) for p pairs. The
/// same bytes for any team.
Result<Estimate> distanceCorrelation(const MatrixView& input, const MatrixView& map,
                                     std::size_t pairs, std::uint64_t seed, ThreadTeam& team,
                                     const std::stop_token& stop = {});

/// The number of pairs from which it is estimated: `pairs`, or all pairs if there are no more.
std::size_t correlatedPairs(std::size_t n, std::size_t pairs);

}  // namespace lookbook
