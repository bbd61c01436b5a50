#pragma once

#include "core/session/ids.h"

#include <QListView>

#include <optional>

namespace lookbook::ui {

class ClassModel;
class ClassOrder;
class OpenDatasets;
class ViewStore;

/// A legend with counts: for each class a check box in its colour, its name and its number of
/// images, and a last row for all classes. A click on the box, or Space, shows or hides the class.
/// A click on the name, or Return, shows only that class; the next one shows all classes again. The
/// context menu (showClassMenu()) has the same actions.
class ClassLegend : public QListView {
  Q_OBJECT

 public:
  ClassLegend(ViewStore& state, OpenDatasets& library, QWidget* parent = nullptr);

  /// Arranges the classes side by side instead of one below the other, in as many rows as the width
  /// requires (beyond five rows, it scrolls).
  void setFlowing();

  /// @param dataset empty: the legend is empty
  void setDataset(std::optional<DatasetId> dataset);

  /// Shows only classes whose names contain a text; "": all.
  void search(const QString& text);
  /// Shows the classes with the most images first, instead of in the order of their labels.
  void sortByCount(bool byCount);

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
  /// Whether a place within a row is on the box and not on the name.
  [[nodiscard]] bool isBox(const QModelIndex& index, const QPoint& place) const;
  void fitRows();

  ViewStore& state_;
  OpenDatasets& library_;
  std::optional<DatasetId> dataset_;
  ClassModel* classes_;
  ClassOrder* order_;  ///< of the rows
  bool doubleClicked_ = false;
};

}  // namespace lookbook::ui
