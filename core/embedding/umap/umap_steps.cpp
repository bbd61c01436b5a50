// UMAP's way from neighbours to a map: the fuzzy graph, and a start from its smoothest directions.

#include "core/embedding/umap/umap_steps.h"

#include "core/embedding/common/initialization.h"
#include "core/embedding/common/spectral_initialization.h"
#include "core/embedding/umap/umap.h"

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

}  // namespace

const MethodSteps kUmapSteps{.check = check,
                             .startsAtRandom = startsAtRandom,
                             .scaled = scaled,
                             .neighbors = neighbors,
                             .prepare = prepare,
                             .iterations = iterations};

}  // namespace lookbook
