#include "core/embedding/placement.h"

#include "core/embedding/mde/mde_placement.h"
#include "core/embedding/pca/pca.h"
#include "core/embedding/tsne/tsne_placement.h"
#include "core/embedding/umap/umap_placement.h"
#include "core/neighbors/reference_neighbors.h"

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <variant>

namespace lookbook {

namespace {

constexpr std::size_t kPlacementBlock = 16;  ///< points that a thread places at a time
constexpr int kComponentsOfPca = 50;         ///< that a PCA's neighbours are found in
constexpr int kNeighborsOfPca = 15;          ///< which are shown, and pull nothing

Result<void> check(const PointSource& input, const MatrixF& map, const MapOptions& options) {
  if (map.rows() != input.rows() || map.cols() != options.dims)
    return badArgument("The map is %1 x %2, but by its recipe it is %3 x %4.", map.rows(),
                       map.cols(), input.rows(), options.dims);
  if (options.method == Method::file)
    return badArgument(
        text("New points cannot be placed on a map from a file, because the file does not say how "
             "the map was computed."));
  if (map.rows() < 1) return badArgument(text("The map has no points."));
  if (options.method != Method::pca && options.dims != 2 && options.dims != 3)
    return badArgument("dims is %1; a map has 2 or 3.", options.dims);
  if (options.method == Method::mde && options.mde.preserve != Preserve::neighbors)
    return badArgument(
        text("New points cannot be placed on a map that preserves distances, only on one that "
             "preserves neighbours."));
  if (!map.allFinite())
    return badArgument(text("The map holds a value that is not a finite number."));
  return {};
}

/// Principal components that neighbours are found in; 0: the input as it is.
int componentsOf(const MapOptions& options, int d) {
  if (options.method == Method::pca) return std::min(d, std::max(options.dims, kComponentsOfPca));
  return std::min(options.pcaComponents, d);
}

/// A point's coordinates in the basis, summed in an order of its own: a matrix product's follows
/// how many rows it has.
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

/// Whether neighbours of a map's kind pull by shares of their own, not all alike.
template <class Placer>
concept Weighs =
    requires(const NeighborGraph& neighbors, ThreadTeam& team) { Placer::shares(neighbors, team); };

/// A PCA found again has to be the one that the map shows.
Result<void> checkPca(const MatrixF& projected, const MatrixF& map) {
  constexpr float kTolerance = 1e-3F;  // of the extent: another machine rounds otherwise
  const float extent = map.cwiseAbs().maxCoeff();
  if ((projected.leftCols(map.cols()) - map).cwiseAbs().maxCoeff() > kTolerance * extent)
    return badArgument(text(
        "The map is not the PCA of the rows that its recipe names. Use the map that the recipe "
        "came with."));
  return {};
}

}  // namespace

struct Placement::Impl {
  using Placer =
      std::variant<std::monostate, TsnePlacement<2>, TsnePlacement<3>, UmapPlacement, MdePlacement>;

  [[nodiscard]] int neighbors() const;
  [[nodiscard]] std::vector<float> shares(const NeighborGraph& neighbors, ThreadTeam& team) const;
  [[nodiscard]] MatrixF reduced(MatrixF points, ThreadTeam& team) const;
  void place(const MatrixF& points, Placed& placed, ThreadTeam& team) const;

  MapOptions options;
  MatrixF map;
  std::optional<Pca> basis;
  MatrixF references;  ///< n x c: the map's points where neighbours are found
  Placer placer;       ///< none for PCA
};

int Placement::Impl::neighbors() const {
  const auto n = static_cast<std::size_t>(map.rows());
  switch (options.method) {
    case Method::tsne:
      return TsnePlacement<2>::neighbors(n);
    case Method::umap:
      return UmapPlacement::neighbors(options.umap, n);
    case Method::mde:
      return MdePlacement::neighbors(options.mde, n);
    case Method::pca:
    case Method::file:  // refused before
      break;
  }
  return static_cast<int>(std::min<std::size_t>(n, kNeighborsOfPca));
}

std::vector<float> Placement::Impl::shares(const NeighborGraph& neighbors, ThreadTeam& team) const {
  return std::visit(
      [&](const auto& held) {
        using Held = std::decay_t<decltype(held)>;
        if constexpr (!Weighs<Held>)
          return std::vector<float>(neighbors.indices.size(), 1 / static_cast<float>(neighbors.k));
        else
          return Held::shares(neighbors, team);
      },
      placer);
}

MatrixF Placement::Impl::reduced(MatrixF points, ThreadTeam& team) const {
  if (!basis) return points;
  MatrixF projected(points.rows(), references.cols());
  forRanges(team, static_cast<std::size_t>(points.rows()), kPlacementBlock,
            [&](std::size_t begin, std::size_t end, int) {
              for (auto i = static_cast<Eigen::Index>(begin); i < static_cast<Eigen::Index>(end);
                   ++i)
                project(*basis, &points(i, 0), &projected(i, 0));
            });
  return projected;
}

/// @param points as the neighbours are found
void Placement::Impl::place(const MatrixF& points, Placed& placed, ThreadTeam& team) const {
  placed.positions.resize(points.rows(), map.cols());
  const auto k = static_cast<std::size_t>(placed.neighbors.k);
  const auto put = [&](std::size_t i, const auto& held) {
    float* const place = placed.positions.data() + i * static_cast<std::size_t>(map.cols());
    const Neighborhood near{.points = placed.neighbors.neighbors(i),
                            .shares = std::span(placed.shares).subspan(i * k, k)};
    using Held = std::decay_t<decltype(held)>;
    if constexpr (std::is_same_v<Held, std::monostate>)
      std::copy_n(&points(static_cast<Eigen::Index>(i), 0), map.cols(), place);
    else if constexpr (std::is_same_v<Held, UmapPlacement> || std::is_same_v<Held, MdePlacement>)
      held.place(near, place);
    else
      std::ranges::transform(held.place(near), place,
                             [](double coordinate) { return static_cast<float>(coordinate); });
  };
  forRanges(team, static_cast<std::size_t>(points.rows()), kPlacementBlock,
            [&](std::size_t begin, std::size_t end, int) {
              for (std::size_t i = begin; i < end; ++i)
                std::visit([&](const auto& held) { put(i, held); }, placer);
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
  impl.options = chosenFor(options, static_cast<std::size_t>(map.rows()));
  impl.map = std::move(map);
  if (const int kept = componentsOf(options, static_cast<int>(input.cols())); kept > 0) {
    auto pca = fitPca(input, kept, team, stop, progress);
    if (!pca) return tl::unexpected(pca.error());
    impl.references = pca->project(input, team, stop);
    if (stop.stop_requested()) return cancelled();
    impl.basis = std::move(*pca);
  } else {
    impl.references = input.all();
  }
  if (!impl.references.allFinite())
    return badArgument(text("The input holds a value that is not a finite number."));
  switch (options.method) {
    case Method::pca:
      if (auto same = checkPca(impl.references, impl.map); !same)
        return tl::unexpected(same.error());
      break;
    case Method::tsne:
      if (options.dims == 2)
        impl.placer = TsnePlacement<2>(impl.map, options.tsne.theta, team);
      else
        impl.placer = TsnePlacement<3>(impl.map, options.tsne.theta, team);
      break;
    case Method::umap:
      impl.placer = UmapPlacement(impl.map, impl.options.umap, options.seed);
      break;
    case Method::mde:
      impl.placer = MdePlacement(impl.map, options.mde, options.seed);
      break;
    case Method::file:  // refused before
      break;
  }
  return placement;
}

Result<Placement::Placed> Placement::place(const PointSource& points, ThreadTeam& team,
                                           const std::stop_token& stop,
                                           const Progress& progress) const {
  const Impl& impl = *impl_;
  const Eigen::Index d = impl.basis ? impl.basis->components.cols() : impl.references.cols();
  if (points.cols() != d)
    return badArgument("The new points have %1 dimensions, but the input of the map has %2.",
                       points.cols(), d);
  const MatrixF reduced = impl.reduced(points.all(), team);
  constexpr double kShare = 0.8;  // of the whole; the rest is little
  auto neighbors = referenceNeighbors(impl.references, reduced, impl.neighbors(), team, stop,
                                      portion(progress, 0, kShare));
  if (!neighbors) return tl::unexpected(neighbors.error());
  Placed placed;
  placed.neighbors = std::move(*neighbors);
  placed.shares = impl.shares(placed.neighbors, team);
  impl.place(reduced, placed, team);
  report(progress, 1);
  return placed;
}

const MatrixF& Placement::map() const {
  return impl_->map;
}

}  // namespace lookbook
