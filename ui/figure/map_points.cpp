#include "ui/figure/map_points.h"

#include "core/base/random.h"
#include "ui/figure/map_thumbnails.h"
#include "ui/figure/page/dot_painter.h"
#include "ui/figure/page/page.h"
#include "ui/look/point_size.h"

#include <QImage>
#include <QPaintEngine>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <utility>

namespace lookbook::ui {
namespace {

/// The number of points that are painted together: few enough that the last class does not hide the
/// others, and many enough that a picture of 70,000 points consists of paths instead of 70,000
/// objects.
constexpr std::size_t kLayer = 1000;
constexpr std::uint64_t kOrderSeed = 0;
constexpr std::size_t kValueShades = 32;   // adjacent shades still differ visibly
constexpr double kDimmedThumbnail = 0.22;  // opacity

/// Rows in a random order that depends only on the images, so that a filter removes points without
/// changing which of the others are on top.
std::vector<std::size_t> drawingOrder(const MapFigure& figure,
                                      const std::vector<std::size_t>& rows) {
  std::vector<std::pair<std::uint64_t, std::size_t>> keyed;
  keyed.reserve(rows.size());
  for (const std::size_t row : rows)
    keyed.emplace_back(randomBits(kOrderSeed, 0, figure.images[row]), row);
  std::ranges::sort(keyed);
  std::vector<std::size_t> order;
  order.reserve(keyed.size());
  for (const auto& [key, row] : keyed) order.push_back(row);
  return order;
}

QColor mixed(const QColor& color, const QColor& ground, double part) {
  const auto mix = [part](int a, int b) {
    return static_cast<int>(std::lround(part * a + (1 - part) * b));
  };
  return {mix(color.red(), ground.red()), mix(color.green(), ground.green()),
          mix(color.blue(), ground.blue())};
}

QPaintEngine::Type engineOf(const QPainter& painter) {
  const QPaintEngine* engine = painter.paintEngine();
  return engine == nullptr ? QPaintEngine::Raster : engine->type();
}

/// The look of a group of points.
struct DotStyle {
  double diameter = 0;
  double ring = 0;
  double opacity = 1;
  bool dim = false;
};

QColor dotColor(const QPainter& painter, QColor color, const DotStyle& style, std::size_t points,
                const Theme& theme) {
  // Qt writes transparent strokes to a PDF as outlines, which are ten times as long. Beyond this
  // number, points are therefore opaque, in a colour between that of a single point and that of a
  // crowd.
  constexpr std::size_t kMostTransparentInPdf = 20'000;
  if (style.dim) color = dimmedColor(pageColor(theme), theme);
  if (engineOf(painter) == QPaintEngine::Pdf && points > kMostTransparentInPdf)
    return mixed(color, pageColor(theme), (1 + style.opacity) / 2);
  color.setAlphaF(static_cast<float>(style.opacity));
  return color;
}

/// What is painted, and in which look.
struct Content {
  const MapFigure& figure;
  const FigureLook& look;
  const MapPlot& plot;
  const Theme& theme;
  std::vector<std::size_t> order;  ///< drawing order of the rows

  std::size_t selected = 0;  ///< number of selected rows

  /// Whether some of the points are selected, and the others therefore dimmed.
  [[nodiscard]] bool dims() const {
    return figure.selection && !figure.selection->empty() && selected < order.size();
  }
};

/// Paints the rows for which `chosen` is true, layer by layer, and colour by colour in each layer.
template <class Chosen>
void paintDots(QPainter& painter, DotPainter& to, const Content& content, const DotStyle& style,
               Chosen chosen) {
  const MapFigure& figure = content.figure;
  const std::vector<std::size_t>& order = content.order;
  std::vector<std::vector<QPointF>> dots(shadesOf(figure));
  for (std::size_t begin = 0; begin < order.size(); begin += kLayer) {
    const std::size_t end = std::min(begin + kLayer, order.size());
    for (std::size_t i = begin; i < end; ++i) {
      if (!chosen(figure.images[order[i]])) continue;
      const auto row = static_cast<Eigen::Index>(order[i]);
      dots[shadeOf(figure, order[i])].push_back(
          content.plot.at((*figure.positions)(row, 0), (*figure.positions)(row, 1)));
    }
    for (std::size_t shade = 0; shade < dots.size(); ++shade) {
      if (dots[shade].empty()) continue;
      const QColor color = shadeColor(figure, content.look, shade);
      if (style.ring > 0) to.add(dots[shade], style.diameter, content.theme.text);
      to.add(dots[shade], style.diameter - 2 * style.ring,
             dotColor(painter, color, style, order.size(), content.theme));
      dots[shade].clear();
    }
  }
}

QRectF bounds(const MapFigure& figure, const std::vector<std::size_t>& rows) {
  constexpr double kInfinity = std::numeric_limits<double>::infinity();
  double left = kInfinity;
  double right = -kInfinity;
  double bottom = kInfinity;
  double top = -kInfinity;
  for (const std::size_t row : rows) {
    const double x = (*figure.positions)(static_cast<Eigen::Index>(row), 0);
    const double y = (*figure.positions)(static_cast<Eigen::Index>(row), 1);
    left = std::min(left, x);
    right = std::max(right, x);
    bottom = std::min(bottom, y);
    top = std::max(top, y);
  }
  return rows.empty() ? QRectF(0, 0, 0, 0) : QRectF(left, bottom, right - left, top - bottom);
}

void paintDots(QPainter& painter, const Content& content) {
  const double diameter = content.plot.pointDiameter;
  DotStyle style{.diameter = diameter, .opacity = std::clamp(content.look.opacity, 0.0, 1.0)};
  const SelectedDot selected = selectedDot(diameter, content.selected);
  DotPainter to(painter, content.plot.plot, selected.diameter);
  if (!content.dims()) {
    paintDots(painter, to, content, style, [](ImageIndex) { return true; });
    to.finish();
    return;
  }
  const ImageSet& selection = *content.figure.selection;
  style.dim = true;
  paintDots(painter, to, content, style,
            [&](ImageIndex image) { return !selection.contains(image); });
  style = {.diameter = selected.diameter, .ring = selected.ring};
  paintDots(painter, to, content, style,
            [&](ImageIndex image) { return selection.contains(image); });
  to.finish();
}

/// Paints thumbnails. Selected points have priority; the thumbnails of the others are dimmed.
void paintThumbnails(QPainter& painter, const Content& content) {
  const MapFigure& figure = content.figure;
  std::vector<std::size_t> order = content.order;
  const auto chosen = [&](std::size_t row) {
    return !content.dims() || figure.selection->contains(figure.images[row]);
  };
  std::ranges::stable_partition(order, chosen);
  for (const PlacedThumbnail& placed : placeThumbnails(figure, content.look, content.plot, order)) {
    const bool bright = chosen(placed.row);
    painter.setOpacity(bright ? 1 : kDimmedThumbnail);
    paintThumbnail(painter, *figure.dataset, figure.images[placed.row], placed.box,
                   bright ? shadeColor(figure, content.look, shadeOf(figure, placed.row))
                          : dimmedColor(pageColor(content.theme), content.theme));
  }
  painter.setOpacity(1);
}

/// Embeds what `draw` paints into the box as one picture with the resolution of the look.
/// @param ground background colour; invalid: none
template <class Draw>
void paintAsPicture(QPainter& painter, const QRectF& box, const FigureLook& look,
                    const QColor& ground, Draw draw) {
  constexpr double kMostPixels = 1e8;
  const double wanted =
      (look.resolution > 0 ? look.resolution : kPrintedResolution) / kUnitsPerInch;
  const double most = std::sqrt(kMostPixels / std::max(1.0, box.width() * box.height()));
  const double scale = std::min(wanted, most);
  const QSize size =
      QSizeF(std::ceil(box.width() * scale), std::ceil(box.height() * scale)).toSize();
  QImage image(size.expandedTo({1, 1}),
               ground.isValid() ? QImage::Format_RGB32 : QImage::Format_ARGB32_Premultiplied);
  image.fill(ground.isValid() ? ground : QColor(Qt::transparent));
  QPainter within(&image);
  within.setRenderHint(QPainter::Antialiasing);
  within.scale(image.width() / box.width(), image.height() / box.height());
  within.translate(-box.topLeft());
  draw(within);
  within.end();
  painter.setRenderHint(QPainter::LosslessImageRendering);
  painter.drawImage(box, image);
}

}  // namespace

std::size_t shadesOf(const MapFigure& figure) {
  return figure.values.of ? kValueShades : static_cast<std::size_t>(figure.dataset->classCount());
}

std::size_t shadeOf(const MapFigure& figure, std::size_t row) {
  const PointValues& values = figure.values;
  if (!values.of) return static_cast<std::size_t>(figure.dataset->label(figure.images[row]));
  const double range = values.best - values.worst;
  const double share = range != 0 ? ((*values.of)[row] - values.worst) / range : 1;
  constexpr double kLast = kValueShades - 1;
  return static_cast<std::size_t>(
      std::lround(kLast * (std::isfinite(share) ? std::clamp(share, 0.0, 1.0) : 0)));
}

QColor shadeColor(const MapFigure& figure, const FigureLook& look, std::size_t shade) {
  if (figure.values.of)
    return valueColor(static_cast<double>(shade) / static_cast<double>(kValueShades - 1));
  return classColor(static_cast<int>(shade), look.palette, figure.dataset->classCount());
}

std::vector<std::size_t> shownRows(const MapFigure& figure) {
  std::vector<std::size_t> rows;
  rows.reserve(figure.images.size());
  for (std::size_t row = 0; row < figure.images.size(); ++row) {
    const auto r = static_cast<Eigen::Index>(row);
    const double x = (*figure.positions)(r, 0);
    const double y = (*figure.positions)(r, 1);
    const bool drawn = std::isfinite(x) && std::isfinite(y) &&
                       (figure.part.isNull() || figure.part.contains(QPointF(x, y)));
    if (drawn && figure.filter.shows(*figure.dataset, figure.images[row])) rows.push_back(row);
  }
  return rows;
}

void MapPlot::fit(const MapFigure& figure, const std::vector<std::size_t>& rows, double margin) {
  const QRectF data = figure.part.isNull() ? bounds(figure, rows) : figure.part;
  center = data.center();
  const double inset = pointDiameter + margin;
  const double width = std::max(1.0, plot.width() - inset);
  const double height = std::max(1.0, plot.height() - inset);
  scale = std::numeric_limits<double>::infinity();
  if (data.width() > 0) scale = width / data.width();
  if (data.height() > 0) scale = std::min(scale, height / data.height());
  if (!std::isfinite(scale)) scale = 1;  // all points have the same place
}

void paintPoints(QPainter& painter, const MapFigure& figure, const FigureLook& look,
                 const MapPlot& plot, const std::vector<std::size_t>& rows, const Theme& theme) {
  Content content{figure, look, plot, theme, drawingOrder(figure, rows)};
  if (figure.selection)
    content.selected = static_cast<std::size_t>(std::ranges::count_if(
        rows, [&](std::size_t row) { return figure.selection->contains(figure.images[row]); }));
  const bool pixels = engineOf(painter) == QPaintEngine::Raster;
  const bool dots = look.thumbnails != Thumbnails::only;
  const bool thumbnails = look.thumbnails != Thumbnails::none;
  const auto all = [&](QPainter& to) {
    if (dots) paintDots(to, content);
    if (thumbnails) paintThumbnails(to, content);
  };
  if (pixels) {
    all(painter);
  } else if (look.points == PointsAs::picture) {
    const bool ground = look.ground != FigureGround::transparent;
    paintAsPicture(painter, plot.plot, look, ground ? pageColor(theme) : QColor(), all);
  } else {
    if (dots) paintDots(painter, content);
    if (thumbnails)
      paintAsPicture(painter, plot.plot, look, {},
                     [&](QPainter& to) { paintThumbnails(to, content); });
  }
}

}  // namespace lookbook::ui
