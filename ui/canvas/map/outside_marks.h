#pragma once

#include <QObject>

#include <array>
#include <cstddef>

class QPushButton;
class QWidget;

namespace lookbook::ui {

/// Labels at a map's edges that say how many points lie beyond each, and a click on which shows
/// them. Buttons on the canvas, which outlives this.
class OutsideMarks : public QObject {
  Q_OBJECT

 public:
  enum Edge { left, right, top, bottom };
  using Counts = std::array<std::size_t, 4>;  ///< of points beyond each edge

  explicit OutsideMarks(QWidget& canvas);

  void show(const Counts& counts);
  /// Puts them in the middle of their edges, where the canvas has another size.
  void place();

 signals:
  void clicked();

 private:
  QWidget& canvas_;
  std::array<QPushButton*, 4> buttons_{};
  Counts counts_{};
};

}  // namespace lookbook::ui
