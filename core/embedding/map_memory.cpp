#include "core/embedding/map_memory.h"

#include "core/base/memory.h"
#include "core/embedding/centred_points.h"
#include "core/embedding/leading_eigen.h"
#include "core/embedding/map_steps.h"
#include "core/embedding/pca.h"

#include <algorithm>
#include <string>
#include <thread>

namespace lookbook {

namespace {

// Doubles, as products of sizes may leave any integer behind.
constexpr double kFloat = sizeof(float);
constexpr double kDouble = sizeof(double);
constexpr double kNeighbor = 8;     ///< an index and a distance
constexpr double kJoint = 12;       ///< t-SNE's or UMAP's edges, for each neighbour that was found
constexpr double kStrength = 4;     ///< of a neighbour, on one side
constexpr double kPair = 24;        ///< of an MDE, in the rows of both its points
constexpr double kSlots = 8;        ///< products that PCA keeps at once
constexpr double kHnswLinks = 400;  ///< bytes for each point

double pca(double n, double d, double components) {
  const double threads = std::max(1U, std::thread::hardware_concurrency());
  const auto columns = static_cast<Eigen::Index>(d);
  const double rows = std::min(n, static_cast<double>(rowsAtOnce(columns)));
  const double read = threads * rows * d * kFloat;
  const double directions = 3 * d * components * kDouble;
  switch (pcaSolver(static_cast<Eigen::Index>(n), columns)) {
    case PcaSolver::covariance:
      return read + d * d * (kSlots * kFloat + 3 * kDouble);
    case PcaSolver::gram:
      return 2 * read + 4 * n * n * kDouble + directions + kSlots * d * components * kFloat;
    case PcaSolver::krylov:
      break;
  }
  const auto wanted = static_cast<Eigen::Index>(components);
  const auto block = static_cast<double>(leadingBlock(columns, wanted));
  const auto basis = static_cast<double>(leadingBasis(columns, wanted));
  return read + d * (2 * basis * kDouble + block * (kSlots * kFloat + 3 * kDouble)) + directions;
}

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
  if (options.method == Method::pca)
    return static_cast<std::uint64_t>(pca(points, dims, options.dims) +
                                      points * options.dims * kFloat);
  const double kept = std::min<double>(options.pcaComponents, dims);
  const bool byPca = kept > 0 || !stepsOf(options.method).startsAtRandom(options);
  const double reduced = byPca ? pca(points, dims, std::max<double>(kept, options.dims)) : 0;
  const double space = points * (kept > 0 ? kept : dims) * kFloat;
  return static_cast<std::uint64_t>(
      std::max(reduced, pairs(points, kept > 0 ? kept : dims, options)) + space);
}

Result<void> checkMemory(std::size_t n, std::size_t d, const MapOptions& options) {
  constexpr std::uint64_t kNoMatter = 64U << 20;  // that much is not worth a look at the machine
  const std::uint64_t needed = memoryNeeded(n, d, options);
  if (needed < kNoMatter) return {};
  const std::uint64_t available = availableMemory();
  if (needed <= available) return {};
  return fail(Error::Kind::exhausted,
              std::string(kMethodTitles[static_cast<std::size_t>(options.method)]) + " of " +
                  std::to_string(n) + " points in " + std::to_string(d) +
                  " dimensions needs about " + byteCount(needed) + " of memory, but " +
                  byteCount(available) +
                  " are available; choose fewer points, or fewer components or neighbours");
}

}  // namespace lookbook
