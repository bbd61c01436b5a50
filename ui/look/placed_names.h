#pragma once

#include <QColor>
#include <QFont>
#include <QPointF>
#include <QRectF>
#include <QString>

#include <vector>

class QPainter;

namespace lookbook::ui {

/// A name and the place of its centre.
struct NameAt {
  QString name;
  QPointF at;
};

/// A name with its final place.
struct PlacedName {
  QString name;  ///< as written, perhaps shortened
  QRectF box;
};

/// Places names over a picture without overlap: each at its place, or as near above or below it as
/// there is room. A name is left out if there is no room within three lines, or if its place is
/// outside the picture. Earlier names have priority. All boxes are inside the room.
std::vector<PlacedName> layOutNames(const std::vector<NameAt>& names, const QFont& font,
                                    const QRectF& room);

/// Writes the names with an outline in the background colour, so that they are readable everywhere.
/// In SVG and PDF they stay text.
void paintNames(QPainter& painter, const std::vector<PlacedName>& names, const QFont& font,
                const QColor& color, const QColor& ground);

}  // namespace lookbook::ui
