#pragma once

#include "core/data/dataset.h"
#include "ui/look/palette.h"

#include <QImage>
#include <QPainter>
#include <QRect>
#include <QString>

namespace lookbook::ui {

/// The image under the pointer, enlarged, with its class, its index and what the canvas knows of
/// it besides, beside the pointer and inside the canvas.
class HoverCard {
 public:
  /// @param withImage false: the caption alone, where the image is large enough already
  /// @param note "Trustworthiness: 0.998"; "": none
  void show(const Dataset& dataset, ImageIndex image, bool withImage, const QString& note);
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
  QString note_;
  QColor swatch_;
  QRect rect_;
};

/// One image of a data set as a picture, grey.
QImage greyImage(const Dataset& dataset, ImageIndex image);

}  // namespace lookbook::ui
