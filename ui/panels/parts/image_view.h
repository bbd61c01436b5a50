#pragma once

#include <QImage>
#include <QWidget>

namespace lookbook::ui {

/// Where to draw an image in an area: centred, with each of its pixels as large as fits in whole
/// device pixels, so that it is not blurred. An image that does not fit is scaled down.
QRectF crispRect(const QSize& image, const QRectF& area, double devicePixelRatio);

/// Shows one image as large as fits at a whole multiple of its pixels, so that it is not blurred.
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
  /// The pointer entered (true) or left the button.
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
