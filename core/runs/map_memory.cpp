#include "core/runs/map_memory.h"

#include "core/base/memory.h"
#include "core/embedding/mde/mde_problem.h"
#include "core/embedding/methods.h"
#include "core/embedding/pca/pca.h"

#include <algorithm>
#include <string>

namespace lookbook {

namespace {

// Doubles, as products of sizes may leave any integer behind.
constexpr double kFloat = sizeof(float);
constexpr double kNeighbor = 8;     ///< an index and a distance
constexpr double kJoint = 12;       ///< t-SNE's or UMAP's edges, for each neighbour that was found
constexpr double kStrength = 4;     ///< of a neighbour, on one side
constexpr double kPair = 24;        ///< of an MDE, in the rows of both its points
constexpr double kHnswLinks = 400;  ///< bytes for each point

/// What is there from the neighbours to the optimisation's beginning.
double pairs(double n, double dims, const MapOptions& o) {
  if (o.method == Method::mde && o.mde.preserve == Preserve::distances)
    return kPair * std::min<double>(o.mde.maxDistances, n * (n - 1) / 2);
  const double k = stepsOf(o.method).neighbors(o, static_cast<std::size_t>(n));
  const double found =
      n * k * kNeighbor +
      (searchesByHnsw(o, static_cast<std::size_t>(n)) ? n * (dims * kFloat + kHnswLinks) : 0);
  if (o.method != Method::mde) return found + n * k * (kStrength + kJoint);
  return found + n * k / 2 * kPair * (1 + repulsiveFraction(o.mde));
}

}  // namespace

std::uint64_t memoryNeeded(std::size_t n, std::size_t d, const MapOptions& options) {
  const auto points = static_cast<double>(n);
  const auto dims = static_cast<double>(d);
  const auto pca = [&](double components) {
    return static_cast<double>(pcaMemory(n, d, static_cast<int>(components)));
  };
  if (options.method == Method::pca)
    return static_cast<std::uint64_t>(pca(options.dims) + points * options.dims * kFloat);
  const double kept = std::min<double>(options.pcaComponents, dims);
  const bool byPca = kept > 0 || !stepsOf(options.method).startsAtRandom(options);
  const double reduced = byPca ? pca(std::max<double>(kept, options.dims)) : 0;
  const double space = points * (kept > 0 ? kept : dims) * kFloat;
  return static_cast<std::uint64_t>(
      std::max(reduced, pairs(points, kept > 0 ? kept : dims, options)) + space);
}

Result<void> checkMemory(std::size_t n, std::size_t d, const MapOptions& options) {
  return checkAvailable(
      memoryNeeded(n, d, options),
      text("%1 of %2 points in %3 dimensions", infoOf(options.method).title, n, d),
      text("Select fewer points, or fewer components or neighbours."));
}

}  // namespace lookbook
