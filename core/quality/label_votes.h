#pragma once

#include "core/base/class_id.h"
#include "core/neighbors/neighbor_graph.h"

#include <cstdint>
#include <span>
#include <vector>

namespace lookbook {

/// How many neighbours vote for a point's class.
inline constexpr int kVoters = 5;

/// For each row, the class that most of its neighbours have; of classes with as many votes, that of
/// the nearest neighbour. A point is no neighbour of itself, so this is leave-one-out.
/// @param labels of all points that the graph's indices mean
std::vector<ClassId> labelVotes(const NeighborGraph& neighbors, std::span<const ClassId> labels);

/// For each row, whether the vote (of labelVotes()) is the query's own class: 1 or 0. The mean over
/// all points is the label accuracy.
/// @param queries the points that the rows stand for
std::vector<float> votesAreRight(std::span<const ClassId> votes,
                                 std::span<const std::uint32_t> queries,
                                 std::span<const ClassId> labels);

/// For each row, the share of its neighbours that are of the query's own class, in [0, 1].
std::vector<float> labelAgreement(const NeighborGraph& neighbors,
                                  std::span<const std::uint32_t> queries,
                                  std::span<const ClassId> labels);

}  // namespace lookbook
