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

/// The initial positions of t-SNE.
enum class Initialization : std::uint8_t { pca, random };
inline constexpr std::array<const char*, 2> kInitializationNames{"pca", "random"};

/// How the nearest neighbours are found.
enum class NeighborSearch : std::uint8_t {
  automatic,  ///< exact up to kMostExactPoints, HNSW beyond
  exact,
  hnsw,
};
inline constexpr std::array<const char*, 3> kNeighborSearchNames{"auto", "exact", "hnsw"};
inline constexpr std::size_t kMostExactPoints = 200'000;

/// All options of a map: together with its input they determine it.
struct MapOptions {
  Method method = Method::tsne;
  int dims = 2;  ///< any number for PCA; 2 or 3 for maps
  int pcaComponents =
      50;  ///< principal components in which neighbours are found; 0: the input as it is
  Initialization initialization = Initialization::pca;
  NeighborSearch neighborSearch = NeighborSearch::automatic;
  int neighbors = 0;  ///< of each point, for t-SNE; 0: three times the perplexity, plus one
  std::uint64_t seed = 0;
  TsneOptions tsne;
  UmapOptions umap;
  MdeOptions mde;

  bool operator==(const MapOptions&) const = default;
};

/// Whether a map with these options is first shown in 3-D. A projection is first shown by its first
/// two components.
inline bool isThreeDimensional(const MapOptions& options) {
  return options.method != kProjection && options.dims == 3;
}

/// Whether a map with these options is computed from nearest neighbours.
inline bool usesNeighbors(const MapOptions& options) {
  return isOptimized(options.method) &&
         !(options.method == Method::mde && options.mde.preserve == Preserve::distances);
}

/// Whether the neighbours of n points are found by HNSW.
inline bool searchesByHnsw(const MapOptions& options, std::size_t n) {
  return options.neighborSearch == NeighborSearch::automatic
             ? n > kMostExactPoints
             : options.neighborSearch == NeighborSearch::hnsw;
}

/// The options with automatic values resolved for n points: t-SNE's perplexity (30, or less for few
/// points) and UMAP's neighbours (15, or less). Runs use these options and recipes record them.
MapOptions chosenFor(MapOptions options, std::size_t n);

/// The default options of each method that can be run, and of each variant that has options of its
/// own (MDE that preserves distances). Every option there is occurs in one of these.
std::vector<MapOptions> optionsOfEveryKind();

/// Checks t-SNE's options for n points: each is in its range, and the perplexity is at most
/// (n - 1) / 3, or 2 for fewer than 7 points. Errors: badArgument.
Result<void> checkTsne(const TsneOptions& options, std::size_t n);

/// Describes what t-SNE uses besides TsneOptions.
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

/// Describes the options of all methods except PCA.
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
      describe(o.mde, visit);  // the objective determines whether neighbours are needed
      return describeForMaps(o, visit);
    default:  // it has no options of its own
      return describeForMaps(o, visit);
  }
}

}  // namespace lookbook
