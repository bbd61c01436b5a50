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

/// The state of a MapRun during its stages.
struct MapState {
  MapOptions options;
  std::size_t n = 0;
  int d = 0;                ///< the input's dimensions
  PointSource input;        ///< released when it is no longer needed
  MatrixF points;           ///< its principal components; empty: the input as it is
  MatrixF initial;          ///< the user's start, or the moment branched from; empty otherwise
  std::optional<int> from;  ///< the iteration of that moment
  std::shared_ptr<const NeighborGraph> graph;
  std::unique_ptr<Optimizer> optimizer;  ///< null before the optimisation
  MatrixF embedding;                     ///< until the optimisation has its own

  /// What neighbours are found among: `whole` holds it where it is the input as it is.
  [[nodiscard]] const MatrixF& space(MatrixF& whole) const {
    if (points.size() > 0) return points;
    whole = input.all();
    return whole;
  }
  /// Whether only the optimisation remains.
  void letInputGo() {
    graph.reset();
    points = {};
    input = {};
  }
};

/// The steps by which a method gets from an input to its map. One table for each method, in a file
/// of the method's folder: tsne_steps.cpp, umap_steps.cpp, mde_steps.cpp.
struct MethodSteps {
  /// Whether its options go together and with n points. Errors: badArgument.
  Result<void> (*check)(const MapOptions& options, std::size_t n);
  /// Whether points start at random; else from principal components.
  bool (*startsAtRandom)(const MapOptions& options);
  /// Initial positions, scaled as the method needs them.
  MatrixF (*scaled)(MatrixF start, const MapOptions& options);
  /// Nearest neighbours of each point to find; 0: it needs none.
  int (*neighbors)(const MapOptions& options, std::size_t n);
  /// Makes the optimiser (or gives the one at hand other affinities) from graph, points and start.
  /// Errors: badArgument; cancelled.
  Result<void> (*prepare)(MapState& state, ThreadTeam& team, const std::stop_token& stop);
  /// Of the optimisation, in all or at most.
  int (*iterations)(const MapOptions& options, std::size_t n);
  /// Bytes that are there, beside the neighbours, when the optimisation begins: an estimate.
  double (*memory)(const MapOptions& options, std::size_t n);
  /// Points that each point looks at in an iteration, roughly: by it, the time that a run takes is
  /// guessed.
  double (*partners)(const MapOptions& options, std::size_t n);
  /// The options that differ most between two maps, in words: "perplexity 30"; an empty text
  /// for none.
  Text (*brief)(const MapOptions& options);
  /// What places new points onto a map. It may keep the map, which outlives it.
  /// @param map n x dims, finite
  /// Errors: badArgument, for options whose maps take no new points.
  Result<std::unique_ptr<Placer>> (*placer)(const MatrixF& map, const MapOptions& options,
                                            ThreadTeam& team);
  /// The iteration at which its schedule turns, for its curve; null where there is none.
  int (*turn)(const MapOptions& options) = nullptr;
  /// Continues a run with other options, checked by `check`; null if a method cannot.
  void (*change)(Optimizer& optimizer, const MapOptions& options) = nullptr;
};

}  // namespace lookbook
