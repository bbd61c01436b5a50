#include "core/neighbors/reference_neighbors.h"

#include "core/neighbors/nearest_so_far.h"

#include <algorithm>
#include <string>

namespace lookbook {

namespace {

/// Queries that are processed together, so that references are read once for all.
constexpr std::size_t kQueries = 64;
/// References in a block, so that a single query is divided among threads.
constexpr std::size_t kReferences = 1024;

Result<void> check(const MatrixView& references, const MatrixView& queries, int k) {
  if (queries.cols() != references.cols())
    return badArgument(
        "The points have %1 dimensions, but the points to find neighbours among have %2.",
        queries.cols(), references.cols());
  if (k < 1 || k > references.rows())
    return badArgument(plural(k, "%n neighbour of each point cannot be found among %1.",
                              "%n neighbours of each point cannot be found among %1.",
                              plural(references.rows(), "%n point", "%n points")));
  if (!queries.allFinite())
    return badArgument(text("The points hold a value that is not a finite number."));
  return {};
}

/// The k best of the references in [begin, end), in no order.
void nearestOf(const MatrixView& references, std::size_t begin, std::size_t end, const float* query,
               std::size_t k, std::vector<Candidate>& best) {
  best.clear();  // a heap with the worst on top
  for (std::size_t i = begin; i < end; ++i) {
    const Candidate candidate{
        squaredDistance(query, rowOf(references, i), static_cast<std::size_t>(references.cols())),
        static_cast<std::uint32_t>(i)};
    if (best.size() == k) {
      if (!(candidate < best.front())) continue;
      std::pop_heap(best.begin(), best.end());
      best.back() = candidate;
    } else {
      best.push_back(candidate);
    }
    std::push_heap(best.begin(), best.end());
  }
}

}  // namespace

Result<NeighborGraph> referenceNeighbors(const MatrixView& references, const MatrixView& queries,
                                         int k, ThreadTeam& team, const std::stop_token& stop,
                                         const Progress& progress) {
  if (auto checked = check(references, queries, k); !checked)
    return tl::unexpected(checked.error());
  const auto n = static_cast<std::size_t>(references.rows());
  const auto m = static_cast<std::size_t>(queries.rows());
  const auto kept = static_cast<std::size_t>(k);
  NeighborGraph graph{.n = m, .k = k, .indices = {}, .squaredDistances = {}};
  graph.indices.resize(m * kept);
  graph.squaredDistances.resize(m * kept);
  const std::size_t blocks = (n + kReferences - 1) / kReferences;
  std::vector<std::vector<Candidate>> found(std::min(m, kQueries) * blocks);
  for (std::size_t first = 0; first < m; first += kQueries) {
    if (stop.stop_requested()) return cancelled();
    const std::size_t asked = std::min(kQueries, m - first);
    team.forBlocks(blocks, [&](std::size_t block, int) {
      for (std::size_t q = 0; q < asked; ++q)
        nearestOf(references, block * kReferences, std::min(n, (block + 1) * kReferences),
                  rowOf(queries, first + q), kept, found[q * blocks + block]);
    });
    team.forBlocks(asked, [&](std::size_t q, int) {
      std::vector<Candidate> all;
      for (std::size_t block = 0; block < blocks; ++block)
        all.insert(all.end(), found[q * blocks + block].begin(), found[q * blocks + block].end());
      std::partial_sort(all.begin(), all.begin() + k, all.end());
      for (std::size_t j = 0; j < kept; ++j) {
        graph.indices[(first + q) * kept + j] = all[j].index;
        graph.squaredDistances[(first + q) * kept + j] = all[j].distance;
      }
    });
    report(progress, static_cast<double>(first + asked) / static_cast<double>(m));
  }
  return graph;
}

}  // namespace lookbook
