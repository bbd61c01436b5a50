#pragma once

#include <QImage>
#include <QPointF>
#include <QPolygonF>
#include <QSize>
#include <QWidget>

#include <vector>

namespace lookbook::ui {

/// A sheet of an image's pixels to draw on, white on black, with a pen of soft edge.
///
/// The mouse draws; so does the keyboard: arrows move the pen by a pixel, Space sets it down and
/// lifts it. Ctrl+Z takes the last stroke back, Delete all of them.
class DrawingCanvas : public QWidget {
  Q_OBJECT

 public:
  explicit DrawingCanvas(QWidget* parent = nullptr);

  /// Another size, in the image's pixels; takes all strokes off.
  void setPixels(QSize pixels);
  [[nodiscard]] QSize pixels() const { return pixels_; }
  [[nodiscard]] bool empty() const { return strokes_.empty(); }
  /// As drawn: 8-bit grey, in the image's size.
  [[nodiscard]] QImage image() const;

  void undo();
  void clear();

 signals:
  /// The drawing is another one than before.
  void changed();

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  bool event(QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void focusInEvent(QFocusEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;

 private:
  [[nodiscard]] QRectF sheet() const;
  [[nodiscard]] QPointF toPixels(QPointF position) const;
  void begin(QPointF at);
  void goOn(QPointF to);
  void movePen(QPointF by);

  QSize pixels_{28, 28};
  std::vector<QPolygonF> strokes_;  ///< in the image's pixels
  bool drawing_ = false;            ///< the mouse is down
  bool penDown_ = false;            ///< of the keyboard
  QPointF pen_;                     ///< the keyboard's, in the image's pixels
};

}  // namespace lookbook::ui
