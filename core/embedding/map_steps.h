#pragma once

#include "core/base/matrix.h"
#include "core/base/parallel.h"
#include "core/base/point_source.h"
#include "core/base/result.h"
#include "core/embedding/map_options.h"
#include "core/embedding/mde.h"
#include "core/neighbors/neighbor_graph.h"

#include <cstddef>
#include <memory>
#include <optional>
#include <stop_token>
#include <variant>

namespace lookbook {

/// What a MapRun holds while it goes from stage to stage.
struct MapState {
  MapOptions options;
  std::size_t n = 0;
  int d = 0;                ///< the input's dimensions
  PointSource input;        ///< let go of once nothing is read from it any more
  MatrixF points;           ///< its principal components; empty: the input as it is
  MatrixF initial;          ///< the user's start, or the moment branched from; empty otherwise
  std::optional<int> from;  ///< the iteration of that moment
  std::shared_ptr<const NeighborGraph> graph;
  std::variant<std::monostate, Tsne, Umap, Mde> optimizer;
  MatrixF embedding;  ///< until the optimisation has its own

  /// What neighbours are found among: `whole` holds it where it is the input as it is.
  [[nodiscard]] const MatrixF& space(MatrixF& whole) const {
    if (points.size() > 0) return points;
    whole = input.all();
    return whole;
  }
  /// Nothing but the optimisation is left to do.
  void letInputGo() {
    graph.reset();
    points = {};
    input = {};
  }
};

/// What a method does in its own way between an input and its map. One table a method, each in a
/// file of its own: tsne_steps.cpp, umap_steps.cpp, mde_steps.cpp.
struct MapSteps {
  /// Whether its options go together and with n points. Errors: badArgument.
  Result<void> (*check)(const MapOptions& options, std::size_t n);
  /// Whether points start at random; else from principal components.
  bool (*startsAtRandom)(const MapOptions& options);
  /// A start, scaled as the method wants it.
  MatrixF (*scaled)(MatrixF start, const MapOptions& options);
  /// Nearest neighbours of each point to find; 0: it needs none.
  int (*neighbors)(const MapOptions& options, std::size_t n);
  /// Makes the optimiser (or gives the one at hand other affinities) from graph, points and start.
  /// Errors: badArgument; cancelled.
  Result<void> (*prepare)(MapState& state, ThreadTeam& team, const std::stop_token& stop);
  /// Of the optimisation, in all or at most.
  int (*iterations)(const MapOptions& options, std::size_t n);
};

extern const MapSteps kTsneSteps;
extern const MapSteps kUmapSteps;
extern const MapSteps kMdeSteps;

/// @param method any but PCA, which is a map without further steps
inline const MapSteps& stepsOf(Method method) {
  if (method == Method::umap) return kUmapSteps;
  return method == Method::mde ? kMdeSteps : kTsneSteps;
}

}  // namespace lookbook
