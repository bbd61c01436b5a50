#include "core/embedding/common/map_options.h"

#include <algorithm>
#include <cmath>

namespace lookbook {

namespace {

/// The usual 30, but at most a third of the number of other points, and at least 2, which is
/// possible with four points.
double perplexityFor(const MapOptions& options, std::size_t n) {
  constexpr double kUsual = 30;
  constexpr double kLeast = 2;
  const double others = n > 0 ? static_cast<double>(n) - 1 : 0;
  double perplexity = std::min(kUsual, std::floor(others / 3));
  if (options.neighbors > 0 && options.neighbors < perplexity)
    perplexity = std::floor(options.neighbors / 3.0);
  return std::max(kLeast, perplexity);
}

/// umap-learn's 15, but at most all points. UMAP counts the point itself.
int umapNeighborsFor(std::size_t n) {
  constexpr std::size_t kUsual = 15;
  constexpr std::size_t kLeast = 2;
  return static_cast<int>(std::clamp(n, kLeast, kUsual));
}

}  // namespace

MapOptions chosenFor(MapOptions options, std::size_t n) {
  if (options.method == Method::tsne && options.tsne.perplexity == 0)
    options.tsne.perplexity = perplexityFor(options, n);
  if (options.method == Method::umap && options.umap.neighbors == 0)
    options.umap.neighbors = umapNeighborsFor(n);
  return options;
}

std::vector<MapOptions> optionsOfEveryKind() {
  std::vector<MapOptions> kinds;
  for (std::size_t method = 0; method < kMethodNames.size(); ++method)
    kinds.push_back({.method = static_cast<Method>(method)});
  kinds.push_back({.method = Method::mde});
  kinds.back().mde.preserve = Preserve::distances;
  return kinds;
}

}  // namespace lookbook
