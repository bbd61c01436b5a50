#pragma once

#include "ui/look/palette.h"

#include <QColor>
#include <QFont>
#include <QRectF>
#include <QSizeF>
#include <QString>

#include <cstddef>
#include <vector>

class QPainter;

namespace lookbook::ui {

/// The entry of one class in a legend.
struct LegendEntry {
  QColor color;  ///< of the dot; invalid: a heading, without a dot
  QString name;
  std::size_t count = 0;  ///< 0: not shown
};

/// The layout of a legend. All cells are inside `box` and do not overlap. If there is not enough
/// room, the font becomes a little smaller, then names are shortened, and finally the last cell
/// states how many classes are left out.
struct Legend {
  struct Cell {
    QRectF box;
    QColor color;   ///< of the dot; invalid: no dot ("and 236 more")
    QString name;   ///< the text to write, possibly shortened
    QString count;  ///< "7,000"; empty if there is no room
  };

  QRectF box;  ///< at the origin until moved; empty: nothing to show
  QFont font;
  std::vector<Cell> cells;
  QString footer;  ///< text below the cells; "": none
  QRectF footerBox;

  /// Moves the legend, with all its cells, to a place.
  void moveTo(QPointF topLeft);
};

/// The shape of a legend: columns beside a plot, or spread below it.
enum class LegendShape { column, spread };

/// @param room largest size of the legend
/// @param fontSize largest font size
Legend layOutLegend(const std::vector<LegendEntry>& entries, const QString& footer, QSizeF room,
                    double fontSize, LegendShape shape);

void paint(QPainter& painter, const Legend& legend, const Theme& theme);

}  // namespace lookbook::ui
