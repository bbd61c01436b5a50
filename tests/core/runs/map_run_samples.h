#pragma once

#include "core/runs/map_run.h"
#include "tests/support/points.h"

#include <utility>

namespace samples {

/// Short runs of each method.
inline lookbook::MapOptions quickTsne(int dims = 2) {
  lookbook::MapOptions options{.dims = dims, .pcaComponents = 5};
  options.tsne.perplexity = 8;
  options.tsne.iterations = 80;
  options.tsne.exaggerationIterations = 40;
  return options;
}

inline lookbook::MapOptions quickUmap(int dims = 2) {
  lookbook::MapOptions options{.method = lookbook::Method::umap, .dims = dims, .pcaComponents = 5};
  options.umap.epochs = 60;
  return options;
}

inline lookbook::MapOptions quickMde(int dims = 2) {
  lookbook::MapOptions options{.method = lookbook::Method::mde, .dims = dims, .pcaComponents = 5};
  options.mde.iterations = 40;
  return options;
}

inline lookbook::MapOptions quickDistances(int dims = 2) {
  lookbook::MapOptions options = quickMde(dims);
  options.mde.preserve = lookbook::Preserve::distances;
  options.mde.maxDistances = 20'000;
  return options;
}

inline lookbook::MatrixF finishedMap(const lookbook::MatrixF& input,
                                     const lookbook::MapOptions& options, int threads,
                                     int steps = 1000) {
  auto run = lookbook::MapRun::create(input, options);
  lookbook::ThreadTeam team(threads);
  while (!run->finished())
    if (!run->advance(steps, team)) return {};
  return run->embedding();
}

/// A run that has reached a stage.
inline lookbook::MapRun runUpTo(lookbook::MapRun::Stage stage, const lookbook::MatrixF& input,
                                const lookbook::MapOptions& options) {
  auto run = lookbook::MapRun::create(input, options);
  lookbook::ThreadTeam team(2);
  while (run->stage() != stage) (void)run->advance(1, team);
  return std::move(*run);
}

/// A run after some iterations of the optimisation.
inline lookbook::MapRun startedRun(const lookbook::MatrixF& input,
                                   const lookbook::MapOptions& options, int iterations) {
  lookbook::MapRun run = runUpTo(lookbook::MapRun::Stage::optimize, input, options);
  lookbook::ThreadTeam team(2);
  (void)run.advance(iterations, team);
  return run;
}

}  // namespace samples
