#pragma once

#include "ui/text/class_pairs.h"

#include <QAbstractScrollArea>

#include <optional>
#include <utility>

namespace lookbook::ui {

class ViewStore;

/// A number for each pair of classes, painted as a matrix: the stronger the colour, the larger. It
/// scrolls where the cells would be too small. Arrows walk from cell to cell.
class PairMatrix : public QAbstractScrollArea {
  Q_OBJECT

 public:
  using Cell = std::pair<int, int>;  ///< row and column

  explicit PairMatrix(ViewStore& state, QWidget* parent = nullptr);

  void setTable(PairTable table);
  [[nodiscard]] const PairTable& table() const { return table_; }
  /// What the colours go over, so that two matrices can be compared.
  void setRange(double least, double largest);
  [[nodiscard]] double least() const { return least_; }
  [[nodiscard]] double largest() const { return largest_; }
  /// The room for the classes' names, so that two matrices have cells of one size.
  void setLabelRoom(int width);
  /// How tall it may become; its cells are as large as that and its width allow.
  void setMostHeight(int height);
  /// What the names need.
  [[nodiscard]] int neededLabelRoom() const;

  /// The cell that the pointer or else the keyboard is at.
  [[nodiscard]] std::optional<Cell> current() const;
  /// Where a cell is, in the viewport's coordinates.
  [[nodiscard]] QRectF cellRect(Cell cell) const;

  [[nodiscard]] bool hasHeightForWidth() const override { return true; }
  [[nodiscard]] int heightForWidth(int width) const override;
  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override;

 signals:
  /// current() changed.
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
  Cell walked_{1, 0};  ///< where the keyboard is
};

}  // namespace lookbook::ui
