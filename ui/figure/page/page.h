#pragma once

#include "ui/figure/page/figure_look.h"

#include <QFont>
#include <QRectF>
#include <QString>
#include <QStringList>

class QPainter;

namespace lookbook::ui {

/// The parts of every figure: margins, a title above, a caption below, and the body between them,
/// without overlaps. A title or caption that is too long is wrapped, then shortened. If the page is
/// too small, both are left out.
struct Page {
  QRectF area;
  double fontSize = 0;  ///< of text in the body; grows slowly with the area
  QFont titleFont;
  QStringList title;
  QRectF titleBox;  ///< empty if there is no title
  QFont captionFont;
  QStringList caption;
  QRectF captionBox;  ///< empty if there is no caption
  QRectF body;
  bool ground = true;  ///< whether the background is painted
};

/// @param area the page, in 1/96 inch
Page layOutPage(const QRectF& area, const QString& title, const QString& caption,
                const FigureLook& look = {});

/// Paints the background, the title and the caption.
void paint(QPainter& painter, const Page& page, const Theme& theme);

/// The background of a figure: white, or the canvas colour of the dark theme.
QColor pageColor(const Theme& theme);

}  // namespace lookbook::ui
