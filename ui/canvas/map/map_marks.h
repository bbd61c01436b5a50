#pragma once

#include "ui/look/palette.h"

#include <QImage>
#include <QRectF>

class QPainter;

namespace lookbook::ui {

inline constexpr double kPictureSide = 72;  ///< longest side of a picture beside its point
inline constexpr double kPictureGap = 14;   ///< between a place and its picture

/// The outline of an image: a frame around its thumbnail, or a ring around its dot.
struct Mark {
  QRectF rect;
  bool round = false;
};

/// Paints an outline, with a line in the background colour beside it so that it is visible
/// everywhere.
void paintMark(QPainter& painter, const Mark& mark, const QColor& color, const QColor& ground);

/// Paints a picture with a frame in the accent colour.
void paintPicture(QPainter& painter, const QImage& picture, const QRectF& rect, const Theme& theme);

}  // namespace lookbook::ui
