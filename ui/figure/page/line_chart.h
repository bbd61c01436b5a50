#pragma once

#include "ui/look/palette.h"

#include <QPointF>
#include <QRectF>
#include <QString>

#include <vector>

class QPainter;

namespace lookbook::ui {

/// A small line chart with round tick values, for the window and for figures.
struct LineChart {
  QString xLabel;               ///< "iteration"
  QString yLabel;               ///< "KL divergence"
  std::vector<QPointF> points;  ///< in order of x
  double xMinimum = 0;
  double xMaximum = 0;  ///< 0: x of the last point
  /// X of a thin vertical line (the end of the early exaggeration); below 0: none.
  double marker = -1;
};

/// Paints the chart; without points, only its frame and axes. The last value is written beside its
/// point. Labels never overlap: ticks without room are left out.
void paint(QPainter& painter, const QRectF& area, const LineChart& chart, const Theme& theme);

}  // namespace lookbook::ui
