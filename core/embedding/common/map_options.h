#pragma once

#include "core/base/options.h"
#include "core/base/result.h"
#include "core/embedding/common/mde_options.h"
#include "core/embedding/common/method.h"
#include "core/embedding/common/tsne_options.h"
#include "core/embedding/common/umap_options.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <type_traits>
#include <vector>

namespace lookbook {

/// Where the points of a t-SNE start.
enum class Initialization : std::uint8_t { pca, random };
inline constexpr std::array<const char*, 2> kInitializationNames{"pca", "random"};

/// How neighbours are found.
enum class NeighborSearch : std::uint8_t {
  automatic,  ///< exact up to kMostExactPoints, HNSW beyond
  exact,
  hnsw,
};
inline constexpr std::array<const char*, 3> kNeighborSearchNames{"auto", "exact", "hnsw"};
inline constexpr std::size_t kMostExactPoints = 200'000;

/// Everything that decides what a map will be, but for its input.
struct MapOptions {
  Method method = Method::tsne;
  int dims = 2;  ///< any number for PCA; 2 or 3 for maps
  int pcaComponents =
      50;  ///< components kept before the neighbours are found; 0: none, the input as it is
  Initialization initialization = Initialization::pca;
  NeighborSearch neighborSearch = NeighborSearch::automatic;
  int neighbors = 0;  ///< of each point, for t-SNE; 0: three times the perplexity, and one more
  std::uint64_t seed = 0;
  TsneOptions tsne;
  UmapOptions umap;
  MdeOptions mde;

  bool operator==(const MapOptions&) const = default;
};

/// Whether a map of these is seen in 3-D at first. A projection is seen from its first two
/// components.
inline bool isThreeDimensional(const MapOptions& options) {
  return options.method != kProjection && options.dims == 3;
}

/// Whether a map of these is made from nearest neighbours.
inline bool usesNeighbors(const MapOptions& options) {
  return isOptimized(options.method) &&
         !(options.method == Method::mde && options.mde.preserve == Preserve::distances);
}

/// Whether a map of n points gets its neighbours from HNSW.
inline bool searchesByHnsw(const MapOptions& options, std::size_t n) {
  return options.neighborSearch == NeighborSearch::automatic
             ? n > kMostExactPoints
             : options.neighborSearch == NeighborSearch::hnsw;
}

/// The options with t-SNE's perplexity and UMAP's neighbours set for n points where they are auto:
/// 30 and 15, or less for few points. Runs use these options and recipes record them.
MapOptions chosenFor(MapOptions options, std::size_t n);

/// The default options of each method that can be run, and those of each of its ways that takes
/// other options: what can be asked for, one of these has.
std::vector<MapOptions> optionsOfEveryKind();

/// Whether n points can be laid out by these: options in their ranges, and a perplexity of at most
/// (n - 1) / 3, or 2 of fewer than 7.
/// Errors: badArgument.
Result<void> checkTsne(const TsneOptions& options, std::size_t n);

/// What t-SNE takes beside TsneOptions.
template <class Options, class Visitor>
void describeForTsne(Options& o, Visitor&& visit) {
  visit(Field{.name = "init",
              .label = "Initialisation",
              .help = "Where points start: PCA keeps the global layout, random does not.",
              .choices = kInitializationNames,
              .advanced = true},
        o.initialization);
  visit(Field{.name = "neighbors",
              .label = "Neighbours",
              .help = "Number of nearest neighbours of each image, at least the perplexity. Auto: "
                      "three times the perplexity, plus one.",
              .minimum = 1,
              .maximum = 65536,
              .automatic = true,
              .advanced = true},
        o.neighbors);
}

/// What all methods but PCA take.
template <class Options, class Visitor>
void describeForMaps(Options& o, Visitor&& visit) {
  visit(Field{.name = "pca",
              .label = "Components",
              .help = "Number of principal components in which neighbours are found; 0 uses the "
                      "pixels.",
              .minimum = 0,
              .maximum = 65536,
              .advanced = true},
        o.pcaComponents);
  if (usesNeighbors(o))
    visit(Field{.name = "knn",
                .label = "Neighbour search",
                .help =
                    "How nearest neighbours are found: exactly, or approximately by HNSW, which is "
                    "far faster for very many images. Auto: exact up to 200,000.",
                .choices = kNeighborSearchNames,
                .advanced = true},
          o.neighborSearch);
  visit(Field{.name = "seed",
              .label = "Seed",
              .help = "Seed of the random numbers.",
              .minimum = 0,
              .maximum = 9007199254740991.0,
              .advanced = true},
        o.seed);
}

/// Visits the options that o.method uses. Options of the same name, such as "neighbors", can mean
/// different things for different methods.
template <class Options, class Visitor>
  requires std::is_same_v<std::remove_const_t<Options>, MapOptions>
void describe(Options& o, Visitor&& visit) {
  visit(Field{.name = "method",
              .label = "Method",
              .help = "How the images are laid out.",
              .choices = kMethodNames},
        o.method);
  visit(Field{.name = "dims",
              .label = "Dimensions",
              .help = "Dimensions of the map.",
              .minimum = 1,
              .maximum = 65536},
        o.dims);
  if (!isOptimized(o.method)) return;
  switch (o.method) {
    case Method::tsne:
      describeForMaps(o, visit);
      describeForTsne(o, visit);
      return describe(o.tsne, visit);
    case Method::umap:
      describeForMaps(o, visit);
      return describe(o.umap, visit);
    case Method::mde:
      describe(o.mde, visit);  // what it preserves decides whether there are neighbours to find
      return describeForMaps(o, visit);
    default:  // it has no options of its own
      return describeForMaps(o, visit);
  }
}

}  // namespace lookbook
