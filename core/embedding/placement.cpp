#include "core/embedding/placement.h"

#include "core/embedding/methods.h"
#include "core/embedding/pca/input_space.h"
#include "core/neighbors/reference_neighbors.h"

#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <utility>

namespace lookbook {

namespace {

constexpr std::size_t kPlacementBlock = 16;  ///< points that a thread places together
/// Components in which the neighbours of a PCA map are found.
constexpr int kComponentsOfPca = 50;
/// Neighbours that are shown, but do not affect the place.
constexpr int kNeighborsOfPca = 15;

Result<void> check(const PointSource& input, const MatrixF& map, const MapOptions& options) {
  if (map.rows() != input.rows() || map.cols() != options.dims)
    return badArgument("The map is %1 x %2, but by its recipe it is %3 x %4.", map.rows(),
                       map.cols(), input.rows(), options.dims);
  if (options.method == kFromFile)
    return badArgument(
        text("New points cannot be placed on a map from a file, because the file does not say how "
             "the map was computed."));
  if (map.rows() < 1) return badArgument(text("The map has no points."));
  if (isOptimized(options.method) && options.dims != 2 && options.dims != 3)
    return badArgument("dims is %1; a map has 2 or 3.", options.dims);
  if (!map.allFinite())
    return badArgument(text("The map holds a value that is not a finite number."));
  return {};
}

/// The number of principal components in which neighbours are found; 0: the input as it is.
int componentsOf(const MapOptions& options, int d) {
  if (options.method != kProjection) return options.pcaComponents;
  return std::min(d, std::max(options.dims, kComponentsOfPca));
}

/// The coordinates of a point in the basis, summed in a fixed order: that of a matrix product would
/// depend on the number of rows.
void project(const Pca& pca, const float* point, float* projected) {
  constexpr Eigen::Index kLanes = 16;
  const Eigen::Index d = pca.components.cols();
  for (Eigen::Index c = 0; c < pca.components.rows(); ++c) {
    const float* component = pca.components.data() + c * d;
    std::array<float, kLanes> sums{};
    for (Eigen::Index begin = 0; begin < d; begin += kLanes)
      for (Eigen::Index i = begin; i < std::min(d, begin + kLanes); ++i)
        sums[static_cast<std::size_t>(i - begin)] += (point[i] - pca.mean[i]) * component[i];
    float sum = 0;
    for (const float lane : sums) sum += lane;
    projected[c] = sum;
  }
}

/// Places points by the projection itself. Their neighbours are shown, but do not affect their
/// places.
class ProjectionPlacer : public Placer {
 public:
  explicit ProjectionPlacer(const MatrixF& map)
      : neighbors_(static_cast<int>(std::min<Eigen::Index>(map.rows(), kNeighborsOfPca))),
        dims_(map.cols()) {}

  [[nodiscard]] int neighbors() const override { return neighbors_; }
  void place(const float* point, const Neighborhood& /*near*/, float* place) const override {
    std::copy_n(point, dims_, place);
  }

 private:
  int neighbors_;
  Eigen::Index dims_;
};

Result<std::unique_ptr<Placer>> placerFor(const MatrixF& map, const MapOptions& options,
                                          ThreadTeam& team) {
  if (!isOptimized(options.method)) return std::make_unique<ProjectionPlacer>(map);
  return stepsOf(options.method).placer(map, options, team);
}

/// Checks that a recomputed PCA is the one of the map.
Result<void> checkPca(const MatrixF& projected, const MatrixF& map) {
  constexpr float kTolerance = 1e-3F;  // of the extent: other machines round differently
  const float extent = map.cwiseAbs().maxCoeff();
  if ((projected.leftCols(map.cols()) - map).cwiseAbs().maxCoeff() > kTolerance * extent)
    return badArgument(text(
        "The map is not the PCA of the rows that its recipe names. Use the map that the recipe "
        "came with."));
  return {};
}

}  // namespace

struct Placement::Impl {
  [[nodiscard]] MatrixF reduced(MatrixF points, ThreadTeam& team) const;
  void place(const MatrixF& points, Placed& placed, ThreadTeam& team) const;

  MatrixF map;
  InputSpace references;  ///< the points of the map in the space in which neighbours are found
  std::unique_ptr<Placer> placer;
};

MatrixF Placement::Impl::reduced(MatrixF points, ThreadTeam& team) const {
  if (!references.basis) return points;
  MatrixF projected(points.rows(), references.points.cols());
  forRanges(team, static_cast<std::size_t>(points.rows()), kPlacementBlock,
            [&](std::size_t begin, std::size_t end, int) {
              for (auto i = static_cast<Eigen::Index>(begin); i < static_cast<Eigen::Index>(end);
                   ++i)
                project(*references.basis, &points(i, 0), &projected(i, 0));
            });
  return projected;
}

/// @param points in the space in which neighbours are found
void Placement::Impl::place(const MatrixF& points, Placed& placed, ThreadTeam& team) const {
  placed.positions.resize(points.rows(), map.cols());
  const auto k = static_cast<std::size_t>(placed.neighbors.k);
  forRanges(team, static_cast<std::size_t>(points.rows()), kPlacementBlock,
            [&](std::size_t begin, std::size_t end, int) {
              for (std::size_t i = begin; i < end; ++i) {
                const auto row = static_cast<Eigen::Index>(i);
                const Neighborhood near{.points = placed.neighbors.neighbors(i),
                                        .shares = std::span(placed.shares).subspan(i * k, k)};
                placer->place(&points(row, 0), near, &placed.positions(row, 0));
              }
            });
}

Placement::Placement() = default;
Placement::~Placement() = default;
Placement::Placement(Placement&&) noexcept = default;
Placement& Placement::operator=(Placement&&) noexcept = default;

Result<Placement> Placement::create(const PointSource& input, MatrixF map,
                                    const MapOptions& options, ThreadTeam& team,
                                    const std::stop_token& stop, const Progress& progress) {
  if (auto checked = check(input, map, options); !checked) return tl::unexpected(checked.error());
  Placement placement;
  placement.impl_ = std::make_unique<Impl>();
  Impl& impl = *placement.impl_;
  impl.map = std::move(map);
  const MapOptions chosen = chosenFor(options, static_cast<std::size_t>(impl.map.rows()));
  auto placer = placerFor(impl.map, chosen, team);
  if (!placer) return tl::unexpected(placer.error());
  impl.placer = std::move(*placer);
  auto space = InputSpace::of(input, componentsOf(options, static_cast<int>(input.cols())), team,
                              stop, progress);
  if (!space) return tl::unexpected(space.error());
  impl.references = std::move(*space);
  if (!impl.references.points.allFinite())
    return badArgument(text("The input holds a value that is not a finite number."));
  if (options.method == kProjection)
    if (auto same = checkPca(impl.references.points, impl.map); !same)
      return tl::unexpected(same.error());
  return placement;
}

Result<Placement::Placed> Placement::place(const PointSource& points, ThreadTeam& team,
                                           const std::stop_token& stop,
                                           const Progress& progress) const {
  const Impl& impl = *impl_;
  const Eigen::Index d = impl.references.basis ? impl.references.basis->components.cols()
                                               : impl.references.points.cols();
  if (points.cols() != d)
    return badArgument("The new points have %1 dimensions, but the input of the map has %2.",
                       points.cols(), d);
  const MatrixF reduced = impl.reduced(points.all(), team);
  constexpr double kShare = 0.8;  // of the whole step; the rest takes little time
  auto neighbors = referenceNeighbors(impl.references.points, reduced, impl.placer->neighbors(),
                                      team, stop, portion(progress, 0, kShare));
  if (!neighbors) return tl::unexpected(neighbors.error());
  Placed placed;
  placed.neighbors = std::move(*neighbors);
  placed.shares = impl.placer->shares(placed.neighbors, team);
  impl.place(reduced, placed, team);
  report(progress, 1);
  return placed;
}

const MatrixF& Placement::map() const {
  return impl_->map;
}

}  // namespace lookbook
