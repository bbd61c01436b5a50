#include "ui/figure/chart_figure.h"

#include "ui/figure/page/page.h"

#include <QPainter>

namespace lookbook::ui {

void paint(QPainter& painter, const QRectF& area, const ChartFigure& figure, const Theme& theme) {
  const Page page = layOutPage(area, figure.title, figure.caption, figure.look);
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  paint(painter, page, theme);
  // The chart is drawn in its size in the window, and then scaled to the font size of the page.
  constexpr double kChartLetters = 11;
  const double scale = page.fontSize / kChartLetters;
  painter.translate(page.body.topLeft());
  painter.scale(scale, scale);
  Theme ground = theme;
  ground.panel = pageColor(theme);
  paint(painter, QRectF(QPointF(0, 0), page.body.size() / scale), figure.chart, ground);
  painter.restore();
}

}  // namespace lookbook::ui
