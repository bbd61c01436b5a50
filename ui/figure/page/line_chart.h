#pragma once

#include "ui/look/palette.h"

#include <QPointF>
#include <QRectF>
#include <QString>

#include <vector>

class QPainter;

namespace lookbook::ui {

/// A small line chart with round tick values, for the run panel's KL curve and for keeping.
struct LineChart {
  QString xLabel;               ///< "iteration"
  QString yLabel;               ///< "KL divergence"
  std::vector<QPointF> points;  ///< by rising x
  double xMinimum = 0;
  double xMaximum = 0;  ///< 0: the last point's x
  double marker = -1;   ///< a thin vertical line here (the end of exaggeration); below 0: none
};

/// Paints the chart; with no points, its frame and axes alone. The last value is written beside its
/// point. Labels never overlap: ticks are left out where there is no room.
void paint(QPainter& painter, const QRectF& area, const LineChart& chart, const Theme& theme);

}  // namespace lookbook::ui
