#include "ui/figure/map_points.h"

#include "core/base/random.h"
#include "ui/figure/page.h"

#include <QPaintEngine>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <utility>

namespace lookbook::ui {
namespace {

/// Points painted at once: few enough that the last class does not hide the others, many enough
/// that a picture of 70,000 holds paths, not 70,000 things.
constexpr std::size_t kLayer = 1000;
constexpr std::uint64_t kOrderSeed = 0;

/// Rows in a random order that depends on the images alone: a filter takes points away and leaves
/// the others as they lay.
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

/// Dots of one colour. In pixels, point by point: five times faster than as a path. In SVG and PDF,
/// one path of strokes of no length with round ends: short, and round in every viewer.
void paintDots(QPainter& painter, const std::vector<QPointF>& dots, double diameter,
               const QColor& color) {
  const QPen pen(color, diameter, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
  if (engineOf(painter) == QPaintEngine::Raster) {
    painter.setPen(pen);
    painter.drawPoints(dots.data(), static_cast<int>(dots.size()));
    return;
  }
  constexpr double kStroke = 0.01;  // a path drops strokes of no length at all
  QPainterPath path;
  path.reserve(static_cast<int>(2 * dots.size()));
  for (const QPointF& dot : dots) {
    path.moveTo(dot);
    path.lineTo(dot.x() + kStroke, dot.y());
  }
  painter.strokePath(path, pen);
}

/// How some of a figure's points look.
struct DotStyle {
  double diameter = 0;
  double opacity = 1;
  bool dim = false;
};

QColor dotColor(const QPainter& painter, int label, const DotStyle& style, std::size_t points,
                const Theme& theme) {
  constexpr double kKeptWhenDim = 0.22;
  // Qt writes transparent strokes into a PDF as outlines, ten times as long. So many points are
  // opaque instead, in a colour halfway between a lone point's and a crowd's.
  constexpr std::size_t kMostTransparentInPdf = 20'000;
  QColor color = classColor(label);
  if (style.dim) color = mixed(color, pageColor(theme), kKeptWhenDim);
  if (engineOf(painter) == QPaintEngine::Pdf && points > kMostTransparentInPdf)
    return mixed(color, pageColor(theme), (1 + style.opacity) / 2);
  color.setAlphaF(static_cast<float>(style.opacity));
  return color;
}

/// Paints the rows of the order for which `chosen` holds, layer by layer, in each class by class.
template <class Chosen>
void paintPoints(QPainter& painter, const MapFigure& figure, const MapPlot& plot,
                 const std::vector<std::size_t>& order, const Theme& theme, const DotStyle& style,
                 Chosen chosen) {
  std::vector<std::vector<QPointF>> dots(static_cast<std::size_t>(figure.dataset->classCount()));
  for (std::size_t begin = 0; begin < order.size(); begin += kLayer) {
    const std::size_t end = std::min(begin + kLayer, order.size());
    for (std::size_t i = begin; i < end; ++i) {
      const ImageIndex image = figure.images[order[i]];
      if (!chosen(image)) continue;
      const auto row = static_cast<Eigen::Index>(order[i]);
      dots[static_cast<std::size_t>(figure.dataset->label(image))].push_back(
          plot.at((*figure.positions)(row, 0), (*figure.positions)(row, 1)));
    }
    for (std::size_t label = 0; label < dots.size(); ++label) {
      if (dots[label].empty()) continue;
      paintDots(painter, dots[label], style.diameter,
                dotColor(painter, static_cast<int>(label), style, order.size(), theme));
      dots[label].clear();
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

}  // namespace

std::vector<std::size_t> shownRows(const MapFigure& figure) {
  std::vector<std::size_t> rows;
  rows.reserve(figure.images.size());
  for (std::size_t row = 0; row < figure.images.size(); ++row) {
    const auto r = static_cast<Eigen::Index>(row);
    if (figure.filter.shows(*figure.dataset, figure.images[row]) &&
        std::isfinite((*figure.positions)(r, 0)) && std::isfinite((*figure.positions)(r, 1)))
      rows.push_back(row);
  }
  return rows;
}

double automaticDiameter(QSizeF room, std::size_t points) {
  const double side = std::sqrt(std::max(1.0, room.width() * room.height()));
  const double count = std::max<double>(20, static_cast<double>(points));
  return std::clamp(0.038 * side * std::pow(count, -0.27), 0.6, 0.03 * side);
}

void MapPlot::fit(const MapFigure& figure, const std::vector<std::size_t>& rows, double margin) {
  const QRectF data = bounds(figure, rows);
  center = data.center();
  const double inset = pointDiameter + margin;
  const double width = std::max(1.0, plot.width() - inset);
  const double height = std::max(1.0, plot.height() - inset);
  scale = std::numeric_limits<double>::infinity();
  if (data.width() > 0) scale = width / data.width();
  if (data.height() > 0) scale = std::min(scale, height / data.height());
  if (!std::isfinite(scale)) scale = 1;  // all points in one place
}

void paintPoints(QPainter& painter, const MapFigure& figure, const MapPlot& plot,
                 const std::vector<std::size_t>& rows, const Theme& theme) {
  constexpr double kSelectedSize = 1.3;
  const std::vector<std::size_t> order = drawingOrder(figure, rows);
  DotStyle style{.diameter = plot.pointDiameter,
                 .opacity = std::clamp(figure.opacity, 0.0, 1.0),
                 .dim = false};
  if (!figure.selection || figure.selection->empty()) {
    paintPoints(painter, figure, plot, order, theme, style, [](ImageIndex) { return true; });
    return;
  }
  const ImageSet& selection = *figure.selection;
  style.dim = true;
  paintPoints(painter, figure, plot, order, theme, style,
              [&](ImageIndex image) { return !selection.contains(image); });
  style = {.diameter = kSelectedSize * plot.pointDiameter, .opacity = 1, .dim = false};
  paintPoints(painter, figure, plot, order, theme, style,
              [&](ImageIndex image) { return selection.contains(image); });
}

}  // namespace lookbook::ui
