#pragma once

#include "core/base/matrix.h"
#include "core/base/options.h"
#include "core/base/parallel.h"
#include "core/base/point_source.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/embedding/tsne.h"
#include "core/embedding/umap.h"

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <type_traits>
#include <variant>
#include <vector>

namespace lookbook {

enum class Method : std::uint8_t { pca, tsne, umap };
inline constexpr std::array<const char*, 3> kMethodNames{"pca", "tsne", "umap"};
inline constexpr std::array<const char*, 3> kMethodTitles{"PCA", "t-SNE", "UMAP"};

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

  bool operator==(const MapOptions&) const = default;
};

/// Visits the options that the chosen method uses.
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
  if (o.method == Method::pca) return;
  visit(Field{.name = "pca",
              .label = "Components",
              .help = "Principal components kept before neighbours are found; 0 keeps the pixels "
                      "as they are.",
              .minimum = 0,
              .maximum = 65536,
              .advanced = true},
        o.pcaComponents);
  visit(
      Field{.name = "knn",
            .label = "Neighbour search",
            .help = "How nearest neighbours are found: exact, or most of them by HNSW, far faster "
                    "for very many images; auto is exact up to 200,000.",
            .choices = kNeighborSearchNames,
            .advanced = true},
      o.neighborSearch);
  visit(Field{.name = "seed",
              .label = "Seed",
              .help = "Seed of all random numbers.",
              .minimum = 0,
              .maximum = 9007199254740991.0,
              .advanced = true},
        o.seed);
  if (o.method == Method::umap) {
    describe(o.umap, visit);
    return;
  }
  visit(Field{.name = "init",
              .label = "Initialisation",
              .help = "Where points start: PCA keeps the broad layout, random does not.",
              .choices = kInitializationNames,
              .advanced = true},
        o.initialization);
  visit(Field{.name = "neighbors",
              .label = "Neighbours",
              .help = "Nearest neighbours found of each image, at least the perplexity; auto is "
                      "three times the perplexity, and one more.",
              .minimum = 1,
              .maximum = 65536,
              .automatic = true,
              .advanced = true},
        o.neighbors);
  describe(o.tsne, visit);
}

/// Whether n points can be laid out by these: options in their ranges, and a perplexity of at most
/// (n - 1) / 3.
/// Errors: badArgument, which says what was expected.
Result<void> checkTsne(const TsneOptions& options, std::size_t n);

/// Whether a map of n points gets its neighbours from HNSW.
inline bool searchesByHnsw(const MapOptions& options, std::size_t n) {
  return options.neighborSearch == NeighborSearch::automatic
             ? n > kMostExactPoints
             : options.neighborSearch == NeighborSearch::hnsw;
}

/// Wall seconds of each stage of a run.
struct MapSeconds {
  double pca = 0;
  double neighbors = 0;
  double affinities = 0;  ///< or UMAP's graph and spectral start
  double optimize = 0;
};

/// One map from its input to its end, stage by stage, as a value that can be stopped and resumed:
/// PCA -> neighbours -> affinities (UMAP: graph, spectral start) -> optimisation. Used by the
/// command line and the window alike.
///
/// The parameters of t-SNE can be changed while it goes on from where it is: another perplexity
/// takes the neighbours that are there as long as three times as many are, and finds more
/// otherwise.
///
/// embedding() has something to show as soon as the PCA stage is done: the map's own start, or PCA
/// where a spectral one is still to come.
/// Not thread-safe: one thread advances and reads it; hand out copies.
class MapRun {
 public:
  enum class Stage : std::uint8_t { pca, neighbors, affinities, optimize, finished };

  /// A parameter that was changed on the way, from this iteration on.
  struct Change {
    int iteration = 0;
    std::string what;  ///< "perplexity 50"
  };

  /// @param input n x d, n >= 4 for maps: pixels divided by 255, or a matrix of the user's
  /// @param initial n x dims coordinates to start from instead of options.initialization; may be
  ///        empty. Scaled by scaledInitialization(), for UMAP by stretchedInitialization().
  /// Errors: badArgument: options out of range or not fitting n and d (a perplexity is at most
  /// (n - 1) / 3 and at most options.neighbors, UMAP's neighbours are at most n, and the message
  /// says so), NaN in a matrix (in a
  /// source, advance() finds it).
  static Result<MapRun> create(PointSource input, const MapOptions& options, MatrixF initial = {});
  static Result<MapRun> create(MatrixF input, const MapOptions& options, MatrixF initial = {});
  ~MapRun();
  MapRun(MapRun&&) noexcept;
  MapRun& operator=(MapRun&&) noexcept;

  [[nodiscard]] Stage stage() const;
  [[nodiscard]] bool finished() const { return stage() == Stage::finished; }

  /// Does the stage at hand, or `steps` iterations where that is the optimisation.
  /// A stage that is stopped midway is done again by the next call; iterations are kept.
  /// Errors: cancelled (stop was asked for within a stage before the optimisation); others end the
  /// run.
  Result<void> advance(int steps, ThreadTeam& team, const std::stop_token& stop = {},
                       const Progress& progress = {});

  /// Goes on with other parameters of t-SNE. What another perplexity asks for is done by the next
  /// calls of advance(), whose stage() goes back for it; points, momentum and iteration are kept.
  /// Errors: badArgument, and nothing is changed: out of range, not t-SNE, or finished.
  Result<void> change(const TsneOptions& tsne);
  /// In the order in which they were made.
  [[nodiscard]] const std::vector<Change>& changes() const;

  [[nodiscard]] const MapOptions& options() const;  ///< as changed
  [[nodiscard]] std::size_t size() const;
  /// n x dims; empty before the PCA stage is done.
  [[nodiscard]] const MatrixF& embedding() const;
  [[nodiscard]] int iteration() const;
  /// Of the optimisation in all, or at most; UMAP's are epochs. 0 for PCA.
  [[nodiscard]] int iterations() const;
  /// Of t-SNE; empty for other methods.
  [[nodiscard]] const std::vector<Tsne::Divergence>& divergences() const;
  /// Fraction of the total variance explained by the components that PCA kept (the map's own for
  /// Method::pca); 0 where PCA was not done.
  [[nodiscard]] double explainedVariance() const;
  [[nodiscard]] const std::vector<double>& componentVariances()
      const;  ///< d, fractions of the total
  /// Where neighbours were not found exactly: ApproximateNeighbors::recall.
  [[nodiscard]] std::optional<double> neighborRecall() const;
  [[nodiscard]] const MapSeconds& seconds() const;

 private:
  MapRun();
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace lookbook
