#include "ui/canvas/map/map_scene.h"

#include "ui/canvas/zooming.h"

#include <QImage>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace lookbook::ui {

namespace {

constexpr std::size_t kShades = 256;
constexpr double kFrame = 1.5;        // round a thumbnail, logical pixels
constexpr double kSpacing = 2;        // between thumbnails at least
constexpr int kChoiceInterval = 500;  // ms between choices while points move

QColor mixed(const QColor& a, const QColor& b, double share) {
  const auto mix = [&](float x, float y) { return static_cast<float>(x + (y - x) * share); };
  return QColor::fromRgbF(mix(a.redF(), b.redF()), mix(a.greenF(), b.greenF()),
                          mix(a.blueF(), b.blueF()));
}

/// The longer side of a thumbnail when the whole map is seen: the image's own size, within reason.
double baseSide(const Dataset& dataset) {
  return std::clamp(std::max(dataset.rows(), dataset.columns()), 20, 48);
}

/// Sorted by a step in [0, steps); those of the same step keep their order.
template <class StepOf>
std::vector<std::uint32_t> sortedBy(const std::vector<std::uint32_t>& rows, std::size_t steps,
                                    const StepOf& stepOf) {
  std::vector<std::size_t> starts(steps + 1, 0);
  for (const std::uint32_t row : rows) ++starts[stepOf(row) + 1];
  for (std::size_t i = 1; i <= steps; ++i) starts[i] += starts[i - 1];
  std::vector<std::uint32_t> sorted(rows.size());
  for (const std::uint32_t row : rows) sorted[starts[stepOf(row)]++] = row;
  return sorted;
}

/// Farthest first; those equally far keep their order. 4,096 depths are as many as can be told
/// apart by colour and size.
std::vector<std::uint32_t> byDepth(const std::vector<std::uint32_t>& rows,
                                   const std::vector<float>& depths) {
  constexpr std::size_t kSteps = 4096;
  float nearest = 1e30F;
  float farthest = -1e30F;
  for (const std::uint32_t row : rows) {
    nearest = std::min(nearest, depths[row]);
    farthest = std::max(farthest, depths[row]);
  }
  const float scale =
      farthest > nearest ? static_cast<float>(kSteps - 1) / (farthest - nearest) : 0.0F;
  return sortedBy(rows, kSteps, [&](std::uint32_t row) {
    return static_cast<std::size_t>((farthest - depths[row]) * scale);
  });
}

/// Those near each other one after the other; in each cell of a grid over the map they keep their
/// order. A software renderer draws tile by tile, and so finds a tile's dots together in memory.
std::vector<std::uint32_t> byCell(const std::vector<std::uint32_t>& rows, const MatrixF& positions,
                                  const MapExtent& extent) {
  constexpr std::size_t kCells = 16;  // along a side: some dozen pixels where all is in view
  const auto along = [&](std::uint32_t row, Eigen::Index axis) {
    if (axis >= positions.cols()) return std::size_t{0};
    const double low = extent.low[static_cast<std::size_t>(axis)];
    const double side = extent.high[static_cast<std::size_t>(axis)] - low;
    const double share = side > 0 ? (positions(row, axis) - low) / side : 0;
    return static_cast<std::size_t>(std::min(std::max(0.0, share * kCells), kCells - 1.0));
  };
  return sortedBy(rows, kCells * kCells,
                  [&](std::uint32_t row) { return along(row, 1) * kCells + along(row, 0); });
}

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
  return static_cast<std::size_t>(std::lround(std::clamp(share, 0.0, 1.0) * (kShades - 1)));
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
  return pointSize * std::clamp(std::pow(view.zoom(), 0.25), 1.0, 3.0);
}

double MapCanvas::Scene::thumbnailShare(const MapView& view) const {
  if (marks == Marks::dots) return 0;
  return marks == Marks::thumbnails ? 1 : smoothStep(1.5, 3.5, view.zoom());
}

double MapCanvas::Scene::growFrom(QSizeF size, double side) const {
  // Where, were the points spread evenly over half the view, all of them would have thumbnails.
  const double room = std::sqrt(size.width() * size.height() / 2);
  return ThumbnailChoice::levelForZoom(std::sqrt(static_cast<double>(images.size())) * side / room);
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
  // The outline painted on a mask: a look-up for each point, however winding the lasso.
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
    if (thumbnail.row == row && thumbnail.opacity > 0.4) return &thumbnail;
  return nullptr;
}

void MapCanvas::Scene::choose(const MapView& now, double side) {
  if (!choiceOutdated) return;
  const bool moving = settle.isActive();
  if (moving && sinceChoice.isValid() && sinceChoice.elapsed() < kChoiceInterval) return;
  choiceOutdated = false;
  sinceChoice.start();
  const double fitted = now.pixelsPerUnit() / now.zoom();
  choice.reset(*positions, shown, order, side / fitted, growFrom(now.size(), side));
}

void MapCanvas::placeThumbnails() {
  Scene& m = *scene_;
  if (!m.thumbnailsOutdated) return;
  m.thumbnailsOutdated = false;
  m.thumbnails.clear();
  const MapView view = m.view(size());
  if (m.empty() || !impl_->dataset) return;
  const double share = m.thumbnailShare(view);
  const double base = baseSide(*impl_->dataset);
  const double needed = base + 2 * kFrame + kSpacing;
  const double level = ThumbnailChoice::levelForZoom(view.zoom());
  const double growth = ThumbnailChoice::growth(level, m.growFrom(size(), needed));
  const double longer = std::max(impl_->dataset->rows(), impl_->dataset->columns());
  const QSizeF image(impl_->dataset->columns() * base * growth / longer,
                     impl_->dataset->rows() * base * growth / longer);
  if (m.dims == 2) m.choose(view, needed);
  if (share <= 0) return;
  const QRectF seen =
      QRectF(rect()).adjusted(-image.width(), -image.height(), image.width(), image.height());
  const auto add = [&](std::uint32_t row, double opacity) {
    const MapView::Place at = view.project(m.position(row));
    if (!at.visible || opacity <= 0 || !seen.contains(QPointF(at.x, at.y))) return;
    const QRectF where(at.x - image.width() / 2, at.y - image.height() / 2, image.width(),
                       image.height());
    m.thumbnails.push_back({.row = row, .rect = where, .opacity = opacity, .depth = at.depth});
  };
  if (m.dims == 2) {
    const auto rows = m.choice.chosen(static_cast<int>(level));
    for (std::size_t i = 0; i < rows.size(); ++i) {
      // Those of the first level are there from the start; the others fade in as they come.
      const int since = m.choice.levelOf(i);
      add(rows[i], share * (since == 0 ? 1 : std::clamp((level - since) / 1.5, 0.0, 1.0)));
    }
    return;
  }
  // While the map is turned the same ones go with it; at rest those that fit are chosen anew.
  if (drag_.kind != Drag::Kind::turning || m.chosenOnScreen.empty())
    m.chosenOnScreen = chooseOnScreen(m.projected(size()), m.shown, m.order, needed * growth);
  for (const std::uint32_t row : m.chosenOnScreen) add(row, share);
  std::stable_sort(m.thumbnails.begin(), m.thumbnails.end(),
                   [](const auto& a, const auto& b) { return a.depth > b.depth; });
}

ImageSet MapCanvas::selectionShown() const {
  const Scene& m = *scene_;
  ImageSet selection = impl_->selects() ? *impl_->selection : ImageSet(m.rows.size());
  if (drag_.selects()) selection = changed(selection, drag_.region, drag_.change);
  return selection;
}

void MapCanvas::updateDots() {
  Scene& m = *scene_;
  // The order follows where the points are; in 3-D the camera too.
  const bool orderChanged = m.colorsChanged || m.positionsChanged || (m.dims == 3 && !m.empty());
  if (m.positionsChanged) {
    m.positionsChanged = false;
    const std::size_t n = m.images.size();
    std::vector<float> xyz(3 * n, 0.0F);
    if (m.positions)
      for (std::size_t row = 0; row < n; ++row)
        for (Eigen::Index c = 0; c < std::min<Eigen::Index>(m.positions->cols(), 3); ++c)
          xyz[3 * row + static_cast<std::size_t>(c)] =
              (*m.positions)(static_cast<Eigen::Index>(row), c);
    m.points->setPositions(std::move(xyz));
  }
  if (!orderChanged) return;
  const ImageSet selection = selectionShown();
  if (m.colorsChanged) colorDots(selection);
  m.colorsChanged = false;
  orderDots(selection);
}

void MapCanvas::colorDots(const ImageSet& selection) {
  Scene& m = *scene_;
  const bool dims = !selection.empty();
  const auto entry = [](const QColor& c, double opacity) {
    return std::array{static_cast<std::uint8_t>(c.red()), static_cast<std::uint8_t>(c.green()),
                      static_cast<std::uint8_t>(c.blue()),
                      static_cast<std::uint8_t>(std::lround(255 * opacity))};
  };
  const std::size_t shades = m.values || !impl_->dataset
                                 ? kShades
                                 : static_cast<std::size_t>(impl_->dataset->classCount());
  std::vector<std::array<std::uint8_t, 4>> plain(shades);
  std::vector<std::array<std::uint8_t, 4>> faint(shades);
  for (std::size_t shade = 0; shade < shades; ++shade) {
    const QColor color = m.shadeColor(shade);
    plain[shade] = entry(color, dims ? std::max(m.opacity, 0.95) : m.opacity);
    faint[shade] = entry(mixed(color, impl_->theme.canvas, 0.6), m.opacity * 0.6);
  }
  std::vector<std::uint8_t> colors(4 * m.images.size());
  for (std::size_t row = 0; row < m.images.size(); ++row) {
    if (m.shown[row] == 0) continue;
    const ImageIndex image = m.images[row];
    const std::size_t shade = m.shade(*impl_->dataset, row);
    const auto& color = (dims && !selection.contains(image) ? faint : plain)[shade];
    std::copy(color.begin(), color.end(), colors.begin() + static_cast<std::ptrdiff_t>(4 * row));
  }
  m.points->setColors(std::move(colors));
}

void MapCanvas::orderDots(const ImageSet& selection) {
  Scene& m = *scene_;
  const bool dims = !selection.empty();
  std::vector<std::uint32_t> below;
  std::vector<std::uint32_t> above;
  below.reserve(m.order.size());
  for (const std::uint32_t row : m.order)
    if (m.shown[row] != 0)
      (dims && selection.contains(m.images[row]) ? above : below).push_back(row);
  if (m.dims == 3 && !m.empty()) {
    const MapView view = m.view(size());
    std::vector<float> depths(m.images.size());
    for (std::size_t row = 0; row < depths.size(); ++row)
      depths[row] = static_cast<float>(view.project(m.position(row)).depth);
    below = byDepth(below, depths);
    above = byDepth(above, depths);
  } else if (!m.empty()) {
    below = byCell(below, *m.positions, m.extent);
    above = byCell(above, *m.positions, m.extent);
  }
  below.insert(below.end(), above.begin(), above.end());
  m.points->setOrder(std::move(below));
}

void MapCanvas::prepareFrame() {
  Scene& m = *scene_;
  const double ratio = devicePixelRatioF();
  const MapView view = m.view(size());
  updateDots();
  const double share = m.thumbnailShare(view);
  const double dots = m.marks == Marks::thumbnails ? 0 : 1 - 0.35 * share;
  m.points->setView(view, m.diameter(view) * ratio, dots, impl_->theme.canvas);
  placeThumbnails();
  if (!m.thumbnails.empty() && (!m.thumbnailLayer->atlas() || m.atlasOf != impl_->dataset)) {
    m.thumbnailLayer->setAtlas(ImageAtlas::of(impl_->dataset));
    m.atlasOf = impl_->dataset;
  }
  std::vector<ThumbnailLayer::Thumbnail> drawn;
  drawn.reserve(m.thumbnails.size());
  for (const Scene::Thumbnail& t : m.thumbnails) {
    const ImageIndex image = m.images[t.row];
    const bool dimmed = impl_->selects() && !impl_->selection->contains(image);
    QColor frame = m.shadeColor(m.shade(*impl_->dataset, t.row));
    frame.setAlphaF(static_cast<float>(t.opacity * (dimmed ? 0.3 : 1)));
    // On whole pixels: as sharp as in the gallery.
    const QRectF where(std::round(t.rect.left() * ratio), std::round(t.rect.top() * ratio),
                       t.rect.width() * ratio, t.rect.height() * ratio);
    drawn.push_back({.image = image, .rect = where, .frame = frame});
  }
  m.thumbnailLayer->setThumbnails(drawn, kFrame * ratio,
                                  (QSizeF(size()) * ratio).toSize().expandedTo({1, 1}));
}

}  // namespace lookbook::ui
