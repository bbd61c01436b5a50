#pragma once

#include <QPointF>
#include <QSlider>

#include <vector>

namespace lookbook::ui {

/// A time slider with the curve of the objective as its background. A click moves the handle to its
/// place.
class MomentSlider : public QSlider {
  Q_OBJECT

 public:
  explicit MomentSlider(QWidget* parent = nullptr);

  /// @param curve points in order of x, both coordinates in [0, 1]: x is a share of the slider's
  /// range, y a share of the largest value; empty: a plain slider
  void setCurve(std::vector<QPointF> curve);

  [[nodiscard]] QSize sizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;

 private:
  [[nodiscard]] QRect groove() const;
  [[nodiscard]] double xOf(double share) const;

  std::vector<QPointF> curve_;
};

}  // namespace lookbook::ui
