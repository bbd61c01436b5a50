#include "ui/canvas/map/map_scene.h"

#include "ui/canvas/zooming.h"
#include "ui/look/class_palette.h"

#include <QImage>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <utility>

namespace lookbook::ui {

namespace {

constexpr float kDimmedThumbnail = 0.3F;
constexpr double kFrame = 1.5;        // frame around a thumbnail, logical pixels
constexpr double kSpacing = 2;        // least gap between thumbnails, logical pixels
constexpr int kChoiceInterval = 500;  // ms between selections of thumbnails while points move

}  // namespace

std::array<double, 3> MapCanvas::Scene::position(std::size_t row) const {
  std::array<double, 3> p{0, 0, 0};
  const auto columns = std::min<Eigen::Index>(positions->cols(), 3);
  for (Eigen::Index c = 0; c < columns; ++c)
    p[static_cast<std::size_t>(c)] = (*positions)(static_cast<Eigen::Index>(row), c);
  return p;
}

std::size_t MapCanvas::Scene::shade(const Dataset& dataset, std::size_t row) const {
  if (!values) return static_cast<std::size_t>(dataset.label(images[row]));
  const double range = largest - least;
  const double share =
      std::abs(range) > 0 ? (static_cast<double>((*values)[row]) - least) / range : 1;
  const double drawn = std::isfinite(share) ? std::clamp(share, 0.0, 1.0) : 0;  // NaN: no value
  return static_cast<std::size_t>(std::lround(drawn * (kShades - 1)));
}

QColor MapCanvas::Scene::shadeColor(std::size_t shade) const {
  return values ? valueColor(static_cast<double>(shade) / (kShades - 1))
                : classColor(static_cast<int>(shade));
}

std::optional<std::size_t> MapCanvas::Scene::rowOf(ImageIndex image) const {
  if (image >= rows.size() || rows[image] < 0) return std::nullopt;
  return static_cast<std::size_t>(rows[image]);
}

double MapCanvas::Scene::diameter(const MapView& view) const {
  constexpr double kUsualSize = ViewState{}.pointSize;
  constexpr double kLargestGrown = 14;
  const double fitted = automaticDiameter(view.size(), images.size()) * pointSize / kUsualSize;
  const double grown = fitted * std::clamp(std::pow(view.zoom(), 0.25), 1.0, 3.0);
  return std::min(grown, std::max(fitted, kLargestGrown));
}

double MapCanvas::Scene::diameter(const MapView& view, bool selected) const {
  const double plain = diameter(view);
  return selected ? selectedDot(plain, selectedDots).diameter : plain;
}

double MapCanvas::Scene::ThumbnailSize::needed() const {
  return base + 2 * kFrame + kSpacing;
}

double MapCanvas::Scene::ThumbnailSize::growFrom() const {
  return ThumbnailChoice::levelForZoom(fromZoom);
}

double MapCanvas::Scene::ThumbnailSize::growth(const MapView& view) const {
  return ThumbnailChoice::growth(ThumbnailChoice::levelForZoom(view.zoom()), growFrom(), largest);
}

MapCanvas::Scene::ThumbnailSize MapCanvas::Scene::thumbnailSize(const Dataset& dataset,
                                                                QSizeF size) const {
  constexpr double kLatest = 2;        // zoom at which even the densest map shows thumbnails
  constexpr double kLargestBase = 96;  // side for maps of few images
  constexpr double kLargestSide = 160;
  // The side of the room for each image if images were spread evenly over half of the view; a
  // thumbnail takes half of that.
  const double each = std::sqrt(size.width() * size.height() / 2 /
                                std::max<double>(1, static_cast<double>(images.size())));
  const double own = std::clamp(std::max(dataset.rows(), dataset.columns()), 20, 48);
  ThumbnailSize result;
  result.base = std::clamp(each / 2, own, kLargestBase);
  result.largest = std::clamp(kLargestSide / result.base, 1.0, ThumbnailChoice::kLargest);
  const double roomAt = result.needed() / each;  // the zoom at which there is room for all
  result.fromZoom = roomAt <= 1 ? 0 : std::min(kLatest, roomAt);
  return result;
}

MapCamera MapCanvas::Scene::everything(QSizeF size) const {
  MapCamera fitting = camera;
  fitting.height = 0;
  return MapView(fitting, whole, dims, size).resolved();
}

OutsideMarks::Counts MapCanvas::Scene::countOutside(QSizeF size) const {
  OutsideMarks::Counts counts{};
  if (empty() || outliers.empty()) return counts;
  const MapView now = view(size);
  if (now.zoom() > 1.001) return counts;
  for (const std::uint32_t row : outliers) {
    if (shown[row] == 0) continue;
    const MapView::Place place = now.project(position(row));
    // Finds the edge beyond which it is farthest.
    const std::array<double, 4> beyond{-place.x, place.x - size.width(), -place.y,
                                       place.y - size.height()};
    const auto most = std::ranges::max_element(beyond);
    if (*most > 0) ++counts[static_cast<std::size_t>(most - beyond.begin())];
  }
  return counts;
}

void MapCanvas::Scene::filterRows(const Dataset* dataset) {
  shown.assign(images.size(), 0);
  if (!dataset) return;
  for (std::size_t row = 0; row < images.size(); ++row)
    shown[row] = images[row] < dataset->size() && filter.shows(*dataset, images[row]) ? 1 : 0;
}

const std::vector<QPointF>& MapCanvas::Scene::projected(QSizeF size) {
  if (!placesOutdated) return places;
  placesOutdated = false;
  const MapView now = view(size);
  places.resize(images.size());
  for (std::size_t row = 0; row < places.size(); ++row) {
    const MapView::Place place = now.project(position(row));
    places[row] = place.visible ? QPointF(place.x, place.y) : QPointF(-1e9, -1e9);
  }
  return places;
}

std::vector<ImageIndex> MapCanvas::Scene::imagesInOutline(QSize size) {
  // The outline is painted on a mask, so that each point is one look-up, for any shape of the
  // lasso.
  QImage mask(size, QImage::Format_Grayscale8);
  mask.fill(0);
  QPainter painter(&mask);
  painter.setPen(Qt::NoPen);
  painter.setBrush(Qt::white);
  painter.drawPolygon(outline, Qt::OddEvenFill);
  painter.end();
  std::vector<ImageIndex> found;
  const auto& at = projected(size);
  for (std::size_t row = 0; row < at.size(); ++row) {
    if (shown[row] == 0) continue;
    if (at[row].x() < 0 || at[row].y() < 0 || at[row].x() >= size.width() ||
        at[row].y() >= size.height())
      continue;
    if (mask.constScanLine(static_cast<int>(at[row].y()))[static_cast<int>(at[row].x())] != 0)
      found.push_back(images[row]);
  }
  std::sort(found.begin(), found.end());
  return found;
}

const MapCanvas::Scene::Thumbnail* MapCanvas::Scene::thumbnailOf(std::size_t row) const {
  for (const Thumbnail& thumbnail : thumbnails)
    if (thumbnail.row == row) return &thumbnail;
  return nullptr;
}

std::vector<std::uint32_t> MapCanvas::Scene::inTurn(const ImageSet* selection) const {
  std::vector<std::uint32_t> turn = order;
  if (selection)
    std::ranges::stable_partition(
        turn, [&](std::uint32_t row) { return selection->contains(images[row]); });
  return turn;
}

void MapCanvas::Scene::choose(const MapView& now, const ThumbnailSize& thumbnail,
                              const ImageSet* selection) {
  if (!choiceOutdated) return;
  const bool moving = settle.isActive();
  if (moving && sinceChoice.isValid() && sinceChoice.elapsed() < kChoiceInterval) return;
  choiceOutdated = false;
  sinceChoice.start();
  const double fitted = now.pixelsPerUnit() / now.zoom();
  choice.reset(*positions, shown, inTurn(selection), thumbnail.needed() / fitted,
               thumbnail.growFrom(), thumbnail.largest);
}

void MapCanvas::placeThumbnails() {
  Scene& m = *scene_;
  if (!m.thumbnailsOutdated) return;
  m.thumbnailsOutdated = false;
  m.thumbnails.clear();
  m.withThumbnails = false;
  const MapView view = m.view(size());
  if (m.empty() || !impl_->dataset) return;
  const Scene::ThumbnailSize thumbnail = m.thumbnailSize(*impl_->dataset, size());
  const double side = thumbnail.base * thumbnail.growth(view);
  const double longer = std::max(impl_->dataset->rows(), impl_->dataset->columns());
  const QSizeF image(impl_->dataset->columns() * side / longer,
                     impl_->dataset->rows() * side / longer);
  if (m.marks == Marks::dots || (m.marks == Marks::both && view.zoom() < thumbnail.fromZoom))
    return;
  m.withThumbnails = true;
  const ImageSet* selection = impl_->selects() ? impl_->selection.get() : nullptr;
  const QRectF seen =
      QRectF(rect()).adjusted(-image.width(), -image.height(), image.width(), image.height());
  const auto add = [&](std::uint32_t row) {
    const MapView::Place at = view.project(m.position(row));
    if (!at.visible || !seen.contains(QPointF(at.x, at.y))) return;
    const QRectF where(at.x - image.width() / 2, at.y - image.height() / 2, image.width(),
                       image.height());
    m.thumbnails.push_back({.row = row, .rect = where, .depth = at.depth});
  };
  if (m.dims == 2) {
    m.choose(view, thumbnail, selection);
    const double level = ThumbnailChoice::levelForZoom(view.zoom());
    for (const std::uint32_t row : m.choice.chosen(static_cast<int>(level))) add(row);
    return;
  }
  // While the map is turned, the same thumbnails stay; at rest, those that fit are selected again.
  if (drag_.kind != Drag::Kind::turning || m.chosenOnScreen.empty())
    m.chosenOnScreen = chooseOnScreen(m.projected(size()), m.shown, m.inTurn(selection),
                                      thumbnail.needed() * thumbnail.growth(view));
  for (const std::uint32_t row : m.chosenOnScreen) add(row);
  std::stable_sort(m.thumbnails.begin(), m.thumbnails.end(),
                   [](const auto& a, const auto& b) { return a.depth > b.depth; });
}

void MapCanvas::prepareFrame() {
  Scene& m = *scene_;
  const double ratio = devicePixelRatioF();
  const MapView view = m.view(size());
  updateDots();
  placeThumbnails();
  placeNames();
  const double plain = m.diameter(view);
  const SelectedDot selected = selectedDot(plain, m.selectedDots);
  m.points->setLook({.diameter = plain * ratio},
                    {.diameter = selected.diameter * ratio, .ring = selected.ring * ratio},
                    impl_->theme.text);
  constexpr double kBesideThumbnails = 0.65;
  const double strength = m.marks == Marks::thumbnails ? 0
                          : m.withThumbnails           ? kBesideThumbnails
                                                       : 1;
  m.points->setView(view, strength, impl_->theme.canvas);
  const bool warms = std::exchange(m.warmFrame, false) && impl_->dataset;
  if ((warms || !m.thumbnails.empty()) &&
      (!m.thumbnailLayer->atlas() || m.atlasOf != impl_->dataset)) {
    m.thumbnailLayer->setAtlas(ImageAtlas::of(impl_->dataset));
    m.atlasOf = impl_->dataset;
    m.atlasAhead.reset();
    m.aheadOf.reset();
  }
  std::vector<ThumbnailLayer::Thumbnail> drawn;
  drawn.reserve(m.thumbnails.size());
  for (const Scene::Thumbnail& t : m.thumbnails) {
    const ImageIndex image = m.images[t.row];
    const bool dimmed = impl_->selects() && !impl_->selection->contains(image);
    QColor frame = dimmed ? dimmedColor(impl_->theme.canvas, impl_->theme)
                          : m.shadeColor(m.shade(*impl_->dataset, t.row));
    if (dimmed) frame.setAlphaF(kDimmedThumbnail);
    // Rounded to whole pixels, so that images are as sharp as in the gallery.
    const QRectF where(std::round(t.rect.left() * ratio), std::round(t.rect.top() * ratio),
                       t.rect.width() * ratio, t.rect.height() * ratio);
    drawn.push_back({.image = image, .rect = where, .frame = frame});
  }
  // A thumbnail beyond the edge, so that it is drawn but not visible.
  if (warms && drawn.empty())
    drawn.push_back({.image = 0, .rect = QRectF(-50, -50, 20, 20), .frame = impl_->theme.canvas});
  m.thumbnailLayer->setThumbnails(drawn, kFrame * ratio,
                                  (QSizeF(size()) * ratio).toSize().expandedTo({1, 1}));
}

}  // namespace lookbook::ui
