#pragma once

#include "ui/figure/page/figure_look.h"

#include <QFont>
#include <QRectF>
#include <QString>
#include <QStringList>

class QPainter;

namespace lookbook::ui {

/// What every figure has: margins, a title above, a caption below, and between them a body.
/// The three never touch; a title or caption that is too long is wrapped, then shortened; on a page
/// that is too small for them they are left out.
struct Page {
  QRectF area;
  double fontSize = 0;  ///< of the body's text; grows slowly with the area
  QFont titleFont;
  QStringList title;
  QRectF titleBox;  ///< empty where there is no title
  QFont captionFont;
  QStringList caption;
  QRectF captionBox;  ///< empty where there is no caption
  QRectF body;
  bool ground = true;  ///< whether the area is filled
};

Page layOutPage(const QRectF& area, const QString& title, const QString& caption,
                const FigureLook& look = {});

/// Fills the area and writes title and caption.
void paint(QPainter& painter, const Page& page, const Theme& theme);

/// The colour behind a figure: white, or the dark theme's canvas.
QColor pageColor(const Theme& theme);

}  // namespace lookbook::ui
