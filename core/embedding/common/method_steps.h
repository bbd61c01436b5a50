#pragma once

#include "core/base/matrix.h"
#include "core/base/parallel.h"
#include "core/base/point_source.h"
#include "core/base/result.h"
#include "core/base/text.h"
#include "core/embedding/common/map_options.h"
#include "core/embedding/common/optimizer.h"
#include "core/embedding/common/placer.h"
#include "core/neighbors/neighbor_graph.h"

#include <cstddef>
#include <memory>
#include <optional>
#include <stop_token>

namespace lookbook {

/// The state of a MapRun, which its stages read and change.
struct MapState {
  MapOptions options;
  std::size_t n = 0;
  int d = 0;          ///< dimensions of the input
  PointSource input;  ///< released when it is no longer needed
  MatrixF points;     ///< n x c, its principal components; empty: the input is used as it is
  MatrixF initial;    ///< n x dims, given by the user or by the moment branched from; or empty
  std::optional<int> from;  ///< the iteration of that moment
  std::shared_ptr<const NeighborGraph> graph;
  std::unique_ptr<Optimizer> optimizer;  ///< null before the optimisation
  MatrixF embedding;                     ///< n x dims, until the optimiser has its own

  /// The points among which neighbours are found, n x c. If these are the input as it is, it is
  /// read into `whole`, which the result then refers to.
  [[nodiscard]] const MatrixF& space(MatrixF& whole) const {
    if (points.size() > 0) return points;
    whole = input.all();
    return whole;
  }
  /// Releases the input and the neighbours, once only the optimisation remains.
  void letInputGo() {
    graph.reset();
    points = {};
    input = {};
  }
};

/// The steps by which a method computes a map from its input. Each method has one such table, in
/// its own folder: tsne_steps.cpp, umap_steps.cpp, mde_steps.cpp. Functions are thread-safe, except
/// that a MapState and an Optimizer belong to one thread.
struct MethodSteps {
  /// Checks that the options fit each other and n points. Errors: badArgument.
  Result<void> (*check)(const MapOptions& options, std::size_t n);
  /// Whether points start at random positions; otherwise they start from principal components.
  bool (*startsAtRandom)(const MapOptions& options);
  /// Scales initial positions (n x dims) as the method needs them.
  MatrixF (*scaled)(MatrixF start, const MapOptions& options);
  /// How many nearest neighbours of each point it needs; 0: none.
  int (*neighbors)(const MapOptions& options, std::size_t n);
  /// Creates the optimiser from the graph, the points and the start, or gives an existing optimiser
  /// new affinities. Errors: badArgument; cancelled.
  Result<void> (*prepare)(MapState& state, ThreadTeam& team, const std::stop_token& stop);
  /// How many iterations the optimisation has, or at most has.
  int (*iterations)(const MapOptions& options, std::size_t n);
  /// An estimate of the memory in bytes, besides the neighbours, when the optimisation begins.
  double (*memory)(const MapOptions& options, std::size_t n);
  /// Roughly how many other points each point depends on in an iteration, from which the time of a
  /// run is estimated.
  double (*partners)(const MapOptions& options, std::size_t n);
  /// The most important option in words, which distinguishes maps in their names: "perplexity 30".
  /// Empty if there is none.
  Text (*brief)(const MapOptions& options);
  /// Creates what places new points on a map. It may refer to the map, which must outlive it.
  /// @param map n x dims, finite
  /// Errors: badArgument if new points cannot be placed on maps with these options.
  Result<std::unique_ptr<Placer>> (*placer)(const MatrixF& map, const MapOptions& options,
                                            ThreadTeam& team);
  /// The iteration at which the schedule changes, which the curve marks; null if there is none.
  int (*turn)(const MapOptions& options) = nullptr;
  /// Continues a run with other options, which `check` has accepted; null if the method cannot.
  void (*change)(Optimizer& optimizer, const MapOptions& options) = nullptr;
};

}  // namespace lookbook
