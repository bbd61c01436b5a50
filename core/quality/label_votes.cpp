#include "core/quality/label_votes.h"

#include <algorithm>
#include <cassert>
#include <cstddef>
#include <limits>

namespace lookbook {

std::vector<ClassId> labelVotes(const NeighborGraph& neighbors, std::span<const ClassId> labels,
                                std::optional<ClassId> unlabelled) {
  std::vector<ClassId> votes(neighbors.n, unlabelled.value_or(0));
  for (std::size_t row = 0; row < neighbors.n; ++row) {
    const auto voters = neighbors.neighbors(row);  // sorted, the nearest first
    std::ptrdiff_t most = 0;
    for (const std::uint32_t candidate : voters) {
      if (labels[candidate] == unlabelled) continue;
      const auto count = std::ranges::count_if(
          voters, [&](std::uint32_t voter) { return labels[voter] == labels[candidate]; });
      if (count > most) {
        most = count;
        votes[row] = labels[candidate];
      }
    }
  }
  return votes;
}

std::vector<float> votesAreRight(std::span<const ClassId> votes,
                                 std::span<const std::uint32_t> queries,
                                 std::span<const ClassId> labels) {
  assert(votes.size() == queries.size());
  std::vector<float> right(votes.size());
  for (std::size_t row = 0; row < right.size(); ++row)
    right[row] = votes[row] == labels[queries[row]] ? 1.0F : 0.0F;
  return right;
}

std::vector<float> ofLabelled(const std::vector<float>& values,
                              std::span<const std::uint32_t> queries,
                              std::span<const ClassId> labels, std::optional<ClassId> unlabelled) {
  assert(values.size() == queries.size());
  if (!unlabelled) return values;
  std::vector<float> labelled;
  for (std::size_t row = 0; row < values.size(); ++row)
    if (labels[queries[row]] != *unlabelled) labelled.push_back(values[row]);
  return labelled;
}

std::vector<float> labelAgreement(const NeighborGraph& neighbors,
                                  std::span<const std::uint32_t> queries,
                                  std::span<const ClassId> labels,
                                  std::optional<ClassId> unlabelled) {
  assert(neighbors.n == queries.size());
  std::vector<float> shares(neighbors.n, std::numeric_limits<float>::quiet_NaN());
  for (std::size_t row = 0; row < neighbors.n; ++row) {
    const ClassId own = labels[queries[row]];
    std::size_t alike = 0;
    std::size_t labelled = 0;
    for (const std::uint32_t neighbor : neighbors.neighbors(row)) {
      alike += labels[neighbor] == own ? 1 : 0;
      labelled += labels[neighbor] != unlabelled ? 1 : 0;
    }
    if (own != unlabelled && labelled > 0)
      shares[row] = static_cast<float>(alike) / static_cast<float>(labelled);
  }
  return shares;
}

}  // namespace lookbook
