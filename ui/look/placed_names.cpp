#include "ui/look/placed_names.h"

#include "ui/look/lettering.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>
#include <QPen>

#include <algorithm>

namespace lookbook::ui {

namespace {

constexpr double kRim = 0.32;      // width of the outline on both sides together, in font sizes
constexpr double kLongest = 14.0;  // longest name, in font sizes

}  // namespace

std::vector<PlacedName> layOutNames(const std::vector<NameAt>& names, const QFont& font,
                                    const QRectF& room) {
  const double size = font.pixelSize();
  const double height = 1.25 * size;
  std::vector<PlacedName> placed;
  for (const NameAt& wanted : names) {
    if (!room.contains(wanted.at)) continue;
    const QString name = shortened(font, wanted.name, std::min(kLongest * size, room.width()));
    if (name.isEmpty()) continue;
    const double width = textWidth(font, name) + kRim * size;
    if (width > room.width() || height > room.height()) continue;
    for (const double lines : {0.0, -1.0, 1.0, -2.0, 2.0, -3.0, 3.0}) {
      QRectF box(wanted.at.x() - width / 2, wanted.at.y() + (lines - 0.5) * height, width, height);
      box.moveLeft(std::clamp(box.left(), room.left(), room.right() - width));
      box.moveTop(std::clamp(box.top(), room.top(), room.bottom() - height));
      const bool free = std::ranges::none_of(
          placed, [&](const PlacedName& other) { return other.box.intersects(box); });
      if (!free) continue;
      placed.push_back({.name = name, .box = box});
      break;
    }
  }
  return placed;
}

void paintNames(QPainter& painter, const std::vector<PlacedName>& names, const QFont& font,
                const QColor& color, const QColor& ground) {
  const double size = font.pixelSize();
  const QFontMetricsF metrics(font);
  const auto baseline = [&](const PlacedName& label) {
    return QPointF(label.box.center().x() - textWidth(font, label.name) / 2,
                   label.box.center().y() + metrics.capHeight() / 2);
  };
  QPainterPath letters;
  for (const PlacedName& label : names) letters.addText(baseline(label), font, label.name);
  QColor rim = ground;
  rim.setAlphaF(0.85F * color.alphaF());
  painter.save();  // keeps the painter's font
  painter.strokePath(letters, QPen(rim, kRim * size, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
  for (const PlacedName& label : names) drawText(painter, baseline(label), label.name, font, color);
  painter.restore();
}

}  // namespace lookbook::ui
