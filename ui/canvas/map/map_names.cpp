#include "ui/canvas/map/map_scene.h"
#include "ui/canvas/zooming.h"
#include "ui/look/lettering.h"
#include "ui/text/shown_text.h"

#include <QFontInfo>
#include <QPainter>

namespace lookbook::ui {

namespace {

// Ms between searches for the places of names while points move.
constexpr int kPlacesInterval = 250;

/// The opacity of names, which fade when thumbnails appear.
double nameStrength(double zoom) {
  return 1 - smoothStep(1.5, 3.5, zoom);
}

QFont nameFont(const QFont& window) {
  constexpr double kLarger = 1.1;
  return lettering(kLarger * QFontInfo(window).pixelSize(), QFont::Bold);
}

}  // namespace

void MapCanvas::setClassNames(bool shown) {
  if (shown == scene_->withNames) return;
  scene_->withNames = shown;
  viewChanged();
}

bool MapCanvas::showsClassNames() const {
  return scene_->withNames;
}

std::vector<PlacedName> MapCanvas::classNames() const {
  return scene_->names;
}

void MapCanvas::Scene::findClassPlaces(const Dataset& dataset) {
  if (!classPlacesOutdated) return;
  const bool moving = settle.isActive();
  if (moving && sinceClassPlaces.isValid() && sinceClassPlaces.elapsed() < kPlacesInterval) return;
  classPlacesOutdated = moving;  // searched once more when the points are at rest
  sinceClassPlaces.start();
  std::vector<int> labels(images.size(), -1);
  for (std::size_t row = 0; row < labels.size(); ++row)
    if (shown[row] != 0) labels[row] = dataset.label(images[row]);
  namedPlaces = classPlaces(*positions, labels, outliers);
}

void MapCanvas::placeNames() {
  Scene& m = *scene_;
  m.names.clear();
  if (!m.withNames || m.empty() || !impl_->dataset || impl_->dataset->classCount() < 2) return;
  const MapView view = m.view(size());
  if (nameStrength(view.zoom()) <= 0) return;
  m.findClassPlaces(*impl_->dataset);
  std::vector<NameAt> wanted;
  for (const ClassPlace& place : m.namedPlaces) {
    const MapView::Place at = view.project(place.at);
    if (at.visible)
      wanted.push_back({shownName(impl_->dataset->className(place.label)), QPointF(at.x, at.y)});
  }
  m.names = layOutNames(wanted, nameFont(font()), QRectF(rect()).adjusted(4, 4, -4, -4));
}

void MapCanvas::paintClassNames(QPainter& painter) {
  const Scene& m = *scene_;
  if (m.names.empty()) return;
  QColor color = impl_->theme.text;
  color.setAlphaF(static_cast<float>(nameStrength(m.view(size()).zoom())));
  paintNames(painter, m.names, nameFont(font()), color, impl_->theme.canvas);
}

}  // namespace lookbook::ui
