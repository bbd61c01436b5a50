#pragma once

#include "core/base/matrix.h"
#include "core/base/options.h"
#include "core/base/parallel.h"
#include "core/base/result.h"
#include "core/embedding/affinities.h"
#include "core/neighbors/neighbor_graph.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <stop_token>
#include <type_traits>

namespace lookbook {

/// Where the points of a map start.
enum class UmapStart : std::uint8_t {
  spectral,  ///< the graph's smoothest directions; PCA where it is in pieces
  pca,
  random,
};
inline constexpr std::array<const char*, 3> kUmapStartNames{"spectral", "pca", "random"};

/// Parameters of UMAP; names and defaults are umap-learn's.
struct UmapOptions {
  int neighbors = 0;  ///< 0: 15, or all of fewer points: chosenFor()
  double minDist = 0.1;
  double spread = 1;
  int epochs = 0;  ///< 0: 500 up to 10,000 points, else 200
  int negativeSampleRate = 5;
  double learningRate = 1;
  UmapStart initialization = UmapStart::spectral;

  bool operator==(const UmapOptions&) const = default;
};

template <class Options, class Visitor>
  requires std::is_same_v<std::remove_const_t<Options>, UmapOptions>
void describe(Options& o, Visitor&& visit) {
  visit(Field{.name = "n-neighbors",
              .label = "Neighbours",
              .help = "Neighbours of each image, itself among them (n_neighbors): few show fine "
                      "structure, many the broad one; auto is 15, or all of fewer images.",
              .minimum = 2,
              .maximum = 1000,
              .automatic = true},
        o.neighbors);
  visit(Field{.name = "min-dist",
              .label = "Minimum distance",
              .help = "How close neighbours may lie (min_dist), at most the spread: low packs "
                      "clusters, high shows their layout.",
              .minimum = 0,
              .maximum = 100},
        o.minDist);
  visit(Field{.name = "spread",
              .label = "Spread",
              .help = "Scale of the map: with the minimum distance it decides how clumped points "
                      "are.",
              .minimum = 0.01,
              .maximum = 100,
              .advanced = true},
        o.spread);
  visit(Field{.name = "epochs",
              .label = "Epochs",
              .help = "Rounds of sampling the graph's edges (n_epochs); auto is 500 up to 10,000 "
                      "images, else 200.",
              .minimum = 1,
              .maximum = 1e6,
              .automatic = true},
        o.epochs);
  visit(Field{.name = "negative-sample-rate",
              .label = "Negative samples",
              .help = "Random images that each sampled edge pushes away: more part clusters "
                      "better and take longer.",
              .minimum = 0,
              .maximum = 1000,
              .advanced = true},
        o.negativeSampleRate);
  visit(Field{.name = "learning-rate",
              .label = "Learning rate",
              .help = "Step size at first; it falls to 0 over the epochs.",
              .minimum = 1e-3,
              .maximum = 1000,
              .advanced = true},
        o.learningRate);
  visit(Field{.name = "init",
              .label = "Initialisation",
              .help = "Where points start: spectral follows the neighbours, PCA keeps the broad "
                      "layout, random does not.",
              .choices = kUmapStartNames,
              .advanced = true},
        o.initialization);
}

/// Uniform manifold approximation and projection as a value that can be stopped and resumed:
/// run(a) then run(b) gives the bytes of run(a + b), on any number of threads.
///
/// As in umap-learn an edge is sampled in a share of the epochs in proportion to its membership
/// strength, evenly spread; each sample pulls its ends together and pushes away from random points.
/// Unlike there an epoch goes in four turns, a quarter of the points each. A point whose turn it is
/// sees the others where they were before, so that threads decide nothing; it takes all its pulls,
/// then all its pushes, which leaves less noise: its maps keep more of the neighbours than
/// umap-learn's, and tear a little more apart (tests/data/umap/comparison.json).
/// McInnes, Healy & Melville 2018, arXiv 1802.03426, algorithm 5.
class Umap {
 public:
  /// @param graph of n points, as umapGraph() gives it
  /// @param initial n x 2 or n x 3, finite; its scale is taken as it is
  /// @param seed of the random points
  /// Errors: badArgument (sizes, NaN, an option out of range).
  static Result<Umap> create(const Affinities& graph, MatrixF initial, UmapOptions options,
                             std::uint64_t seed);
  /// Goes on from a moment of another run: from its epoch, with the step size and the random points
  /// that it would have had there. With the options and the graph of the run that it is from, it
  /// gives that run's bytes.
  /// @param epoch at least 0; from epochs() on nothing is left to do
  static Result<Umap> resume(const Affinities& graph, MatrixF positions, int epoch,
                             UmapOptions options, std::uint64_t seed);
  ~Umap();
  Umap(Umap&&) noexcept;
  Umap& operator=(Umap&&) noexcept;

  /// Goes `steps` epochs on, or to epochs(), or until asked to stop (looked at before each epoch),
  /// whichever comes first. Cost of an epoch: O(n).
  void run(int steps, ThreadTeam& team, const std::stop_token& stop = {});

  [[nodiscard]] bool finished() const { return iteration() >= epochs(); }
  [[nodiscard]] int iteration() const;             ///< epochs done
  [[nodiscard]] int epochs() const;                ///< in all
  [[nodiscard]] const MatrixF& embedding() const;  ///< n x dims
  [[nodiscard]] const UmapOptions& options() const;

 private:
  Umap();
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// The epochs in all for n points.
int umapEpochs(const UmapOptions& options, std::size_t n);

/// The fuzzy graph of all neighbours, without the edges too weak to be sampled (in fewer than 11
/// epochs, without those too weak for the usual ones). The same bytes for any team.
Affinities umapGraph(const NeighborGraph& neighbors, const UmapOptions& options, ThreadTeam& team);

/// Options that checkOptions() passes but that do not go together or with n points.
/// Errors: badArgument: a minimum distance above the spread, more neighbours than points.
Result<void> checkUmapOptions(const UmapOptions& options, std::size_t n);

}  // namespace lookbook
