#include "ui/canvas/map/map_canvas.h"

#include "ui/canvas/map/map_scene.h"
#include "ui/look/main_part.h"

#include <QLocale>

#include <algorithm>
#include <cassert>
#include <cmath>

namespace lookbook::ui {

namespace {

constexpr int kSettleTime = 200;  // ms without movement after which points count as at rest

}  // namespace

MapCanvas::MapCanvas(QWidget* parent) : GestureCanvas(parent), scene_(std::make_unique<Scene>()) {
  scene_->points = makeLayer<PointLayer>();
  scene_->thumbnailLayer = makeLayer<ThumbnailLayer>();
  impl_->graphics.renderer().AddViewProp(scene_->points);
  impl_->graphics.renderer().AddViewProp(scene_->thumbnailLayer);
  scene_->outside = new OutsideMarks(*this);
  connect(scene_->outside, &OutsideMarks::clicked, this, &MapCanvas::showEverything);
  scene_->warming.setSingleShot(true);
  connect(&scene_->warming, &QTimer::timeout, this, &MapCanvas::warmUp);
  scene_->settle.setSingleShot(true);
  scene_->settle.setInterval(kSettleTime);
  connect(&scene_->settle, &QTimer::timeout, this, [this] {
    scene_->thumbnailsOutdated = true;
    requestFrame();
  });
  sayNoDataset();
}

MapCanvas::~MapCanvas() = default;

void MapCanvas::setDataset(DatasetPtr dataset) {
  clearPoints();
  GestureCanvas::setDataset(std::move(dataset));
  scene_->filter = {};
  scene_->atlasOf.reset();  // its atlas is released in the next frame, when the context is current
  scene_->warming.stop();
}

void MapCanvas::setTheme(const Theme& theme) {
  GestureCanvas::setTheme(theme);
  scene_->colorsChanged = true;
  scene_->thumbnailsOutdated = true;
}

void MapCanvas::setSelection(SharedImageSet selection) {
  GestureCanvas::setSelection(std::move(selection));
  scene_->colorsChanged = true;
  scene_->thumbnailsOutdated = true;
  scene_->choiceOutdated = true;
  scene_->sinceChoice.invalidate();
  scene_->warming.start(kWarmingDelay);
}

void MapCanvas::setHovered(std::optional<ImageIndex> image) {
  if (image == impl_->hovered) return;
  GestureCanvas::setHovered(image);
  refreshOverlay();
}

void MapCanvas::setCurrent(std::optional<ImageIndex> image) {
  if (image == impl_->current) return;
  GestureCanvas::setCurrent(image);
  refreshOverlay();
}

void MapCanvas::setPoints(std::vector<ImageIndex> images,
                          std::shared_ptr<const MatrixF> positions) {
  assert(positions && static_cast<std::size_t>(positions->rows()) == images.size());
  dropDrag();
  scene_->values.reset();
  scene_->placed.reset();
  scene_->pair.reset();
  scene_->sinceClassPlaces.invalidate();
  scene_->images = std::move(images);
  scene_->rows.assign(impl_->dataset ? impl_->dataset->size() : 0, -1);
  for (std::size_t row = 0; row < scene_->images.size(); ++row)
    if (scene_->images[row] < scene_->rows.size())
      scene_->rows[scene_->images[row]] = static_cast<std::int32_t>(row);
  scene_->order = seededOrder(scene_->images.size());
  scene_->camera = {};
  scene_->filterRows(impl_->dataset.get());
  scene_->choiceOutdated = true;
  scene_->sinceChoice.invalidate();
  scene_->colorsChanged = true;
  movePoints(std::move(positions));
  scene_->settle.stop();
  requestOverlay();
}

void MapCanvas::movePoints(std::shared_ptr<const MatrixF> positions) {
  assert(positions && static_cast<std::size_t>(positions->rows()) == scene_->images.size());
  scene_->positions = std::move(positions);
  scene_->dims = scene_->positions->cols() >= 3 ? 3 : 2;
  scene_->outliers = farOutliers(*scene_->positions);
  scene_->whole = MapExtent::of(*scene_->positions);
  scene_->extent = scene_->outliers.empty() ? scene_->whole
                                            : MapExtent::of(*scene_->positions, scene_->outliers);
  scene_->classPlacesOutdated = true;
  scene_->positionsChanged = true;
  scene_->choiceOutdated = true;
  scene_->settle.start();
  viewChanged();
}

void MapCanvas::clearPoints() {
  dropDrag();
  scene_->values.reset();
  scene_->placed.reset();
  scene_->images.clear();
  scene_->rows.clear();
  scene_->order.clear();
  scene_->shown.clear();
  scene_->positions.reset();
  scene_->outliers.clear();
  scene_->namedPlaces.clear();
  scene_->names.clear();
  scene_->pair.reset();
  scene_->camera = {};
  scene_->thumbnails.clear();
  scene_->chosenOnScreen.clear();
  scene_->settle.stop();
  scene_->positionsChanged = scene_->colorsChanged = true;
  point(std::nullopt, {});
  viewChanged();
  requestOverlay();
}

void MapCanvas::setValues(std::shared_ptr<const std::vector<float>> values, double least,
                          double largest, const QString& name) {
  scene_->valueName = name;
  assert(!values || values->size() == scene_->images.size());
  if (values == scene_->values) return;
  scene_->values = std::move(values);
  scene_->least = least;
  scene_->largest = largest;
  scene_->colorsChanged = true;
  requestFrame();
}

void MapCanvas::setFilter(const Filter& filter) {
  if (filter == scene_->filter) return;
  scene_->filter = filter;
  scene_->filterRows(impl_->dataset.get());
  scene_->colorsChanged = true;
  scene_->choiceOutdated = true;
  scene_->sinceChoice.invalidate();
  scene_->classPlacesOutdated = true;
  scene_->sinceClassPlaces.invalidate();
  viewChanged();
}

void MapCanvas::setMarks(Marks marks) {
  scene_->marks = marks;
  viewChanged();
}

void MapCanvas::setPointSize(double size) {
  scene_->pointSize = size;
  viewChanged();
}

void MapCanvas::setOpacity(double opacity) {
  scene_->opacity = opacity;
  scene_->colorsChanged = true;
  requestFrame();
}

void MapCanvas::setTool(Tool tool) {
  if (tool == scene_->tool) return;
  dropDrag();
  scene_->tool = tool;
  followTool();
  Q_EMIT toolChanged(tool);
}

MapCanvas::Tool MapCanvas::tool() const {
  return scene_->tool;
}

MapCamera MapCanvas::camera() const {
  return scene_->camera;
}

void MapCanvas::setCamera(const MapCamera& camera) {
  if (camera == scene_->camera) return;
  scene_->camera = camera;
  viewChanged();
}

void MapCanvas::lookLike(const MapCanvas& other) {
  const MapView theirs = other.scene_->view(other.size());
  moveCamera(scene_->view(size()).alike(theirs));
}

void MapCanvas::moveCamera(const MapCamera& camera) {
  if (camera == scene_->camera) return;
  setCamera(camera);
  Q_EMIT cameraChanged(scene_->camera);
}

void MapCanvas::viewChanged() {
  scene_->placesOutdated = true;
  scene_->thumbnailsOutdated = true;
  scene_->outside->show(scene_->countOutside(size()));
  // Points that move would put it off for as long as they do.
  if (!scene_->settle.isActive() || !scene_->warming.isActive())
    scene_->warming.start(kWarmingDelay);
  requestFrame();
  refreshOverlay();
}

void MapCanvas::showAll() {
  if (scene_->camera == MapCamera{} && !scene_->outliers.empty()) return showEverything();
  moveCamera({});
}

void MapCanvas::showEverything() {
  if (!scene_->empty()) moveCamera(scene_->everything(size()));
}

void MapCanvas::showImage(ImageIndex image) {
  Scene& m = *scene_;
  const auto row = m.rowOf(image);
  if (!row) return;
  const MapView view = m.view(size());
  double zoom = std::max(view.zoom(), 8.0);
  if (m.dims == 2 && m.shown[*row] != 0) {
    // Zooms in until the image has its thumbnail.
    m.choose(view, m.thumbnailSize(*impl_->dataset, size()),
             impl_->selects() ? impl_->selection.get() : nullptr);
    const auto wanted = static_cast<std::uint32_t>(*row);
    const auto rows = m.choice.chosen(ThumbnailChoice::kLastLevel);
    const auto found = std::find(rows.begin(), rows.end(), wanted);
    if (found != rows.end()) {
      const int level = m.choice.levelOf(static_cast<std::size_t>(found - rows.begin()));
      zoom = std::max(zoom, std::exp2((level + 0.5) / ThumbnailChoice::kLevelsPerOctave));
    }
  }
  MapCamera camera = view.resolved();
  camera.height *= view.zoom() / zoom;
  camera.focus = m.position(*row);
  moveCamera(camera);
}

void MapCanvas::showImages(const ImageSet& images) {
  std::vector<std::size_t> rows;
  for (std::size_t row = 0; row < scene_->images.size(); ++row)
    if (scene_->images[row] < images.universe() && images.contains(scene_->images[row]))
      rows.push_back(row);
  if (rows.empty() || scene_->empty()) return;
  MatrixF box(static_cast<Eigen::Index>(rows.size()), scene_->positions->cols());
  for (std::size_t i = 0; i < rows.size(); ++i)
    box.row(static_cast<Eigen::Index>(i)) =
        scene_->positions->row(static_cast<Eigen::Index>(rows[i]));
  const MapExtent extent = MapExtent::of(box);
  const MapView view = scene_->view(size());
  MapCamera camera = view.resolved();
  camera.focus = extent.center();
  MapCamera fitting = camera;
  fitting.height = 0;
  const double least = view.resolved().height * view.zoom() / 64;
  camera.height =
      std::max(MapView(fitting, extent, scene_->dims, size()).resolved().height * 1.1, least);
  moveCamera(camera);
}

std::optional<QPointF> MapCanvas::imagePosition(ImageIndex image) const {
  const auto row = scene_->rowOf(image);
  if (!row || scene_->empty()) return std::nullopt;
  const MapView::Place place = scene_->view(size()).project(scene_->position(*row));
  return place.visible ? std::optional(QPointF(place.x, place.y)) : std::nullopt;
}

std::optional<QPointF> MapCanvas::placeOf(ImageIndex image) const {
  const auto at = imagePosition(image);
  return at && scene_->shown[*scene_->rowOf(image)] != 0 ? at : std::nullopt;
}

std::optional<ImageIndex> MapCanvas::imageAt(QPointF position) const {
  const Scene& m = *scene_;
  if (m.empty()) return std::nullopt;
  for (auto it = m.thumbnails.rbegin(); it != m.thumbnails.rend(); ++it)
    if (it->rect.contains(position)) return m.images[it->row];
  if (m.marks == Marks::thumbnails) return std::nullopt;
  const MapView view = m.view(size());
  const auto reach = [&](bool selected) {
    return std::max(m.diameter(view, selected) / 2, 2.0) + 3;
  };
  // Selected points are on top.
  if (impl_->selects())
    if (const auto found = nearestDot(position, reach(true), impl_->selection.get())) return found;
  return nearestDot(position, reach(false), nullptr);
}

std::optional<ImageIndex> MapCanvas::nearestDot(QPointF position, double reach,
                                                const ImageSet* among) const {
  const Scene& m = *scene_;
  const auto& places = scene_->projected(size());
  double best = reach * reach;
  std::optional<ImageIndex> nearest;
  for (std::size_t row = 0; row < places.size(); ++row) {
    const double dx = places[row].x() - position.x();
    const double dy = places[row].y() - position.y();
    const double distance = dx * dx + dy * dy;
    if (distance >= best || m.shown[row] == 0) continue;
    if (among && !among->contains(m.images[row])) continue;
    best = distance;
    nearest = m.images[row];
  }
  return nearest;
}

bool MapCanvas::isEmpty() const {
  return scene_->empty();
}

bool MapCanvas::wantsImageOnCard(ImageIndex image) const {
  const auto row = scene_->rowOf(image);
  const Scene::Thumbnail* thumbnail = row ? scene_->thumbnailOf(*row) : nullptr;
  return !thumbnail || thumbnail->rect.width() < 84;
}

QString MapCanvas::noteOnCard(ImageIndex image) const {
  const auto row = scene_->rowOf(image);
  if (!row || !scene_->values || scene_->valueName.isEmpty()) return {};
  constexpr int kDigits = 3;
  return tr("%1: %2").arg(scene_->valueName,
                          QLocale().toString((*scene_->values)[*row], 'g', kDigits));
}

}  // namespace lookbook::ui
