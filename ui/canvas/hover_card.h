#pragma once

#include "core/data/dataset.h"
#include "ui/look/palette.h"

#include <QImage>
#include <QPainter>
#include <QRect>
#include <QString>

namespace lookbook::ui {

/// The image under the pointer, enlarged, with its class and index, beside the pointer and inside
/// the canvas.
class HoverCard {
 public:
  /// @param withImage false: the caption alone, where the image is large enough already
  void show(const Dataset& dataset, ImageIndex image, bool withImage);
  /// @return whether anything was shown before
  bool hide();
  [[nodiscard]] bool isShown() const { return shown_; }

  /// Places the card near the pointer without covering it.
  void place(QPointF pointer, const QRect& canvas, const QFont& font);
  /// Where it is painted, its shadow included; empty if hidden.
  [[nodiscard]] QRect bounds() const;
  void paint(QPainter& painter, const Theme& theme) const;

 private:
  bool shown_ = false;
  QImage image_;
  QSize imageSize_;  ///< as shown
  QString className_;
  QString index_;
  QColor swatch_;
  QRect rect_;
};

/// One image of a data set as a picture, grey.
QImage greyImage(const Dataset& dataset, ImageIndex image);

}  // namespace lookbook::ui
