#include "ui/figure/figure.h"
#include "ui/figure/map_layout.h"
#include "ui/figure/map_names.h"
#include "ui/look/lettering.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>

namespace lookbook::ui {
namespace {

void paintAxes(QPainter& painter, const MapLayout& layout, const MapFigure& figure,
               const Theme& theme) {
  const QRectF& plot = layout.plot;
  const QFont& font = layout.axisFont;
  const double size = font.pixelSize();
  const double rise = QFontMetricsF(font).capHeight() / 2;
  painter.setPen(QPen(theme.line, std::max(1.0, 0.06 * size)));
  painter.drawLine(plot.topLeft(), plot.bottomLeft());
  painter.drawLine(plot.bottomLeft(), plot.bottomRight());
  const double tick = 0.35 * size;
  for (const double x : layout.xTicks.values) {
    const QPointF foot(layout.at(x, 0).x(), plot.bottom());
    painter.setPen(QPen(theme.line, std::max(1.0, 0.06 * size)));
    painter.drawLine(foot, foot + QPointF(0, tick));
    drawText(painter, foot + QPointF(0, 1.5 * size), layout.xTicks.label(x), font, theme.quietText,
             Qt::AlignHCenter);
  }
  for (const double y : layout.yTicks.values) {
    const QPointF foot(plot.left(), layout.at(0, y).y());
    painter.setPen(QPen(theme.line, std::max(1.0, 0.06 * size)));
    painter.drawLine(foot, foot - QPointF(tick, 0));
    drawText(painter, foot + QPointF(-0.6 * size, rise), layout.yTicks.label(y), font,
             theme.quietText, Qt::AlignRight);
  }
  drawText(painter, {plot.center().x(), plot.bottom() + 3.1 * size},
           shortened(font, figure.xLabel, plot.width()), font, theme.text, Qt::AlignHCenter);
  painter.save();
  painter.translate(plot.left() - layout.yNumbersWidth - 1.2 * size, plot.center().y());
  painter.rotate(-90);
  drawText(painter, {0, 0}, shortened(font, figure.yLabel, plot.height()), font, theme.text,
           Qt::AlignHCenter);
  painter.restore();
}

}  // namespace

void paint(QPainter& painter, const QRectF& area, const MapFigure& figure, const Theme& theme) {
  const std::vector<std::size_t> rows = shownRows(figure);
  const MapLayout layout = layOut(figure, rows, area);
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  paint(painter, layout.page, theme);
  paintPoints(painter, figure, figure.look, layout, rows, theme);
  if (figure.look.classNames == ClassNames::on)
    paintClassNames(painter, figure, layout, rows, layout.page.fontSize, theme);
  if (layout.axes) paintAxes(painter, layout, figure, theme);
  paint(painter, layout.legend, theme);
  painter.restore();
}

}  // namespace lookbook::ui
