#include "ui/figure/matrix_layout.h"
#include "ui/look/lettering.h"

#include <QFontMetricsF>
#include <QLinearGradient>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace lookbook::ui {
namespace {

// Sides of a cell, in font sizes.
constexpr double kNumberSide = 1.9;    // enough for two digits
constexpr double kDecimalSide = 3.25;  // enough for two digits and a decimal

/// The share in percent; never "100" for less than 1.
QString numberText(double share, bool decimal) {
  if (share <= 0) return {};
  const double least = decimal ? 0.1 : 1;
  const double percent = share < 1 ? std::min(100 * share, 100 - least) : 100.0;
  return QString::number(percent, 'f', decimal && share < 1 ? 1 : 0);
}

/// The one of two colours that is more readable on the background.
QColor readable(const QColor& ground, const QColor& a, const QColor& b) {
  const auto luminance = [](const QColor& color) {
    return 0.2126F * color.redF() + 0.7152F * color.greenF() + 0.0722F * color.blueF();
  };
  const float of = luminance(ground);
  return std::abs(luminance(a) - of) >= std::abs(luminance(b) - of) ? a : b;
}

QString percentText(double share) {
  return QStringLiteral("%1%").arg(100 * share, 0, 'f', 0);
}

void paintNames(QPainter& painter, const MatrixFigure& figure, const MatrixLayout& layout,
                const Theme& theme) {
  const double rise = QFontMetricsF(layout.font).capHeight() / 2;
  const double gap = 0.5 * layout.font.pixelSize();
  for (int label = 0; label < figure.table.size(); ++label) {
    const QString name = shortened(
        layout.font, figure.table.classes[static_cast<std::size_t>(label)], layout.labelRoom - gap);
    const QPointF middle = layout.cell(label, label).center();
    drawText(painter, {layout.cells.left() - gap, middle.y() + rise}, name, layout.font, theme.text,
             Qt::AlignRight);
    painter.save();
    painter.translate(middle.x() + rise, layout.cells.top() - gap);
    painter.rotate(-90);  // from bottom to top
    drawText(painter, {0, 0}, name, layout.font, theme.text);
    painter.restore();
  }
}

void paintScale(QPainter& painter, const MatrixFigure& figure, const MatrixLayout& layout,
                const Theme& theme) {
  if (layout.scale.isEmpty()) return;
  constexpr int kStops = 16;
  QLinearGradient gradient(layout.scale.bottomLeft(), layout.scale.topLeft());
  for (int stop = 0; stop <= kStops; ++stop) {
    const double share = static_cast<double>(stop) / kStops;
    gradient.setColorAt(share, rampColor(share, theme));
  }
  painter.setPen(QPen(theme.line, std::max(0.5, 0.04 * layout.font.pixelSize())));
  painter.setBrush(gradient);
  painter.drawRect(layout.scale);
  const double size = layout.font.pixelSize();
  const double left = layout.scale.right() + 0.5 * size;
  drawText(painter, {left, layout.scale.top() + 0.8 * size}, percentText(figure.largest),
           layout.font, theme.quietText);
  drawText(painter, {left, layout.scale.bottom()}, percentText(figure.least), layout.font,
           theme.quietText);
  painter.save();
  painter.translate(left + 0.8 * size, layout.scale.center().y());
  painter.rotate(-90);
  drawText(painter, {0, 0},
           shortened(layout.font, figure.measure, layout.scale.height() - 4 * size), layout.font,
           theme.quietText, Qt::AlignHCenter);
  painter.restore();
}

}  // namespace

void paintPairCell(QPainter& painter, const QRectF& cell, double share, bool itself, double least,
                   double largest, const Theme& theme) {
  const QColor ground =
      itself ? theme.window : rampColor((share - least) / (largest - least), theme);
  painter.fillRect(cell, ground);
  const double letters = QFontMetricsF(painter.font()).height() / 1.17;
  if (cell.height() < kNumberSide * letters) return;
  painter.setPen(itself ? theme.quietText : readable(ground, theme.text, theme.onAccent));
  painter.drawText(cell, Qt::AlignCenter,
                   numberText(share, cell.height() >= kDecimalSide * letters));
}

MatrixLayout layOut(const MatrixFigure& figure, const QRectF& area) {
  MatrixLayout layout;
  layout.page = layOutPage(area, figure.title, figure.caption, figure.look);
  const int classes = figure.table.size();
  if (classes == 0) return layout;
  const QRectF& body = layout.page.body;
  // With many classes the font is smaller, so that each name has a line.
  const double room = std::min(body.width(), body.height());
  const double size = std::max(1.0, std::min(0.85 * layout.page.fontSize, 0.62 * room / classes));
  layout.font = lettering(size);
  for (const QString& name : figure.table.classes)
    layout.labelRoom = std::max(layout.labelRoom, textWidth(layout.font, name) + size);
  layout.labelRoom = std::min(layout.labelRoom, 0.25 * room);
  const bool scaled = figure.look.legend != LegendPlace::none && body.width() > 20 * size;
  const double scaleRoom = scaled ? 5.5 * size : 0;
  layout.side =
      std::max(0.0, std::min(body.width() - scaleRoom, body.height()) - layout.labelRoom) / classes;
  layout.numberFont = lettering(std::max(1.0, std::min(size, 0.3 * layout.side)));
  layout.cells = QRectF(body.left() + layout.labelRoom, body.top() + layout.labelRoom,
                        classes * layout.side, classes * layout.side);
  if (scaled)
    layout.scale =
        QRectF(layout.cells.right() + 1.2 * size, layout.cells.top(), size, layout.cells.height());
  return layout;
}

void paint(QPainter& painter, const QRectF& area, const MatrixFigure& figure, const Theme& theme) {
  const MatrixLayout layout = layOut(figure, area);
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  paint(painter, layout.page, theme);
  paintNames(painter, figure, layout, theme);
  painter.setFont(layout.numberFont);
  const double between = std::min(1.0, 0.04 * layout.side);
  for (int row = 0; row < figure.table.size(); ++row)
    for (int column = 0; column < figure.table.size(); ++column)
      if (const auto share = figure.table.cell(row, column).share)
        paintPairCell(painter, layout.cell(row, column).adjusted(0, 0, -between, -between), *share,
                      row == column, figure.least, figure.largest, theme);
  paintScale(painter, figure, layout, theme);
  painter.restore();
}

}  // namespace lookbook::ui
