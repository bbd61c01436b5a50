// The steps of minimum-distortion embedding: the pairs, and a smooth start.

#include "core/embedding/mde/mde_steps.h"

#include "core/embedding/common/initialization.h"
#include "core/embedding/mde/mde.h"
#include "core/embedding/mde/mde_placement.h"
#include "core/embedding/mde/mde_problem.h"

#include <algorithm>
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

/// Scales a start. If distances are preserved, a start from principal components keeps the scale of
/// the input; otherwise the standard deviation of the first column is set to 1, as in PyMDE.
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

/// The memory of the pairs, which are stored in the rows of both points.
double memory(const MapOptions& o, std::size_t n) {
  constexpr double kPair = 24;
  const auto points = static_cast<double>(n);
  if (preservesDistances(o))
    return kPair * std::min<double>(o.mde.maxDistances, points * (points - 1) / 2);
  return points * neighbors(o, n) / 2 * kPair * (1 + repulsiveFraction(o.mde));
}

double partners(const MapOptions& o, std::size_t /*n*/) {
  return 2.0 * std::max(o.mde.neighbors, 15);
}

Text brief(const MapOptions& o) {
  return preservesDistances(o) ? text("distances preserved") : text("neighbours preserved");
}

class MdePlacer : public Placer {
 public:
  MdePlacer(const MatrixF& map, const MdeOptions& options, std::uint64_t seed)
      : neighbors_(MdePlacement::neighbors(options, static_cast<std::size_t>(map.rows()))),
        placement_(map, options, seed) {}

  [[nodiscard]] int neighbors() const override { return neighbors_; }
  void place(const float* /*point*/, const Neighborhood& near, float* place) const override {
    placement_.place(near, place);
  }

 private:
  int neighbors_;
  MdePlacement placement_;
};

Result<std::unique_ptr<Placer>> placer(const MatrixF& map, const MapOptions& o,
                                       ThreadTeam& /*team*/) {
  if (preservesDistances(o))
    return badArgument(
        text("New points cannot be placed on a map that preserves distances, only on one that "
             "preserves neighbours."));
  return std::make_unique<MdePlacer>(map, o.mde, o.seed);
}

}  // namespace

const MethodSteps kMdeSteps{.check = check,
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
