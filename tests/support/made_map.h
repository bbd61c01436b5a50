#pragma once

#include "core/embedding/placement.h"
#include "core/neighbors/reference_neighbors.h"
#include "core/quality/label_votes.h"
#include "core/runs/map_run.h"

#include <cstdint>
#include <utility>
#include <vector>

namespace samples {

/// A map with its input: a short run, which is enough to evaluate placements on it.
struct Made {
  lookbook::MatrixF input;
  lookbook::MapOptions options;
  lookbook::MatrixF map;

  [[nodiscard]] lookbook::Result<lookbook::Placement> placement(int threads = 2) const {
    lookbook::ThreadTeam team(threads);
    return lookbook::Placement::create(lookbook::PointSource::of(input), map, options, team);
  }
};

inline Made made(lookbook::MatrixF input, lookbook::MapOptions options) {
  options.tsne.iterations = 300;
  options.tsne.exaggerationIterations = 100;
  options.umap.epochs = 150;
  auto run = lookbook::MapRun::create(input, options);
  lookbook::ThreadTeam team(2);
  while (!run->finished()) (void)run->advance(1000, team);
  return {std::move(input), options, run->embedding()};
}

/// The share of placed points whose 5-NN vote in the map is their own class.
inline double accuracy(const lookbook::MatrixF& placed,
                       const std::vector<lookbook::ClassId>& labels, const lookbook::MatrixF& map,
                       const std::vector<lookbook::ClassId>& mapLabels) {
  lookbook::ThreadTeam team(2);
  const auto votes = lookbook::labelVotes(
      *lookbook::referenceNeighbors(map, placed, lookbook::kVoters, team), mapLabels);
  double right = 0;
  for (std::size_t i = 0; i < votes.size(); ++i) right += votes[i] == labels[i] ? 1 : 0;
  return right / static_cast<double>(votes.size());
}

}  // namespace samples
