#pragma once

#include "ui/figure/figure.h"
#include "ui/figure/map_points.h"
#include "ui/figure/page/legend.h"
#include "ui/figure/page/page.h"

#include <QFont>
#include <QRectF>
#include <QString>
#include <QStringList>

#include <cstddef>
#include <vector>

namespace lookbook::ui {

/// The layout of a grid of maps. All plots have the same size, all points the same diameter, and
/// the legends are in one column at the right, each beside its row.
struct GridLayout {
  struct Cell : MapPlot {
    std::vector<std::size_t> rows;  ///< the rows of the map that are drawn
    QString title;                  ///< "": the same as that of the cell above
    QRectF titleBox;
    QStringList caption;
    QRectF captionBox;
  };
  struct Row {
    std::vector<Cell> cells;
    QString heading;
    QRectF headingBox;
    Legend legend;
  };

  Page page;
  QFont titleFont;
  QFont captionFont;
  std::vector<Row> rows;
};

/// @param area the page, in 1/96 inch
GridLayout layOut(const GridFigure& figure, const QRectF& area);

}  // namespace lookbook::ui
