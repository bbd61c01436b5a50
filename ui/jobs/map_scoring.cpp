#include "ui/jobs/map_scoring.h"

#include "core/data/pixels.h"
#include "core/embedding/pca/input_space.h"
#include "core/quality/reconstruction_error.h"

namespace lookbook::ui {

namespace {

/// Calls score(map, team) with views that live as long as the call.
template <class Score>
auto scored(const MapToScore& map, const std::stop_token& stop, Score&& score)
    -> decltype(score(std::declval<MapOfInput>(), std::declval<ThreadTeam&>())) {
  ThreadTeam team(0, ThreadTeam::Priority::background);
  const auto space =
      InputSpace::of(pixelPoints(map.dataset, map.images), map.components, team, stop);
  if (!space) return tl::unexpected(space.error());
  const std::vector<ClassId> labels = map.dataset->labelsOf(map.images);
  return score(MapOfInput{space->points, *map.positions, labels, map.dataset->unlabelled()}, team);
}

}  // namespace

Result<MapScores> scoreWhole(const MapToScore& map, const std::stop_token& stop) {
  return scored(map, stop, [&](const MapOfInput& of, ThreadTeam& team) {
    return scoreMap(of, {}, team, stop);
  });
}

Result<PointScores> scoreEveryPoint(const MapToScore& map, const std::stop_token& stop,
                                    const Progress& progress) {
  return scored(map, stop, [&](const MapOfInput& of, ThreadTeam& team) {
    const std::size_t n = map.images.size();
    return scorePoints(of, sampleQueries(n, n, 0), {}, team, stop, progress);
  });
}

Result<std::vector<float>> reconstructionErrorsOf(const MapToScore& map,
                                                  const std::stop_token& stop) {
  ThreadTeam team(0, ThreadTeam::Priority::background);
  const PointSource pixels = pixelPoints(map.dataset, map.images);
  const auto pca = fitPca(pixels, static_cast<int>(map.positions->cols()), team, stop);
  if (!pca) return tl::unexpected(pca.error());
  return reconstructionErrors(*pca, pixels, team);
}

}  // namespace lookbook::ui
