#include "ui/maps/map_cost.h"

#include "core/embedding/umap/umap.h"

#include <algorithm>
#include <cmath>

namespace lookbook::ui {

namespace {

/// Seconds of a step of one point with so many others, on two cores: measured on 70,000 images with
/// t-SNE (41 s for 1,000 steps of 90 neighbours), and rounded up.
constexpr double kOfPoint = 1e-7;
constexpr double kOfPair = 1e-8;

double neighborsOf(const MapOptions& options) {
  switch (options.method) {
    case Method::tsne:
      return std::max(3 * options.tsne.perplexity, static_cast<double>(options.neighbors));
    case Method::umap:
      return options.umap.neighbors;
    case Method::mde:
      return 2.0 * std::max(options.mde.neighbors, 15);
    case Method::pca:
    case Method::file:
      break;
  }
  return 0;
}

/// Points of the tree that a point of t-SNE looks at: the fewer, the larger theta is.
double visitedOf(const MapOptions& options, double n) {
  if (options.method != Method::tsne) return 0;
  constexpr double kUsual = 0.5;
  const double ratio = kUsual / std::max(options.tsne.theta, 1e-3);
  return std::min(n, 10 * std::pow(ratio, options.dims) * std::log2(n + 1)) *
         (options.dims > 2 ? 3 : 1);
}

}  // namespace

int iterationsOf(const MapOptions& options, std::size_t n) {
  switch (options.method) {
    case Method::tsne:
      return options.tsne.iterations;
    case Method::umap:
      return umapEpochs(options.umap, n);
    case Method::mde:
      return options.mde.iterations;
    case Method::pca:
    case Method::file:
      break;
  }
  return 0;
}

bool takesLong(const MapOptions& asked, std::size_t n) {
  const MapOptions options = chosenFor(asked, n);
  constexpr double kSomeMinutes = 300;
  constexpr double kMostSteps = 1e5;
  const auto points = static_cast<double>(n);
  const double steps = iterationsOf(options, n);
  const double others = neighborsOf(options) + visitedOf(options, points);
  const double step = points * (kOfPoint + kOfPair / 10 * others);
  // Every pair of points, where neighbours are found exactly.
  const bool exact = usesNeighbors(options) && !searchesByHnsw(options, n);
  constexpr double kPixels = 784;
  const double components = options.pcaComponents == 0 ? kPixels : options.pcaComponents;
  const double search = exact ? points * points * components * kOfPair / 250 : 0;
  return steps > kMostSteps || steps * step + search > kSomeMinutes;
}

}  // namespace lookbook::ui
