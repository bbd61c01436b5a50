#include "core/runs/replay.h"

#include <algorithm>
#include <string>
#include <utility>

namespace lookbook {

namespace {

/// The run from which a branch started, at the iteration of the branch.
Result<MapRun> parentRun(const PointSource& input, const Parent& parent, ThreadTeam& team,
                         const std::stop_token& stop, const Progress& progress) {
  MapRecord begun;
  begun.recipe = *parent.recipe;
  auto run = replay(input, std::move(begun), team, stop, progress);
  if (!run) return run;
  constexpr int kSteps = 5;  // steps between two reports of progress
  while (!run->finished() &&
         (run->stage() != RunStage::optimize || run->iteration() < parent.iteration)) {
    const int left = std::max(1, parent.iteration - run->iteration());
    auto advanced = run->advance(std::min(kSteps, left), team, stop);
    if (!advanced) return tl::unexpected(advanced.error());
    if (stop.stop_requested()) return cancelled();
    if (parent.iteration > 0)
      report(progress, static_cast<double>(run->iteration()) / parent.iteration);
  }
  if (run->iteration() != parent.iteration)
    return badArgument(
        "The run that the map was branched from ended at iteration %1, before the branch at %2.",
        run->iteration(), parent.iteration);
  return run;
}

}  // namespace

bool findAlike(const MapOptions& one, const MapOptions& asked, std::size_t n) {
  const MapOptions other = chosenFor(asked, n);
  if (one.pcaComponents != other.pcaComponents) return false;
  const bool approximate = searchesByHnsw(one, n);
  if (approximate != searchesByHnsw(other, n)) return false;
  // The first few exact neighbours do not depend on the number that was requested.
  return !approximate ||
         (one.neighbors == other.neighbors && one.tsne.perplexity == other.tsne.perplexity &&
          one.umap.neighbors == other.umap.neighbors && one.mde.neighbors == other.mde.neighbors);
}

Result<MapRun> replay(const PointSource& input, MapRecord begun, ThreadTeam& team,
                      const std::stop_token& stop, const Progress& progress) {
  if (begun.recipe.options.method == kFromFile)
    return badArgument(text("A map loaded from a file cannot be recomputed."));
  const std::optional<Parent> parent = begun.recipe.parent;
  if (!parent) return MapRun::create(input, std::move(begun));
  const auto from = parentRun(input, *parent, team, stop, progress);
  if (!from) return tl::unexpected(from.error());
  const MapOptions options = begun.recipe.options;
  auto run = MapRun::branch(input, std::move(begun), from->embedding(), parent->iteration);
  // If they are fewer than the run needs, it finds its own.
  const auto found = from->neighbors();
  if (run && found && findAlike(from->options(), options, run->size()))
    (void)run->takeNeighbors(*found);
  return run;
}

}  // namespace lookbook
