#pragma once

#include "core/base/result.h"
#include "ui/figure/page/figure_look.h"
#include "ui/figure/page/line_chart.h"
#include "ui/text/class_pairs.h"

#include <QRectF>
#include <QSizeF>
#include <QString>

#include <filesystem>
#include <stop_token>

class QPainter;

namespace lookbook::ui {

/// A chart of the window, to be saved as a picture.
struct ChartFigure {
  LineChart chart;
  QString title;
  QString caption;
  QString stamp;  ///< as a map's
  FigureLook look;
};

/// A number for each pair of classes, to be saved as a picture: a matrix with the names of the
/// classes, and a colour scale beside it.
struct MatrixFigure {
  PairTable table;
  double least = 0;  ///< `least` and `largest` are the ends of the colour scale
  double largest = 1;
  QString measure;  ///< "Images separated by one pixel, %"
  QString title;
  QString caption;
  QString stamp;  ///< as a map's
  FigureLook look;
};

/// As for the other figures: see figure.h.
void paint(QPainter& painter, const QRectF& area, const ChartFigure& figure, const Theme& theme);
void paint(QPainter& painter, const QRectF& area, const MatrixFigure& figure, const Theme& theme);

/// As for the other figures: see figure.h.
Result<void> save(const ChartFigure& figure, const Theme& theme, QSizeF size, double scale,
                  const std::filesystem::path& path, const std::stop_token& stop = {});
Result<void> save(const MatrixFigure& figure, const Theme& theme, QSizeF size, double scale,
                  const std::filesystem::path& path, const std::stop_token& stop = {});

/// Paints one cell of a matrix of pairs: its colour, and its number in percent if there is room, in
/// the painter's font. A cell of the diagonal (`itself`) has no colour of the scale.
void paintPairCell(QPainter& painter, const QRectF& cell, double share, bool itself, double least,
                   double largest, const Theme& theme);

}  // namespace lookbook::ui
