#include "ui/canvas/map/map_canvas.h"

#include "ui/canvas/map/map_scene.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace lookbook::ui {

namespace {

constexpr int kSettleTime = 200;  // ms without a move after which points stand still

}  // namespace

MapCanvas::MapCanvas(QWidget* parent) : Canvas(parent), map_(std::make_unique<Map>()) {
  map_->points = makeLayer<PointLayer>();
  map_->thumbnailLayer = makeLayer<ThumbnailLayer>();
  impl_->graphics.renderer().AddViewProp(map_->points);
  impl_->graphics.renderer().AddViewProp(map_->thumbnailLayer);
  map_->settle.setSingleShot(true);
  map_->settle.setInterval(kSettleTime);
  connect(&map_->settle, &QTimer::timeout, this, [this] {
    map_->thumbnailsOutdated = true;
    requestFrame();
  });
  setEmptyMessage(tr("No data set is open"), tr("Open one with File > Open, drop its files here, "
                                                "or choose one in the library."));
}

MapCanvas::~MapCanvas() = default;

void MapCanvas::setDataset(DatasetPtr dataset) {
  clearPoints();
  Canvas::setDataset(std::move(dataset));
  map_->filter = {};
  map_->atlasOf.reset();  // its atlas goes with the next frame, when the context is current
}

void MapCanvas::setTheme(const Theme& theme) {
  Canvas::setTheme(theme);
  map_->colorsChanged = true;
  map_->thumbnailsOutdated = true;
}

void MapCanvas::setSelection(SharedImageSet selection) {
  Canvas::setSelection(std::move(selection));
  map_->colorsChanged = true;
  map_->thumbnailsOutdated = true;
}

void MapCanvas::setHovered(std::optional<ImageIndex> image) {
  if (image == impl_->hovered) return;
  Canvas::setHovered(image);
  refreshOverlay();
}

void MapCanvas::setCurrent(std::optional<ImageIndex> image) {
  if (image == impl_->current) return;
  Canvas::setCurrent(image);
  refreshOverlay();
}

void MapCanvas::setPoints(std::vector<ImageIndex> images,
                          std::shared_ptr<const MatrixF> positions) {
  assert(positions && static_cast<std::size_t>(positions->rows()) == images.size());
  dropDrag();
  map_->values.reset();
  map_->placed.reset();
  map_->images = std::move(images);
  map_->rows.assign(impl_->dataset ? impl_->dataset->size() : 0, -1);
  for (std::size_t row = 0; row < map_->images.size(); ++row)
    if (map_->images[row] < map_->rows.size())
      map_->rows[map_->images[row]] = static_cast<std::int32_t>(row);
  map_->order = seededOrder(map_->images.size());
  map_->camera = {};
  map_->filterRows(impl_->dataset.get());
  map_->choiceOutdated = true;
  map_->sinceChoice.invalidate();
  map_->colorsChanged = true;
  movePoints(std::move(positions));
  map_->settle.stop();
  requestOverlay();
}

void MapCanvas::movePoints(std::shared_ptr<const MatrixF> positions) {
  assert(positions && static_cast<std::size_t>(positions->rows()) == map_->images.size());
  map_->positions = std::move(positions);
  map_->dims = map_->positions->cols() >= 3 ? 3 : 2;
  map_->extent = MapExtent::of(*map_->positions);
  map_->positionsChanged = true;
  map_->choiceOutdated = true;
  map_->settle.start();
  viewChanged();
}

void MapCanvas::clearPoints() {
  dropDrag();
  map_->values.reset();
  map_->placed.reset();
  map_->images.clear();
  map_->rows.clear();
  map_->order.clear();
  map_->shown.clear();
  map_->positions.reset();
  map_->camera = {};
  map_->thumbnails.clear();
  map_->chosenOnScreen.clear();
  map_->settle.stop();
  map_->positionsChanged = map_->colorsChanged = true;
  point(std::nullopt, {});
  viewChanged();
  requestOverlay();
}

void MapCanvas::setValues(std::shared_ptr<const std::vector<float>> values, double least,
                          double largest) {
  assert(!values || values->size() == map_->images.size());
  if (values == map_->values) return;
  map_->values = std::move(values);
  map_->least = least;
  map_->largest = largest;
  map_->colorsChanged = true;
  requestFrame();
}

void MapCanvas::setFilter(const Filter& filter) {
  if (filter == map_->filter) return;
  map_->filter = filter;
  map_->filterRows(impl_->dataset.get());
  map_->colorsChanged = true;
  map_->choiceOutdated = true;
  map_->sinceChoice.invalidate();
  viewChanged();
}

void MapCanvas::setMarks(Marks marks) {
  map_->marks = marks;
  viewChanged();
}

void MapCanvas::setPointSize(double logicalPixels) {
  map_->pointSize = logicalPixels;
  viewChanged();
}

void MapCanvas::setOpacity(double opacity) {
  map_->opacity = opacity;
  map_->colorsChanged = true;
  requestFrame();
}

void MapCanvas::setTool(Tool tool) {
  if (tool == map_->tool) return;
  dropDrag();
  map_->tool = tool;
  followTool();
  emit toolChanged(tool);
}

MapCanvas::Tool MapCanvas::tool() const {
  return map_->tool;
}

MapCamera MapCanvas::camera() const {
  return map_->camera;
}

void MapCanvas::setCamera(const MapCamera& camera) {
  if (camera == map_->camera) return;
  map_->camera = camera;
  viewChanged();
}

void MapCanvas::lookLike(const MapCanvas& other) {
  const MapView theirs = other.map_->view(other.size());
  moveCamera(map_->view(size()).alike(theirs));
}

void MapCanvas::moveCamera(const MapCamera& camera) {
  if (camera == map_->camera) return;
  setCamera(camera);
  emit cameraChanged(map_->camera);
}

void MapCanvas::viewChanged() {
  map_->placesOutdated = true;
  map_->thumbnailsOutdated = true;
  requestFrame();
  refreshOverlay();
}

void MapCanvas::showAll() {
  moveCamera({});
}

void MapCanvas::showImage(ImageIndex image) {
  const auto row = map_->rowOf(image);
  if (!row) return;
  const MapView view = map_->view(size());
  double zoom = std::max(view.zoom(), 8.0);
  if (map_->dims == 2 && map_->shown[*row] != 0) {
    // As far as it takes for the image to have its thumbnail, and a little more: it fades in.
    placeThumbnails();
    const auto wanted = static_cast<std::uint32_t>(*row);
    const auto rows = map_->choice.chosen(ThumbnailChoice::kLastLevel);
    const auto found = std::find(rows.begin(), rows.end(), wanted);
    if (found != rows.end()) {
      const int level = map_->choice.levelOf(static_cast<std::size_t>(found - rows.begin()));
      zoom = std::max(zoom, std::exp2((level + 2.0) / ThumbnailChoice::kLevelsPerOctave));
    }
  }
  MapCamera camera = view.resolved();
  camera.height *= view.zoom() / zoom;
  camera.focus = map_->position(*row);
  moveCamera(camera);
}

void MapCanvas::showImages(const ImageSet& images) {
  std::vector<std::size_t> rows;
  for (std::size_t row = 0; row < map_->images.size(); ++row)
    if (map_->images[row] < images.universe() && images.contains(map_->images[row]))
      rows.push_back(row);
  if (rows.empty() || map_->empty()) return;
  MatrixF box(static_cast<Eigen::Index>(rows.size()), map_->positions->cols());
  for (std::size_t i = 0; i < rows.size(); ++i)
    box.row(static_cast<Eigen::Index>(i)) =
        map_->positions->row(static_cast<Eigen::Index>(rows[i]));
  const MapExtent extent = MapExtent::of(box);
  const MapView view = map_->view(size());
  MapCamera camera = view.resolved();
  camera.focus = extent.center();
  MapCamera fitting = camera;
  fitting.height = 0;
  const double least = view.resolved().height * view.zoom() / 64;
  camera.height =
      std::max(MapView(fitting, extent, map_->dims, size()).resolved().height * 1.1, least);
  moveCamera(camera);
}

std::optional<QPointF> MapCanvas::imagePosition(ImageIndex image) const {
  const auto row = map_->rowOf(image);
  if (!row || map_->empty()) return std::nullopt;
  const MapView::Place place = map_->view(size()).project(map_->position(*row));
  return place.visible ? std::optional(QPointF(place.x, place.y)) : std::nullopt;
}

std::optional<ImageIndex> MapCanvas::imageAt(QPointF position) const {
  if (map_->empty()) return std::nullopt;
  for (auto it = map_->thumbnails.rbegin(); it != map_->thumbnails.rend(); ++it)
    if (it->opacity > 0.4 && it->rect.contains(position)) return map_->images[it->row];
  if (map_->marks == Marks::thumbnails) return std::nullopt;
  const auto& places = map_->projected(size());
  const double reach = std::max(map_->diameter(map_->view(size())) / 2, 2.0) + 3;
  double best = reach * reach;
  std::optional<ImageIndex> nearest;
  for (std::size_t row = 0; row < places.size(); ++row) {
    const double dx = places[row].x() - position.x();
    const double dy = places[row].y() - position.y();
    const double distance = dx * dx + dy * dy;
    if (distance >= best || map_->shown[row] == 0) continue;
    best = distance;
    nearest = map_->images[row];
  }
  return nearest;
}

bool MapCanvas::isEmpty() const {
  return map_->empty();
}

bool MapCanvas::wantsImageOnCard(ImageIndex image) const {
  const auto row = map_->rowOf(image);
  const Map::Thumbnail* thumbnail = row ? map_->thumbnailOf(*row) : nullptr;
  return !thumbnail || thumbnail->rect.width() < 84;
}

}  // namespace lookbook::ui
