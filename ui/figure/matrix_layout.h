#pragma once

#include "ui/figure/chart_figure.h"
#include "ui/figure/page/page.h"

#include <QFont>
#include <QRectF>

#include <optional>

namespace lookbook::ui {

/// The layout of a matrix figure: square cells, the names of the classes at the left and above, and
/// a colour scale at the right.
struct MatrixLayout {
  Page page;
  QFont font;            ///< of the names
  QFont numberFont;      ///< of the cells' numbers
  double labelRoom = 0;  ///< room for the names, at the left and above
  QRectF cells;          ///< all of them
  double side = 0;       ///< of one
  QRectF scale;          ///< the colour scale; empty: none

  [[nodiscard]] QRectF cell(int row, int column) const {
    return {cells.left() + column * side, cells.top() + row * side, side, side};
  }
};

/// @param area the page, in 1/96 inch
MatrixLayout layOut(const MatrixFigure& figure, const QRectF& area);

}  // namespace lookbook::ui
