#pragma once

#include "ui/text/class_pairs.h"

#include <QAbstractScrollArea>

#include <optional>
#include <utility>

namespace lookbook::ui {

class ViewStore;

/// A number for each pair of classes, painted as a matrix in which stronger colours are larger
/// numbers. It scrolls if the cells would be too small. The arrow keys move from cell to cell.
class PairMatrix : public QAbstractScrollArea {
  Q_OBJECT

 public:
  using Cell = std::pair<int, int>;  ///< row and column

  explicit PairMatrix(ViewStore& state, QWidget* parent = nullptr);

  void setTable(PairTable table);
  [[nodiscard]] const PairTable& table() const { return table_; }
  /// Sets the range of the colours, so that two matrices can be compared.
  void setRange(double least, double largest);
  [[nodiscard]] double least() const { return least_; }
  [[nodiscard]] double largest() const { return largest_; }
  /// Sets the room for the names of the classes, in logical pixels, so that two matrices have cells
  /// of the same size.
  void setLabelRoom(int width);
  /// Sets the largest height, in logical pixels. Cells are as large as this and the width allow.
  void setMostHeight(int height);
  /// The room that the names need, in logical pixels.
  [[nodiscard]] int neededLabelRoom() const;

  /// The cell under the pointer or, if there is none, the one with the keyboard focus.
  [[nodiscard]] std::optional<Cell> current() const;
  /// The rectangle of a cell, in coordinates of the viewport.
  [[nodiscard]] QRectF cellRect(Cell cell) const;

  [[nodiscard]] bool hasHeightForWidth() const override { return true; }
  [[nodiscard]] int heightForWidth(int width) const override;
  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override;

 signals:
  /// current() has changed.
  void pointed();
  void opened(int row, int column);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void focusInEvent(QFocusEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;
  bool viewportEvent(QEvent* event) override;

 private:
  [[nodiscard]] double cellSide(const QSizeF& room) const;
  [[nodiscard]] std::optional<Cell> cellAt(const QPointF& position) const;
  void fitScrollBars();
  void setHovered(std::optional<Cell> cell);
  void walk(int rows, int columns);
  void open(const Cell& cell);
  void paintLabels(QPainter& painter) const;
  void paintCell(QPainter& painter, const Cell& cell) const;

  ViewStore& state_;

  PairTable table_;
  double least_ = 0;
  double largest_ = 1;
  int labelRoom_ = 0;
  int mostHeight_ = 440;
  double side_ = 0;  ///< of a cell, logical pixels
  std::optional<Cell> hovered_;
  Cell walked_{1, 0};  ///< the cell of the keyboard
};

}  // namespace lookbook::ui
