// The steps of UMAP: the fuzzy graph, and a start from its smoothest directions.

#include "core/embedding/umap/umap_steps.h"

#include "core/embedding/common/initialization.h"
#include "core/embedding/common/spectral_initialization.h"
#include "core/embedding/umap/umap.h"
#include "core/embedding/umap/umap_placement.h"

#include <utility>

namespace lookbook {

namespace {

Result<void> check(const MapOptions& o, std::size_t n) {
  return checkUmapOptions(o.umap, n);
}

bool startsAtRandom(const MapOptions& o) {
  return o.umap.initialization == UmapStart::random;
}

MatrixF scaled(MatrixF start, const MapOptions& o) {
  return stretchedInitialization(std::move(start), o.seed);
}

/// UMAP counts the point itself among its neighbours.
int neighbors(const MapOptions& o, std::size_t /*n*/) {
  return o.umap.neighbors - 1;
}

Result<void> prepare(MapState& state, ThreadTeam& team, const std::stop_token& stop) {
  const MapOptions& o = state.options;
  const SparseMatrix fuzzy = umapGraph(*state.graph, o.umap, team);
  if (state.initial.size() == 0 && o.umap.initialization == UmapStart::spectral) {
    auto found = spectralEmbedding(fuzzy, o.dims, team, stop);
    if (!found) return tl::unexpected(found.error());
    if (*found) state.embedding = scaled(std::move((*found)->coordinates), o);
  }
  auto made = state.from ? Umap::resume(fuzzy, state.embedding, *state.from, o.umap, o.seed)
                         : Umap::create(fuzzy, state.embedding, o.umap, o.seed);
  if (!made) return tl::unexpected(made.error());
  state.optimizer = std::make_unique<Umap>(std::move(*made));
  state.letInputGo();
  return {};
}

int iterations(const MapOptions& o, std::size_t n) {
  return umapEpochs(o.umap, n);
}

/// The memory of the strengths: of each neighbour, and of both directions in the edges of the
/// graph.
double memory(const MapOptions& o, std::size_t n) {
  constexpr double kStrength = 4;
  constexpr double kEdge = 12;
  return static_cast<double>(n) * neighbors(o, n) * (kStrength + kEdge);
}

double partners(const MapOptions& o, std::size_t /*n*/) {
  return o.umap.neighbors;
}

Text brief(const MapOptions& o) {
  return plural(o.umap.neighbors, "%n neighbour", "%n neighbours");
}

class UmapPlacer : public Placer {
 public:
  UmapPlacer(const MatrixF& map, const UmapOptions& options, std::uint64_t seed)
      : neighbors_(UmapPlacement::neighbors(options, static_cast<std::size_t>(map.rows()))),
        placement_(map, options, seed) {}

  [[nodiscard]] int neighbors() const override { return neighbors_; }
  [[nodiscard]] std::vector<float> shares(const NeighborGraph& neighbors,
                                          ThreadTeam& team) const override {
    return UmapPlacement::shares(neighbors, team);
  }
  void place(const float* /*point*/, const Neighborhood& near, float* place) const override {
    placement_.place(near, place);
  }

 private:
  int neighbors_;
  UmapPlacement placement_;
};

Result<std::unique_ptr<Placer>> placer(const MatrixF& map, const MapOptions& o,
                                       ThreadTeam& /*team*/) {
  return std::make_unique<UmapPlacer>(map, o.umap, o.seed);
}

}  // namespace

const MethodSteps kUmapSteps{.check = check,
                             .startsAtRandom = startsAtRandom,
                             .scaled = scaled,
                             .neighbors = neighbors,
                             .prepare = prepare,
                             .iterations = iterations,
                             .memory = memory,
                             .partners = partners,
                             .brief = brief,
                             .placer = placer};

}  // namespace lookbook
