#pragma once

#include "core/runs/files/map_record_file.h"
#include "core/runs/map_run.h"
#include "core/runs/recipe.h"
#include "tests/support/points.h"

#include <array>
#include <cstdlib>
#include <numeric>

// The inputs of the fuzzers of the cache and of their seeds.
namespace fuzz {

inline constexpr std::size_t kCachedPoints = 20;

inline lookbook::Recipe cachedRecipe() {
  lookbook::MapOptions options{.method = lookbook::Method::umap};
  options.pcaComponents = 0;
  options.umap.neighbors = 4;
  return {.dataset = "Seed",
          .fingerprint = "md5:seed",
          .rows = "all",
          .count = kCachedPoints,
          .options = options,
          .changes = {},
          .parent = {},
          .version = "0",
          .instructionSet = "none"};
}

inline lookbook::MapRecord cachedMap() {
  lookbook::MapRecord map;
  map.recipe = cachedRecipe();
  map.images.resize(kCachedPoints);
  std::iota(map.images.begin(), map.images.end(), 0U);
  map.imagesText = lookbook::text("all images");
  map.finished = true;
  map.iteration = map.iterations = 20;
  for (const int iteration : {0, 20}) {
    auto positions = std::make_shared<lookbook::MatrixF>(static_cast<Eigen::Index>(kCachedPoints),
                                                         map.options().dims);
    positions->setConstant(static_cast<float>(iteration) + 0.5F);
    map.moments.push_back(
        {.iteration = iteration, .positions = std::move(positions), .divergence = {}});
  }
  map.positions = map.moments.back().positions;
  map.mostDistorted = {{.i = 0, .j = 1, .distance = 1, .distortion = 2}};
  map.neighborRecall = 0.5;
  return map;
}

inline lookbook::MapRun newRun(const lookbook::Recipe& recipe) {
  auto run =
      lookbook::MapRun::create(samples::clusteredPoints(kCachedPoints, 4, 2), recipe.options);
  if (!run) std::abort();
  return std::move(*run);
}

inline lookbook::MapRun runWithNeighbors(const lookbook::Recipe& recipe) {
  lookbook::ThreadTeam team(1);
  lookbook::MapRun run = newRun(recipe);
  while (run.stage() < lookbook::MapRun::Stage::affinities)
    if (!run.advance(1, team)) std::abort();
  return run;
}

}  // namespace fuzz
