#pragma once

#include "ui/figure/chart_figure.h"
#include "ui/figure/page/page.h"

#include <QFont>
#include <QRectF>

#include <optional>

namespace lookbook::ui {

/// A matrix figure laid out: square cells, the classes' names at the left and above them, and at
/// the right a scale of the colours.
struct MatrixLayout {
  Page page;
  QFont font;            ///< of the names
  QFont numberFont;      ///< of the cells' numbers
  double labelRoom = 0;  ///< for the names, both ways
  QRectF cells;          ///< all of them
  double side = 0;       ///< of one
  QRectF scale;          ///< the bar of colours; empty: none

  [[nodiscard]] QRectF cell(int row, int column) const {
    return {cells.left() + column * side, cells.top() + row * side, side, side};
  }
};

MatrixLayout layOut(const MatrixFigure& figure, const QRectF& area);

}  // namespace lookbook::ui
