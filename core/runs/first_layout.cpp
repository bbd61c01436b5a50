#include "core/runs/first_layout.h"

#include "core/neighbors/reference_neighbors.h"
#include "core/runs/map_run.h"

#include <algorithm>

namespace lookbook {

namespace {

constexpr std::size_t kLandmarks = 1000;
constexpr int kIterations = 300;
constexpr int kNearest = 3;

/// Rows at even distances.
MatrixF landmarksOf(const MatrixF& points) {
  const auto n = static_cast<std::size_t>(points.rows());
  const std::size_t count = std::min(n, kLandmarks);
  MatrixF landmarks(static_cast<Eigen::Index>(count), points.cols());
  for (std::size_t i = 0; i < count; ++i)
    landmarks.row(static_cast<Eigen::Index>(i)) =
        points.row(static_cast<Eigen::Index>(i * n / count));
  return landmarks;
}

Result<MatrixF> mapOf(const MatrixF& landmarks, int dims, ThreadTeam& team,
                      const std::stop_token& stop) {
  MapOptions options{.dims = dims, .pcaComponents = 0};  // t-SNE
  options.tsne.iterations = kIterations;
  options.tsne.exaggerationIterations = kIterations / 3;
  auto run = MapRun::create(landmarks, options);
  if (!run) return tl::unexpected(run.error());
  while (!run->finished()) {
    if (stop.stop_requested()) return cancelled();
    if (auto advanced = run->advance(10, team, stop); !advanced)
      return tl::unexpected(advanced.error());
  }
  return run->embedding();
}

}  // namespace

Result<MatrixF> firstLayout(const MatrixF& points, int dims, ThreadTeam& team,
                            const std::stop_token& stop) {
  const MatrixF landmarks = landmarksOf(points);
  const auto map = mapOf(landmarks, dims, team, stop);
  if (!map) return map;
  const int k = std::min(kNearest, static_cast<int>(landmarks.rows()));
  const auto nearest = referenceNeighbors(landmarks, points, k, team, stop);
  if (!nearest) return tl::unexpected(nearest.error());
  MatrixF layout = MatrixF::Zero(points.rows(), dims);
  for (std::size_t i = 0; i < nearest->n; ++i) {
    float whole = 0;
    const auto row = static_cast<Eigen::Index>(i);
    for (std::size_t j = 0; j < static_cast<std::size_t>(k); ++j) {
      constexpr float kAtLandmark = 1e-6F;
      const float distance = nearest->distances(i)[j];
      const float weight = 1 / std::max(kAtLandmark, distance * distance);
      layout.row(row) += weight * map->row(nearest->neighbors(i)[j]);
      whole += weight;
    }
    layout.row(row) /= whole;
  }
  return layout;
}

}  // namespace lookbook
