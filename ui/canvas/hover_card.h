#pragma once

#include "core/data/dataset.h"
#include "ui/look/palette.h"

#include <QImage>
#include <QPainter>
#include <QRect>
#include <QString>

namespace lookbook::ui {

/// A card beside the pointer, inside the canvas, with the image under the pointer, enlarged, its
/// class, its index and a note of the canvas.
class HoverCard {
 public:
  /// @param withImage false: only the caption, because the image is already drawn large enough
  /// @param note "Trustworthiness: 0.998"; "": none
  void show(const Dataset& dataset, ImageIndex image, bool withImage, const QString& note);
  /// @return whether anything was shown before
  bool hide();
  [[nodiscard]] bool isShown() const { return shown_; }

  /// Places the card near the pointer without covering it.
  void place(QPointF pointer, const QRect& canvas, const QFont& font);
  /// The rectangle that it paints in, including its shadow; empty if hidden.
  [[nodiscard]] QRect bounds() const;
  void paint(QPainter& painter, const Theme& theme) const;

 private:
  bool shown_ = false;
  QImage image_;
  QSize imageSize_;  ///< on the card, in logical pixels
  QString className_;
  QString index_;
  QString note_;
  QColor swatch_;
  QRect rect_;
};

}  // namespace lookbook::ui
