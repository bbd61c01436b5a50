#pragma once

#include <QColor>
#include <QFont>
#include <QPointF>
#include <QRectF>
#include <QString>

#include <vector>

class QPainter;

namespace lookbook::ui {

/// A name and the requested place of its centre.
struct NameAt {
  QString name;
  QPointF at;
};

/// A name with its final place.
struct PlacedName {
  QString name;  ///< the text to write, possibly shortened
  QRectF box;
};

/// Places names over a picture without overlaps: each at its requested place, or as near above or
/// below it as there is room. A name is left out if there is no room within three lines, or if its
/// requested place is outside `room`. Earlier names have priority. All boxes are inside `room`.
std::vector<PlacedName> layOutNames(const std::vector<NameAt>& names, const QFont& font,
                                    const QRectF& room);

/// Writes the names with an outline in the background colour, so that they are readable everywhere.
/// In SVG and PDF they stay text.
void paintNames(QPainter& painter, const std::vector<PlacedName>& names, const QFont& font,
                const QColor& color, const QColor& ground);

}  // namespace lookbook::ui
