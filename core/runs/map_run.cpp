#include "core/runs/map_run.h"

#include "core/base/finite.h"
#include "core/base/stopwatch.h"
#include "core/embedding/common/initialization.h"
#include "core/embedding/methods.h"
#include "core/embedding/pca/input_space.h"
#include "core/neighbors/approximate_neighbors.h"
#include "core/runs/changed_options.h"
#include "core/runs/first_layout.h"
#include "core/runs/map_checks.h"
#include "core/runs/map_memory.h"

#include <algorithm>
#include <iterator>
#include <type_traits>
#include <utility>

namespace lookbook {

struct MapRun::Impl {
  Result<void> reduce(ThreadTeam& team, const std::stop_token& stop, const Progress& progress);
  Result<void> findNeighbors(ThreadTeam& team, const std::stop_token& stop,
                             const Progress& progress);
  Result<void> prepare(ThreadTeam& team, const std::stop_token& stop);
  Result<void> advance(int steps, ThreadTeam& team, const std::stop_token& stop,
                       const Progress& progress);
  Result<void> changeAsPlanned(int& steps);
  Result<void> change(const TsneOptions& tsne);
  void note();
  Result<void> optimize(int steps, ThreadTeam& team, const std::stop_token& stop,
                        const Progress& progress);
  Result<void> finishAtOnePlace();
  void keepVariances(const Pca& pca);
  [[nodiscard]] bool isMap() const { return isOptimized(state.options.method); }
  [[nodiscard]] const MethodSteps& steps() const { return stepsOf(state.options.method); }
  [[nodiscard]] int neighborsNeeded() const { return steps().neighbors(state.options, state.n); }
  [[nodiscard]] MatrixF start(const MatrixF& components) const;
  [[nodiscard]] bool startsFromPca() const {
    return state.initial.size() == 0 && !(isMap() && steps().startsAtRandom(state.options));
  }
  [[nodiscard]] int componentsKept() const;
  [[nodiscard]] int iteration() const;
  [[nodiscard]] int iterations() const;
  MapState state;
  Stage stage = Stage::pca;
  MapRecord record;                ///< the record up to now, without positions and moments
  std::vector<RunChange> planned;  ///< changes of the recipe that are not due yet
  MapSeconds seconds;
};

int MapRun::Impl::iteration() const {
  return state.optimizer ? state.optimizer->iteration() : state.from.value_or(0);
}

int MapRun::Impl::iterations() const {
  return iterationsOf(state.options, state.n);
}

void MapRun::Impl::keepVariances(const Pca& pca) {
  record.recipe.pca = pca.fit;
  record.explainedVariance = pca.explained();
  record.componentVariances.clear();
  for (const double v : pca.variance)
    record.componentVariances.push_back(pca.totalVariance > 0 ? v / pca.totalVariance : 0);
}

/// The start of the map.
/// @param components the first principal components of the points
MatrixF MapRun::Impl::start(const MatrixF& components) const {
  const MapOptions& options = state.options;
  if (state.from) return state.initial;
  if (state.initial.size() > 0) return steps().scaled(state.initial, options);
  if (steps().startsAtRandom(options))
    return steps().scaled(randomInitialization(state.n, options.dims, options.seed), options);
  return steps().scaled(components.leftCols(options.dims), options);
}

/// The number of principal components to which the points are reduced; 0: none.
int MapRun::Impl::componentsKept() const {
  const MapOptions& options = state.options;
  if (!isMap()) return options.dims;
  const int kept = std::min(options.pcaComponents, state.d);
  // At least as many as the dimensions of the map, because it is initialised from them.
  return kept > 0 && startsFromPca() ? std::max(kept, options.dims) : kept;
}

Result<void> MapRun::Impl::reduce(ThreadTeam& team, const std::stop_token& stop,
                                  const Progress& progress) {
  const Stopwatch watch(seconds.pca);
  const bool map = isMap();
  const MapOptions& options = state.options;
  const int kept = componentsKept();
  if (allTheSame(state.input, stop)) return finishAtOnePlace();
  if (kept == 0 && !startsFromPca()) {
    state.embedding = start({});
  } else {
    auto space = InputSpace::of(state.input, kept > 0 ? kept : options.dims, team, stop, progress);
    if (!space) return tl::unexpected(space.error());
    MatrixF projected = std::move(space->points);
    if (!projected.allFinite())
      return badArgument(text(
          "The points are so far apart that their components overflow. Scale the values to below "
          "1e37."));
    if (kept > 0) keepVariances(*space->basis);
    state.embedding = map ? start(projected) : projected;
    if (map && kept > 0) state.points = std::move(projected);
  }
  if (!map || state.points.size() > 0) state.input = {};
  const int needed = map ? neighborsNeeded() : 0;
  const bool search = needed > 0 && (!state.graph || state.graph->k < needed);
  stage = !map ? Stage::finished : search ? Stage::neighbors : Stage::affinities;
  return {};
}

/// Finishes a map of points that are all the same, which has no structure.
Result<void> MapRun::Impl::finishAtOnePlace() {
  state.embedding = MatrixF::Zero(static_cast<Eigen::Index>(state.n), state.options.dims);
  state.letInputGo();
  record.atOnePlace = true;
  stage = Stage::finished;
  return {};
}

Result<void> MapRun::Impl::findNeighbors(ThreadTeam& team, const std::stop_token& stop,
                                         const Progress& progress) {
  const Stopwatch watch(seconds.neighbors);
  const int k = neighborsNeeded();
  MatrixF whole;
  const MatrixF& among = state.space(whole);
  if (searchesByHnsw(state.options, state.n)) {
    auto found = approximateNeighbors(among, k, team, stop, progress);
    if (!found) return tl::unexpected(found.error());
    state.graph = std::make_shared<const NeighborGraph>(std::move(found->graph));
    record.neighborRecall = found->recall;
  } else {
    auto found = exactNeighbors(among, k, team, stop, progress);
    if (!found) return tl::unexpected(found.error());
    state.graph = std::make_shared<const NeighborGraph>(std::move(*found));
  }
  stage = Stage::affinities;
  return {};
}

Result<void> MapRun::Impl::prepare(ThreadTeam& team, const std::stop_token& stop) {
  const Stopwatch watch(seconds.affinities);
  auto done = steps().prepare(state, team, stop);
  if (done) stage = Stage::optimize;
  return done;
}

Result<void> MapRun::Impl::optimize(int steps, ThreadTeam& team, const std::stop_token& stop,
                                    const Progress& progress) {
  const Stopwatch watch(seconds.optimize);
  Optimizer& optimizer = *state.optimizer;
  optimizer.run(steps, team, stop);
  if (!optimizer.embedding().allFinite()) {
    stage = Stage::finished;
    return badArgument(
        "The map diverged before iteration %1. Use a lower learning rate or exaggeration.",
        iteration());
  }
  report(progress, static_cast<double>(iteration()) / iterations());
  if (optimizer.finished()) stage = Stage::finished;
  return {};
}

MapRun::MapRun() = default;
MapRun::~MapRun() = default;
MapRun::MapRun(MapRun&&) noexcept = default;
MapRun& MapRun::operator=(MapRun&&) noexcept = default;

Result<MapRun> MapRun::create(MatrixF input, const MapOptions& options, MatrixF initial) {
  if (const auto found = firstNotFinite(input))
    return badArgument("The input holds %1. All values must be finite numbers.", *found);
  return create(PointSource(std::move(input)), options, std::move(initial));
}

Result<MapRun> MapRun::create(PointSource input, const MapOptions& options, MatrixF initial) {
  MapRecord begun;
  begun.recipe.options = options;
  begun.recipe.count = static_cast<std::size_t>(input.rows());
  return create(std::move(input), std::move(begun), std::move(initial));
}

Result<MapRun> MapRun::create(PointSource input, MapRecord begun, MatrixF initial) {
  const auto n = static_cast<std::size_t>(input.rows());
  const MapOptions options = chosenFor(begun.recipe.options, n);
  if (std::ranges::any_of(begun.recipe.changes, [](const RunChange& c) { return !c.options; }))
    return badArgument(text(
        "The map cannot be recomputed: its parameters were changed during the run by an earlier "
        "version of Lookbook, which did not save the new values."));
  for (const auto& checked :
       {checkOptions(options), checkInput(input, options), checkInitial(initial, input, options)})
    if (!checked) return tl::unexpected(checked.error());
  if (auto enough = checkMemory(n, static_cast<std::size_t>(input.cols()), options); !enough)
    return tl::unexpected(enough.error());
  MapRun run;
  run.impl_ = std::make_unique<Impl>();
  MapState& state = run.impl_->state;
  state.options = options;
  state.n = n;
  state.d = static_cast<int>(input.cols());
  state.input = std::move(input);
  state.initial = std::move(initial);
  Impl& impl = *run.impl_;
  impl.planned = std::exchange(begun.recipe.changes, {});
  impl.record = std::move(begun);
  impl.record.recipe.options = options;
  impl.note();
  return run;
}

Result<MapRun> MapRun::branch(PointSource input, const MapOptions& options, MatrixF positions,
                              int iteration) {
  MapRecord begun;
  begun.recipe.options = options;
  begun.recipe.count = static_cast<std::size_t>(input.rows());
  return branch(std::move(input), std::move(begun), std::move(positions), iteration);
}

Result<MapRun> MapRun::branch(PointSource input, MapRecord begun, MatrixF positions,
                              int iteration) {
  if (positions.size() == 0)
    return badArgument(text("The moment to branch from has no positions."));
  auto run = create(std::move(input), std::move(begun), std::move(positions));
  if (!run) return run;
  if (iteration < 0 || iteration >= run->iterations())
    return badArgument(
        "The run has %2 iterations in all, so it cannot be branched at iteration %1. Branch at an "
        "earlier one, or set more iterations.",
        iteration, run->iterations());
  run->impl_->state.from = iteration;
  run->impl_->note();
  return run;
}

Result<void> MapRun::takeNeighbors(const NeighborGraph& graph, std::optional<double> recall) {
  MapState& state = impl_->state;
  if (stage() != Stage::pca)
    return badArgument(text("Neighbours must be given before a run begins."));
  const int needed = impl_->isMap() ? impl_->neighborsNeeded() : 0;
  if (needed == 0) return badArgument(text("This map needs no neighbours, but some are given."));
  if (graph.n != state.n)
    return badArgument("The neighbours are of %1 points, but the map has %2.", graph.n, state.n);
  if (graph.k < needed)
    return badArgument(
        plural(graph.k, "There is %n neighbour of each point; at least %1 are needed.",
               "There are %n neighbours of each point; at least %1 are needed.", needed));
  state.graph = std::make_shared<const NeighborGraph>(graph.first(needed));
  impl_->record.neighborRecall = recall;
  return {};
}

std::shared_ptr<const NeighborGraph> MapRun::neighbors() const {
  return impl_->state.graph;
}

std::optional<MapRun::Search> MapRun::search() const {
  const int needed = impl_->isMap() ? impl_->neighborsNeeded() : 0;
  if (needed == 0) return std::nullopt;
  return Search{.components = impl_->componentsKept(),
                .neighbors = needed,
                .hnsw = searchesByHnsw(impl_->state.options, impl_->state.n)};
}

Result<void> MapRun::advance(int steps, ThreadTeam& team, const std::stop_token& stop,
                             const Progress& progress) {
  if (auto changed = impl_->changeAsPlanned(steps); !changed) return changed;
  const auto advanced = impl_->advance(steps, team, stop, progress);
  impl_->note();
  return advanced;
}

Result<void> MapRun::Impl::advance(int steps, ThreadTeam& team, const std::stop_token& stop,
                                   const Progress& progress) {
  switch (stage) {
    case Stage::pca:
      return reduce(team, stop, progress);
    case Stage::neighbors:
      return findNeighbors(team, stop, progress);
    case Stage::affinities:
      return prepare(team, stop);
    case Stage::optimize:
      return optimize(steps, team, stop, progress);
    case Stage::finished:
      break;
  }
  return {};
}

/// Applies the changes of the recipe that are due, and limits `steps` to those before the next one.
Result<void> MapRun::Impl::changeAsPlanned(int& steps) {
  while (!planned.empty() && stage != Stage::finished) {
    const RunChange& next = planned.front();
    const bool optimizing = stage == Stage::optimize;
    if (next.iteration > iteration()) {
      if (optimizing) steps = std::min(steps, next.iteration - iteration());
      return {};
    }
    if (stage < next.stage) return {};
    if (auto changed = change(next.options->tsne); !changed) return changed;
    planned.erase(planned.begin());
  }
  return {};
}

/// Updates the record to the current state of the run.
void MapRun::Impl::note() {
  record.finished = stage == Stage::finished;
  record.iteration = iteration();
  record.iterations = iterations();
  record.seconds = seconds.pca + seconds.neighbors + seconds.affinities + seconds.optimize;
  if (!state.optimizer) return;
  const ObjectiveHistory& objective = state.optimizer->objective();
  record.objective.insert(record.objective.end(),
                          objective.begin() + static_cast<std::ptrdiff_t>(record.objective.size()),
                          objective.end());
}

Result<void> MapRun::change(const TsneOptions& tsne) {
  return impl_->change(tsne);
}

Result<void> MapRun::Impl::change(const TsneOptions& tsne) {
  if (!infoOf(state.options.method).changes || stage == Stage::finished)
    return badArgument(text("Only a t-SNE that has not finished accepts other parameters."));
  MapOptions changed = state.options;
  changed.tsne = tsne;
  changed = chosenFor(changed, state.n);
  if (auto checked = steps().check(changed, state.n); !checked) return checked;
  if (changed == state.options) return {};
  record.recipe.changes.push_back({.iteration = iteration(),
                                   .stage = stage,
                                   .options = changed,
                                   .what = changedOptions(state.options.tsne, changed.tsne)});
  const bool perplexity = changed.tsne.perplexity != state.options.tsne.perplexity;
  state.options = changed;
  if (state.optimizer) steps().change(*state.optimizer, changed);
  if (perplexity && state.graph && stage != Stage::pca)
    stage = state.graph->k >= neighborsNeeded() ? Stage::affinities : Stage::neighbors;
  return {};
}

std::vector<PairDistortion> MapRun::mostDistorted(std::size_t count, ThreadTeam& team) const {
  if (!impl_->state.optimizer) return {};
  return mostDistortedOfEachKind(impl_->state.optimizer->distortions(team), count);
}

Result<NeighborGraph> MapRun::inputNeighbors(std::span<const std::uint32_t> points, int k,
                                             ThreadTeam& team, const std::stop_token& stop) const {
  const MapState& state = impl_->state;
  if (impl_->stage != Stage::affinities)
    return badArgument(text("The run no longer has the neighbours of its points."));
  if (!state.graph || state.graph->k < k) {
    MatrixF whole;
    return exactNeighbors(state.space(whole), points, k, team, stop);
  }
  return state.graph->rowsOf(points).first(k);
}

Result<MatrixF> MapRun::firstLayout(ThreadTeam& team, const std::stop_token& stop) const {
  if (stage() != Stage::neighbors) return badArgument(text("The neighbours are already known."));
  MatrixF whole;
  return lookbook::firstLayout(impl_->state.space(whole), options().dims, team, stop);
}

const MapRecord& MapRun::record() const {
  return impl_->record;
}

MapRun::Stage MapRun::stage() const {
  return impl_->stage;
}
const MapOptions& MapRun::options() const {
  return impl_->state.options;
}
std::size_t MapRun::size() const {
  return impl_->state.n;
}
const MatrixF& MapRun::embedding() const {
  const MapState& state = impl_->state;
  return state.optimizer ? state.optimizer->embedding() : state.embedding;
}
int MapRun::iteration() const {
  return impl_->iteration();
}
int MapRun::iterations() const {
  return impl_->iterations();
}
const MapSeconds& MapRun::seconds() const {
  return impl_->seconds;
}

}  // namespace lookbook
