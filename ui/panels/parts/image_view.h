#pragma once

#include "core/data/dataset.h"

#include <QImage>
#include <QWidget>

#include <cstdint>
#include <span>

namespace lookbook::ui {

/// An image's pixels as a QImage (8-bit grey, a copy).
QImage toQImage(std::span<const std::uint8_t> pixels, int columns, int rows);
QImage toQImage(const Dataset& dataset, ImageIndex index);

/// Where an image of that size is drawn in an area: centred, at the largest whole multiple of its
/// pixels (in device pixels) that fits; smaller images than that are not blurred.
QRectF crispRect(const QSize& image, const QRectF& area, double devicePixelRatio);

/// One image, as large as fits at a whole multiple of its pixels (never blurred).
class ImageView : public QWidget {
  Q_OBJECT

 public:
  explicit ImageView(int sideHint, QWidget* parent = nullptr);

  /// A null image shows an empty frame.
  void setImage(const QImage& image);
  [[nodiscard]] const QImage& image() const { return image_; }

  [[nodiscard]] QSize sizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  QImage image_;
  int side_;
};

/// An image that can be clicked, with a small caption below it.
class ImageButton : public QWidget {
  Q_OBJECT

 public:
  explicit ImageButton(QWidget* parent = nullptr);

  void setImage(const QImage& image, const QString& caption, const QColor& mark,
                const QString& toolTip);
  void clear();

  [[nodiscard]] QSize sizeHint() const override;

 signals:
  void clicked();
  /// The pointer came (true) or went.
  void hovered(bool inside);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void enterEvent(QEnterEvent* event) override;
  void leaveEvent(QEvent* event) override;

 private:
  QImage image_;
  QString caption_;
  QColor mark_;
};

}  // namespace lookbook::ui
