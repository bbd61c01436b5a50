#pragma once

#include "core/session/ids.h"

#include <QListView>

#include <optional>

namespace lookbook::ui {

class ClassModel;
class OpenDatasets;
class ViewStore;

/// A legend that counts: a box in the class's colour, a name and a number a class, and a row of
/// all. A click on the box, or Space, shows or hides the class; a click on the name, or Return,
/// shows it alone, and the next one all classes again. Its menu (showClassMenu()) has the same.
class ClassLegend : public QListView {
  Q_OBJECT

 public:
  ClassLegend(ViewStore& state, OpenDatasets& library, QWidget* parent = nullptr);

  /// Side by side in as many rows as the width asks for (at most five, then it scrolls), not one
  /// below the other.
  void setFlowing();

  /// @param dataset none: empty
  void setDataset(std::optional<DatasetId> dataset);

  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override;

 protected:
  void mouseReleaseEvent(QMouseEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void contextMenuEvent(QContextMenuEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  void toggle(const QModelIndex& index);
  /// Whether a place within the row is the box rather than the name.
  [[nodiscard]] bool isBox(const QModelIndex& index, const QPoint& place) const;
  void fitRows();

  ViewStore& state_;
  OpenDatasets& library_;
  std::optional<DatasetId> dataset_;
  ClassModel* classes_;
  bool doubleClicked_ = false;
};

}  // namespace lookbook::ui
