#pragma once

#include "core/data/dataset.h"
#include "core/session/ids.h"

#include <QPoint>
#include <QWidget>

#include <optional>

namespace lookbook::ui {

/// A page, which fills the middle of the window (ui/panels/registry.h).
class PageWidget : public QWidget {
 public:
  using QWidget::QWidget;

  /// The widget that gets the keyboard focus when the page is shown: its canvas, if it has one.
  [[nodiscard]] virtual QWidget& keyTarget() { return *this; }
  /// Tools for the header of the window while the page is shown; null: none.
  [[nodiscard]] virtual QWidget* headerTools() { return nullptr; }
  /// A widget for the bottom line of the window while the page is shown; null: none.
  [[nodiscard]] virtual QWidget* bottomLine() { return nullptr; }
  /// Whether the header has the button Run while the page is shown.
  [[nodiscard]] virtual bool showsRun() const { return true; }
  /// Called after the window has switched to this page.
  virtual void opened() {}
  /// Brings an image of the active data set into view. Returns false if the page shows no single
  /// images.
  virtual bool showImage(ImageIndex /*image*/) { return false; }
  /// Brings the selected images, or the current one if none is selected, into view.
  virtual void showSelected() {}
  /// Brings everything into view.
  virtual void showAll() {}
  /// Hides or shows the legend that floats over the page.
  virtual void toggleLegend() {}
  /// The data set shown at this place of the page; empty: the active one.
  [[nodiscard]] virtual std::optional<DatasetId> datasetAt(QPoint /*place*/) const { return {}; }
};

}  // namespace lookbook::ui
