// Minimum-distortion embedding's way to a map: the pairs that distort it, and a smooth start.

#include "core/embedding/mde/mde_steps.h"

#include "core/embedding/common/initialization.h"
#include "core/embedding/mde/mde.h"

#include <utility>

namespace lookbook {

namespace {

bool preservesDistances(const MapOptions& o) {
  return o.mde.preserve == Preserve::distances;
}

Result<void> check(const MapOptions& o, std::size_t n) {
  return checkMdeOptions(o.mde, n);
}

bool startsAtRandom(const MapOptions& o) {
  return o.mde.initialization == MdeStart::random;
}

/// Distances are the input's, and so is the extent of a start from its components; else the first
/// column's standard deviation is 1, as PyMDE's starts have it.
MatrixF scaled(MatrixF start, const MapOptions& o) {
  if (preservesDistances(o) && !startsAtRandom(o)) return start;
  constexpr auto kUnit = static_cast<float>(1 / kInitialDeviation);
  return scaledInitialization(std::move(start)) * kUnit;
}

int neighbors(const MapOptions& o, std::size_t n) {
  return preservesDistances(o) ? 0 : neighborsForMde(o.mde, n);
}

Result<MdeProblem> problemOf(const MapState& state, ThreadTeam& team) {
  const MapOptions& o = state.options;
  if (!preservesDistances(o)) return preserveNeighbors(*state.graph, o.mde, o.seed);
  MatrixF whole;
  return preserveDistances(state.space(whole), o.dims, o.mde, o.seed, team);
}

Result<void> prepare(MapState& state, ThreadTeam& team, const std::stop_token& stop) {
  const MapOptions& o = state.options;
  auto problem = problemOf(state, team);
  if (!problem) return tl::unexpected(problem.error());
  if (state.initial.size() == 0 && o.mde.initialization == MdeStart::quadratic &&
      !preservesDistances(o)) {
    auto smooth = quadraticInitialization(*problem, state.embedding, team, stop);
    if (!smooth) return tl::unexpected(smooth.error());
    state.embedding = std::move(*smooth);
  }
  auto made = state.from ? Mde::resume(std::move(*problem), state.embedding, *state.from, o.mde)
                         : Mde::create(std::move(*problem), state.embedding, o.mde);
  if (!made) return tl::unexpected(made.error());
  state.optimizer = std::make_unique<Mde>(std::move(*made));
  state.letInputGo();
  return {};
}

int iterations(const MapOptions& o, std::size_t /*n*/) {
  return o.mde.iterations;
}

}  // namespace

const MethodSteps kMdeSteps{.check = check,
                            .startsAtRandom = startsAtRandom,
                            .scaled = scaled,
                            .neighbors = neighbors,
                            .prepare = prepare,
                            .iterations = iterations};

}  // namespace lookbook
