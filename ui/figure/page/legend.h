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

/// What a legend tells of one class.
struct LegendEntry {
  QColor color;  ///< invalid: a heading, without a dot
  QString name;
  std::size_t count = 0;  ///< 0: not shown
};

/// A legend laid out: every cell inside `box`, none over another. Where the room is too small for
/// all, letters shrink a little, then names are shortened, then the last cell says how many classes
/// are not named.
struct Legend {
  struct Cell {
    QRectF box;
    QColor color;   ///< of the dot; invalid: no dot ("and 236 more")
    QString name;   ///< as written, perhaps shortened
    QString count;  ///< "7,000"; empty where it has no room
  };

  QRectF box;  ///< at the origin until moved; empty: nothing to show
  QFont font;
  std::vector<Cell> cells;
  QString footer;  ///< written below the cells; "": nothing
  QRectF footerBox;

  void moveTo(QPointF topLeft);
};

/// How a legend fills its room: one column after another beside a plot, or spread below it.
enum class LegendShape { column, spread };

/// @param room     the most it may take
/// @param fontSize at best
Legend layOutLegend(const std::vector<LegendEntry>& entries, const QString& footer, QSizeF room,
                    double fontSize, LegendShape shape);

void paint(QPainter& painter, const Legend& legend, const Theme& theme);

}  // namespace lookbook::ui
