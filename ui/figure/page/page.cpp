#include "ui/figure/page/page.h"

#include "ui/look/lettering.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace lookbook::ui {
namespace {

void writeLines(QPainter& painter, const QRectF& box, const QStringList& lines, const QFont& font,
                const QColor& color) {
  const double size = font.pixelSize();
  double baseline = box.top() + size;
  for (const QString& line : lines) {
    drawText(painter, {box.left(), baseline}, line, font, color);
    baseline += kLineHeight * size;
  }
}

/// The number of lines: at most `wanted`, and not more than fit into a quarter of the page.
int linesFor(int wanted, double height, const QFont& font) {
  return std::min(wanted, static_cast<int>(0.25 * height / (kLineHeight * font.pixelSize())));
}

QRectF lineBox(const QRectF& content, const QStringList& lines, const QFont& font) {
  if (lines.isEmpty()) return {content.topLeft(), QSizeF(0, 0)};
  return {content.left(), content.top(), content.width(),
          kLineHeight * font.pixelSize() * static_cast<double>(lines.size())};
}

}  // namespace

Page layOutPage(const QRectF& area, const QString& title, const QString& caption,
                const FigureLook& look) {
  Page page;
  page.ground = look.ground != FigureGround::transparent;
  page.area = area;
  page.fontSize =
      std::clamp(std::round(3 + 0.0125 * std::sqrt(area.width() * area.height())), 9.0, 48.0);
  const double margin = std::min(1.8 * page.fontSize, 0.08 * std::min(area.width(), area.height()));
  const QRectF content = area.adjusted(margin, margin, -margin, -margin);
  page.titleFont = lettering(1.5 * page.fontSize, QFont::DemiBold);
  page.title =
      wrapped(page.titleFont, title, content.width(), linesFor(2, area.height(), page.titleFont));
  page.titleBox = lineBox(content, page.title, page.titleFont);
  page.captionFont = lettering(0.85 * page.fontSize);
  page.caption = wrapped(page.captionFont, caption, content.width(),
                         linesFor(3, area.height(), page.captionFont));
  page.captionBox = lineBox(content, page.caption, page.captionFont);
  page.captionBox.moveBottom(content.bottom());
  page.body = content;
  if (!page.title.isEmpty()) page.body.setTop(page.titleBox.bottom() + 0.8 * page.fontSize);
  if (!page.caption.isEmpty()) page.body.setBottom(page.captionBox.top() - 0.8 * page.fontSize);
  return page;
}

void paint(QPainter& painter, const Page& page, const Theme& theme) {
  if (page.ground) painter.fillRect(page.area, pageColor(theme));
  writeLines(painter, page.titleBox, page.title, page.titleFont, theme.text);
  writeLines(painter, page.captionBox, page.caption, page.captionFont, theme.quietText);
}

QColor pageColor(const Theme& theme) {
  return theme.dark ? theme.canvas : theme.panel;
}

}  // namespace lookbook::ui
