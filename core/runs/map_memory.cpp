#include "core/runs/map_memory.h"

#include "core/base/memory.h"
#include "core/embedding/methods.h"
#include "core/embedding/pca/pca.h"

#include <algorithm>
#include <string>

namespace lookbook {

namespace {

// Doubles, because products of sizes may overflow any integer.
constexpr double kFloat = sizeof(float);
constexpr double kNeighbor = 8;     ///< an index and a distance
constexpr double kHnswLinks = 400;  ///< bytes for each point

/// The memory that is used from the neighbours to the beginning of the optimisation.
double pairs(std::size_t n, double dims, const MapOptions& o) {
  const MethodSteps& steps = stepsOf(o.method);
  const double other = steps.memory(o, n);
  if (!usesNeighbors(o)) return other;
  const auto points = static_cast<double>(n);
  return points * steps.neighbors(o, n) * kNeighbor +
         (searchesByHnsw(o, n) ? points * (dims * kFloat + kHnswLinks) : 0) + other;
}

}  // namespace

std::uint64_t memoryNeeded(std::size_t n, std::size_t d, const MapOptions& options) {
  const auto points = static_cast<double>(n);
  const auto dims = static_cast<double>(d);
  const auto pca = [&](double components) {
    return static_cast<double>(pcaMemory(n, d, static_cast<int>(components)));
  };
  if (!isOptimized(options.method))
    return static_cast<std::uint64_t>(pca(options.dims) + points * options.dims * kFloat);
  const double kept = std::min<double>(options.pcaComponents, dims);
  const bool byPca = kept > 0 || !stepsOf(options.method).startsAtRandom(options);
  const double reduced = byPca ? pca(std::max<double>(kept, options.dims)) : 0;
  const double space = points * (kept > 0 ? kept : dims) * kFloat;
  return static_cast<std::uint64_t>(std::max(reduced, pairs(n, kept > 0 ? kept : dims, options)) +
                                    space);
}

Result<void> checkMemory(std::size_t n, std::size_t d, const MapOptions& options) {
  return checkAvailable(
      memoryNeeded(n, d, options),
      text("%1 of %2 points in %3 dimensions", infoOf(options.method).title, n, d),
      text("Select fewer points, or fewer components or neighbours."));
}

}  // namespace lookbook
