#pragma once

#include <QObject>

#include <array>
#include <cstddef>

class QPushButton;
class QWidget;

namespace lookbook::ui {

/// Buttons at the edges of a map that state how many points lie beyond each edge. A click shows
/// these points. The canvas, which is their parent, must outlive this object.
class OutsideMarks : public QObject {
  Q_OBJECT

 public:
  enum Edge { left, right, top, bottom };
  using Counts = std::array<std::size_t, 4>;  ///< number of points beyond each edge

  explicit OutsideMarks(QWidget& canvas);

  /// Sets the numbers; a button with 0 is hidden.
  void show(const Counts& counts);
  /// Moves the buttons to the middle of their edges after the canvas was resized.
  void place();

 signals:
  /// The user clicked one of the buttons.
  void clicked();

 private:
  QWidget& canvas_;
  std::array<QPushButton*, 4> buttons_{};
  Counts counts_{};
};

}  // namespace lookbook::ui
