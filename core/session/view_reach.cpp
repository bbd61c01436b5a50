#include "core/session/view_reach.h"

#include "core/runs/recipe.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace lookbook {

namespace {

/// Larger or smaller numbers cannot be drawn sensibly.
constexpr double kFarthest = 1e20;
constexpr double kSmallestHeight = 1e-20;

/// The number limited to a range; `otherwise` if it is not finite.
double within(double number, double minimum, double maximum, double otherwise) {
  return std::isfinite(number) ? std::clamp(number, minimum, maximum) : otherwise;
}

template <class Of>
std::optional<IdOf<Of>> within(std::optional<IdOf<Of>> id, std::size_t end) {
  return id && id->index() < end ? id : std::nullopt;
}

double length(const std::array<double, 3>& vector) {
  return std::hypot(vector[0], vector[1], vector[2]);
}

std::array<double, 3> cross(const std::array<double, 3>& a, const std::array<double, 3>& b) {
  return {a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]};
}

/// Whether a camera is usable.
bool canLook(const MapCamera& camera) {
  constexpr double kTrace = 1e-2;
  constexpr double kSmallestAngle = 1e-3;
  for (const auto& vector : {camera.direction, camera.up})
    if (!(std::abs(length(vector) - 1) < kTrace)) return false;
  const bool near = std::ranges::all_of(
      camera.focus, [](double c) { return std::abs(c) <= kFarthest; });  // false for NaN
  const bool height =
      camera.height == 0 || (camera.height >= kSmallestHeight && camera.height <= kFarthest);
  return near && height && length(cross(camera.direction, camera.up)) > kSmallestAngle;
}

GalleryCamera drawable(const GalleryCamera& camera) {
  constexpr double kSmallestTile = 0.01;  // logical pixels
  constexpr double kLargestTile = 1e5;
  constexpr double kFarthestTile = 1e10;
  const bool near =
      std::abs(camera.centerX) <= kFarthestTile && std::abs(camera.centerY) <= kFarthestTile;
  const bool fits = camera.tilePixels == 0 || camera.tilePixels == kOpeningView ||
                    (camera.tilePixels >= kSmallestTile && camera.tilePixels <= kLargestTile);
  return near && fits ? camera : GalleryCamera{};
}

void bringBack(DatasetView& view, const ViewReach& there) {
  for (std::optional<MapId>* map : {&view.map, &view.secondMap}) {
    *map = within(*map, there.maps.size());
    if (*map && !there.maps[(*map)->index()]) map->reset();
  }
  const auto gone = [&](MapId map) {
    return map.index() >= there.maps.size() || !there.maps[map.index()];
  };
  std::erase_if(view.mapNotes, [&](const auto& note) { return gone(note.first); });
  std::erase_if(view.otherCameras, [&](const auto& camera) {
    return gone(camera.first) || camera.first == view.map || !canLook(camera.second);
  });
  if (view.current && *view.current >= there.images) view.current.reset();
  for (std::size_t i = there.classes; i < view.filter.hiddenClasses.end(); ++i)
    view.filter.hiddenClasses.reset(i);
  const auto chosen = [&](const SplitPart& part) { return part.name == view.filter.split.name(); };
  if (!there.splits.empty() && std::ranges::none_of(there.splits, chosen)) view.filter.split = {};
  if (!canLook(view.mapCamera)) view.mapCamera = {};
  view.galleryCamera = drawable(view.galleryCamera);
  view.moment = view.moment < 0 ? -1 : within(view.moment, 0, kMostIterations, -1);
}

}  // namespace

ViewReach reachOf(const Dataset& dataset) {
  return {.images = dataset.size(),
          .classes = static_cast<std::size_t>(dataset.classCount()),
          .splits = dataset.splits(),
          .maps = {}};
}

ViewState withinReach(ViewState view, const std::vector<ViewReach>& datasets) {
  constexpr double kSmallestPoint = 0.1;
  constexpr double kLargestPoint = 100;
  const ViewState usual;
  view.active = within(view.active, datasets.size());
  if (!view.active && !datasets.empty()) view.active = DatasetId(0);
  for (auto& side : view.compared) side = within(side, datasets.size());
  view.pointSize = within(view.pointSize, kSmallestPoint, kLargestPoint, usual.pointSize);
  view.opacity = within(view.opacity, 0.0, 1.0, usual.opacity);
  view.parameters.first = std::max(1, view.parameters.first);
  view.datasets.resize(datasets.size());
  for (std::size_t i = 0; i < datasets.size(); ++i) bringBack(view.datasets[i], datasets[i]);
  return view;
}

}  // namespace lookbook
