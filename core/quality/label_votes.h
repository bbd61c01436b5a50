#pragma once

#include "core/base/class_id.h"
#include "core/neighbors/neighbor_graph.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace lookbook {

/// How many neighbours vote for the class of a point.
inline constexpr int kVoters = 5;

/// For each row, the most frequent class of its neighbours; if several classes have as many votes,
/// that of the nearest of these neighbours. A point is not its own neighbour, so this is a
/// leave-one-out prediction. Cost: O(m k).
/// @param labels of all points, by the indices in the graph
/// @param unlabelled the class of points without a label, which do not vote; the vote is this class
/// where nobody votes
std::vector<ClassId> labelVotes(const NeighborGraph& neighbors, std::span<const ClassId> labels,
                                std::optional<ClassId> unlabelled = {});

/// For each row, 1 if the vote (from labelVotes()) is the class of the query, otherwise 0. The mean
/// over all points is the label accuracy.
/// @param queries the points of the rows
std::vector<float> votesAreRight(std::span<const ClassId> votes,
                                 std::span<const std::uint32_t> queries,
                                 std::span<const ClassId> labels);

/// The values of those queries that have a label.
std::vector<float> ofLabelled(const std::vector<float>& values,
                              std::span<const std::uint32_t> queries,
                              std::span<const ClassId> labels, std::optional<ClassId> unlabelled);

/// For each row, the fraction of its neighbours that are of the class of the query, in [0, 1].
/// Neighbours without a label do not count; NaN for a query without a label or a neighbour that has
/// one.
std::vector<float> labelAgreement(const NeighborGraph& neighbors,
                                  std::span<const std::uint32_t> queries,
                                  std::span<const ClassId> labels,
                                  std::optional<ClassId> unlabelled = {});

}  // namespace lookbook
