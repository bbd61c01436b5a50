#pragma once

#include <QColor>
#include <QFont>
#include <QPointF>
#include <QRectF>
#include <QString>

#include <vector>

class QPainter;

namespace lookbook::ui {

/// A name and where its middle is to be.
struct NameAt {
  QString name;
  QPointF at;
};

/// A name where it stands.
struct PlacedName {
  QString name;  ///< as written, perhaps shortened
  QRectF box;
};

/// Names over a picture, none over another: each at its place or as near above or below as there is
/// room; one that has no room within three lines, or whose place is outside the picture, is left
/// out. The first ones come first. All boxes are inside the room.
std::vector<PlacedName> layOutNames(const std::vector<NameAt>& names, const QFont& font,
                                    const QRectF& room);

/// Writes them with a rim in the colour of the ground, readable over anything. In SVG and PDF the
/// letters stay text.
void paintNames(QPainter& painter, const std::vector<PlacedName>& names, const QFont& font,
                const QColor& color, const QColor& ground);

}  // namespace lookbook::ui
