#pragma once

#include <QImage>
#include <QPointF>
#include <QPolygonF>
#include <QSize>
#include <QWidget>

#include <vector>

namespace lookbook::ui {

/// A sheet of pixels to draw on, white on black, with a soft pen.
///
/// The user draws with the mouse or the keyboard: arrow keys move the pen by a pixel, and Space
/// lowers or lifts it. Ctrl+Z removes the last stroke, Delete removes all of them.
class DrawingCanvas : public QWidget {
  Q_OBJECT

 public:
  explicit DrawingCanvas(QWidget* parent = nullptr);

  /// Sets the size of the image in pixels, and removes all strokes.
  void setPixels(QSize pixels);
  [[nodiscard]] QSize pixels() const { return pixels_; }
  [[nodiscard]] bool empty() const { return strokes_.empty(); }
  /// The drawing: 8-bit grey, pixels() large.
  [[nodiscard]] QImage image() const;

  void undo();
  void clear();

 signals:
  /// The drawing has changed.
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
  std::vector<QPolygonF> strokes_;  ///< in pixels of the image
  bool drawing_ = false;            ///< whether a stroke is being drawn with the mouse
  bool penDown_ = false;            ///< whether the pen of the keyboard is lowered
  QPointF pen_;                     ///< the pen of the keyboard, in pixels of the image
};

}  // namespace lookbook::ui
