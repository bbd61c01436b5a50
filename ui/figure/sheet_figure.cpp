#include "core/data/sheet.h"
#include "ui/figure/figure.h"
#include "ui/figure/sheet_layout.h"
#include "ui/look/lettering.h"
#include "ui/look/numbers.h"
#include "ui/text/shown_text.h"

#include <QImage>
#include <QPaintEngine>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace lookbook::ui {
namespace {

bool isRaster(const QPainter& painter) {
  const QPaintEngine* engine = painter.paintEngine();
  return engine == nullptr || engine->type() == QPaintEngine::Raster;
}

/// Pixels for each unit of the figure: those of the paint device if it is a picture, otherwise
/// those of the look's resolution.
double pixelsPerUnit(const QPainter& painter, const FigureLook& look) {
  if (isRaster(painter)) return painter.deviceTransform().m11();
  return (look.resolution > 0 ? look.resolution : kPrintedResolution) / kUnitsPerInch;
}

/// The tiles of one section in device pixels: averaged if they are drawn smaller than their pixels;
/// if larger, every pixel is a square of the same size. SVG and PDF files are enlarged by their
/// viewers.
QImage sectionImage(const Dataset& dataset, const FigureLook& look,
                    const SheetLayout::Section& section, int columns, const QPainter& painter) {
  const double pixels = pixelsPerUnit(painter, look);
  const GreyPicture sheet = paintSheet(dataset, section.images, columns, SheetGreys::shown);
  const QImage whole(sheet.pixels.data(), sheet.width, sheet.height, sheet.width,
                     QImage::Format_Grayscale8);
  const QSize size(std::max(1, static_cast<int>(std::lround(section.tiles.width() * pixels))),
                   std::max(1, static_cast<int>(std::lround(section.tiles.height() * pixels))));
  if (size.width() < whole.width())
    return whole.scaled(size, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
  if (size == whole.size() || !isRaster(painter)) return whole.copy();
  const int factor = (size.width() + whole.width() - 1) / whole.width();
  const QImage enlarged = whole.scaled(whole.size() * factor);
  return enlarged.scaled(size, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
}

void paintHeading(QPainter& painter, const SheetFigure& figure, const SheetLayout& layout,
                  const SheetLayout::Section& section, const Theme& theme) {
  const Dataset& dataset = *figure.dataset;
  const QFont& font = layout.headingFont;
  const double size = font.pixelSize();
  const QRectF& box = section.heading;
  const double baseline = box.top() + size;
  painter.setPen(Qt::NoPen);
  painter.setBrush(classColor(section.label, figure.look.palette, dataset.classCount()));
  painter.drawEllipse(QPointF(box.left() + 0.34 * size, baseline - 0.36 * size), 0.34 * size,
                      0.34 * size);
  const double left = box.left() + 1.05 * size;
  const QString count = grouped(section.images.size());
  const double countWidth = textWidth(font, count);
  const QString full = shownName(dataset.className(section.label));
  const double room = box.right() - left;
  const bool counted = textWidth(font, full) + 0.6 * size + countWidth <= room;
  const QString name = counted ? full : shortened(font, full, room);
  drawText(painter, {left, baseline}, name, font, theme.text);
  if (counted)
    drawText(painter, {left + textWidth(font, name) + 0.6 * size, baseline}, count, font,
             theme.quietText);
}

}  // namespace

void paint(QPainter& painter, const QRectF& area, const SheetFigure& figure, const Theme& theme) {
  const SheetLayout layout = layOut(figure, area);
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  // Enlarged pixels keep sharp edges.
  painter.setRenderHint(QPainter::SmoothPixmapTransform, false);
  paint(painter, layout.page, theme);
  for (const SheetLayout::Section& section : layout.sections) {
    if (!section.heading.isEmpty()) paintHeading(painter, figure, layout, section, theme);
    painter.drawImage(section.tiles,
                      sectionImage(*figure.dataset, figure.look, section, layout.columns, painter));
  }
  painter.restore();
}

}  // namespace lookbook::ui
