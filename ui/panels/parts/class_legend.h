#pragma once

#include <QListView>

namespace lookbook::ui {

class ClassModel;
class OpenDatasets;
class ViewStore;

/// A legend that counts: a swatch, a name and a number a class. A click or Space shows or hides the
/// class, a double click shows it alone.
class ClassLegend : public QListView {
  Q_OBJECT

 public:
  ClassLegend(ViewStore& state, OpenDatasets& library, QWidget* parent = nullptr);

  /// Side by side in as many rows as the width asks for (at most five, then it scrolls), not one
  /// below the other.
  void setFlowing();

  /// @param dataset number of an open data set; -1: none
  void setDataset(int dataset);

  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override;

 protected:
  void mouseReleaseEvent(QMouseEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  void toggle(const QModelIndex& index);
  void fitRows();

  ClassModel* classes_;
  bool doubleClicked_ = false;
};

}  // namespace lookbook::ui
