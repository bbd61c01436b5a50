#include "ui/figure/page/dot_painter.h"

#include <QColor>
#include <QPaintEngine>
#include <QPainter>
#include <QPainterPath>
#include <QPen>
#include <QTransform>

#include <algorithm>
#include <cmath>

namespace lookbook::ui {
namespace {

constexpr double kLargestStamp =
    32;  // pixels; larger dots are few, and outlines are as fast for them
constexpr double kMostLayerPixels = 3.2e7;  // largest layer, 128 MB

/// The share of a pixel that is covered by a disc whose centre is at (x, y) from the corner of the
/// pixel. It is estimated from samples; their number along a side is odd so that none coincides
/// with a rounded centre.
double coverage(double x, double y, double radius) {
  constexpr double kSmall = 4;
  const int samples = radius < kSmall ? 15 : 7;
  int inside = 0;
  for (int row = 0; row < samples; ++row)
    for (int column = 0; column < samples; ++column) {
      const double dx = x - (column + 0.5) / samples;
      const double dy = y - (row + 0.5) / samples;
      inside += dx * dx + dy * dy <= radius * radius ? 1 : 0;
    }
  return static_cast<double>(inside) / (samples * samples);
}

}  // namespace

DotPainter::DotPainter(QPainter& painter, const QRectF& room, double largest) : painter_(painter) {
  const QPaintEngine* engine = painter.paintEngine();
  raster_ = engine == nullptr || engine->type() == QPaintEngine::Raster;
  const QTransform& device = painter.deviceTransform();
  scale_ = device.m11();
  const bool plain = device.type() <= QTransform::TxScale && device.m11() == device.m22() &&
                     device.m11() > 0 && device == painter.combinedTransform();
  if (!raster_ || !plain || largest * scale_ > kLargestStamp) return;
  area_ = device.mapRect(room.adjusted(-largest, -largest, largest, largest)).toAlignedRect();
  if (static_cast<double>(area_.width()) * area_.height() > kMostLayerPixels) return;
  layer_ = QImage(area_.size(), QImage::Format_ARGB32_Premultiplied);
  layer_.fill(Qt::transparent);
}

void DotPainter::add(const std::vector<QPointF>& dots, double diameter, const QColor& color) {
  if (layer_.isNull()) {
    stroke(dots, diameter, color);
    return;
  }
  prepare(diameter * scale_);
  const QTransform& device = painter_.deviceTransform();
  const std::array<unsigned, 4> parts{
      static_cast<unsigned>(color.red()), static_cast<unsigned>(color.green()),
      static_cast<unsigned>(color.blue()), static_cast<unsigned>(color.alpha())};
  for (const QPointF& dot : dots) stamp(device.map(dot) - area_.topLeft(), parts);
}

/// Paints dots as strokes of almost no length with round ends. In SVG and PDF files they form one
/// path, which is short and round in every viewer. In pixels they are painted one by one, which is
/// five times as fast as a path.
void DotPainter::stroke(const std::vector<QPointF>& dots, double diameter, const QColor& color) {
  const QPen pen(color, diameter, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
  if (raster_) {
    painter_.setPen(pen);
    painter_.drawPoints(dots.data(), static_cast<int>(dots.size()));
    return;
  }
  constexpr double kStroke = 0.01;  // a path drops strokes without any length
  QPainterPath path;
  path.reserve(static_cast<int>(2 * dots.size()));
  for (const QPointF& dot : dots) {
    path.moveTo(dot);
    path.lineTo(dot.x() + kStroke, dot.y());
  }
  painter_.strokePath(path, pen);
}

void DotPainter::prepare(double diameter) {
  if (stamps_.diameter == diameter) return;
  const int side = 2 * static_cast<int>(std::ceil(diameter / 2)) + 1;
  stamps_ = {.diameter = diameter, .side = side, .coverage = {}};
  const int middle = side / 2;
  for (int down = 0; down < kPhases; ++down)
    for (int right = 0; right < kPhases; ++right)
      for (int y = 0; y < side; ++y)
        for (int x = 0; x < side; ++x)
          stamps_.coverage.push_back(static_cast<std::uint8_t>(
              std::lround(255 * coverage(middle - x + (right + 0.5) / kPhases,
                                         middle - y + (down + 0.5) / kPhases, diameter / 2))));
}

/// Blends source over destination; both are premultiplied by alpha.
void DotPainter::stamp(QPointF middle, const std::array<unsigned, 4>& color) {
  const int left = static_cast<int>(std::floor(middle.x()));
  const int top = static_cast<int>(std::floor(middle.y()));
  const auto phase = [](double place, int whole) {
    return std::clamp(static_cast<int>((place - whole) * kPhases), 0, kPhases - 1);
  };
  const int side = stamps_.side;
  const std::size_t which =
      static_cast<std::size_t>(phase(middle.y(), top) * kPhases + phase(middle.x(), left));
  const std::uint8_t* covered = stamps_.coverage.data() + which * static_cast<std::size_t>(side) *
                                                              static_cast<std::size_t>(side);
  for (int row = 0; row < side; ++row, covered += side) {
    const int y = top - side / 2 + row;
    if (y < 0 || y >= layer_.height()) continue;
    auto* line = reinterpret_cast<QRgb*>(layer_.scanLine(y));
    for (int column = 0; column < side; ++column) {
      const int x = left - side / 2 + column;
      if (covered[column] == 0 || x < 0 || x >= layer_.width()) continue;
      const auto scaled = [](unsigned a, unsigned b) { return (a * b + 127) / 255; };
      const unsigned alpha = scaled(covered[column], color[3]);
      const auto over = [&](unsigned above, int below) {
        return static_cast<int>(scaled(above, alpha) +
                                scaled(static_cast<unsigned>(below), 255 - alpha));
      };
      QRgb& pixel = line[x];
      const int opaque = std::min(255, over(255, qAlpha(pixel)));
      pixel = qRgba(std::min(opaque, over(color[0], qRed(pixel))),
                    std::min(opaque, over(color[1], qGreen(pixel))),
                    std::min(opaque, over(color[2], qBlue(pixel))), opaque);
    }
  }
}

void DotPainter::finish() {
  if (layer_.isNull()) return;
  painter_.save();
  painter_.resetTransform();
  painter_.drawImage(area_.topLeft(), layer_);
  painter_.restore();
  layer_ = QImage();
}

}  // namespace lookbook::ui
