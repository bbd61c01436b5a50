#pragma once

#include "ui/look/palette.h"

#include <QImage>
#include <QRectF>

class QPainter;

namespace lookbook::ui {

inline constexpr double kPictureSide = 72;  ///< of a picture beside its point, at most
inline constexpr double kPictureGap = 14;   ///< between a place and its picture

/// What is outlined round an image: its thumbnail, or a ring round its dot.
struct Mark {
  QRectF rect;
  bool round = false;
};

void paintMark(QPainter& painter, const Mark& mark, const QColor& color, const QColor& ground);

/// A picture framed in the accent colour.
void paintPicture(QPainter& painter, const QImage& picture, const QRectF& rect, const Theme& theme);

}  // namespace lookbook::ui
