#include "ui/figure/figure.h"
#include "ui/figure/grid_layout.h"
#include "ui/figure/map_names.h"
#include "ui/look/lettering.h"

#include <QPainter>

namespace lookbook::ui {
namespace {

/// Writes lines centred in the box, from its top or in its middle.
void writeCentered(QPainter& painter, const QRectF& box, const QStringList& lines,
                   const QFont& font, const QColor& color, bool inTheMiddle) {
  const double size = font.pixelSize();
  const double height = kLineHeight * size * static_cast<double>(lines.size());
  double baseline = (inTheMiddle ? box.center().y() - height / 2 : box.top()) + 1.1 * size;
  for (const QString& line : lines) {
    drawText(painter, {box.center().x(), baseline}, line, font, color, Qt::AlignHCenter);
    baseline += kLineHeight * size;
  }
}

void paintCell(QPainter& painter, const MapFigure& map, const FigureLook& look,
               const GridLayout& layout, const GridLayout::Cell& cell, const Theme& theme) {
  writeCentered(painter, cell.titleBox, {cell.title}, layout.titleFont, theme.text, false);
  if (map.positions) {
    paintPoints(painter, map, look, cell, cell.rows, theme);
    if (look.classNames == ClassNames::on)
      paintClassNames(painter, map, cell, cell.rows, layout.captionFont.pixelSize(), theme);
  } else {
    painter.setPen(QPen(theme.line, 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(cell.plot);
  }
  writeCentered(painter, cell.captionBox, cell.caption, layout.captionFont, theme.quietText,
                !map.positions);
}

}  // namespace

void paint(QPainter& painter, const QRectF& area, const GridFigure& figure, const Theme& theme) {
  const GridLayout layout = layOut(figure, area);
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  paint(painter, layout.page, theme);
  for (std::size_t number = 0; number < layout.rows.size(); ++number) {
    const GridLayout::Row& row = layout.rows[number];
    for (std::size_t column = 0; column < row.cells.size(); ++column)
      paintCell(painter, figure.rows[number].maps[column], figure.look, layout, row.cells[column],
                theme);
    drawText(painter, row.headingBox.topLeft() + QPointF(0, 1.1 * layout.titleFont.pixelSize()),
             row.heading, layout.titleFont, theme.text);
    paint(painter, row.legend, theme);
  }
  painter.restore();
}

}  // namespace lookbook::ui
