#pragma once

#include "core/data/dataset.h"
#include "core/session/ids.h"

#include <QPoint>
#include <QWidget>

#include <optional>

namespace lookbook::ui {

/// A page of the window: what stands in its middle (ui/panels/registry.h).
class PageWidget : public QWidget {
 public:
  using QWidget::QWidget;

  /// What has the keyboard while the page is shown: its canvas, if it has one.
  [[nodiscard]] virtual QWidget& keyTarget() { return *this; }
  /// What stands in the window's header while the page is shown; null: nothing.
  [[nodiscard]] virtual QWidget* headerTools() { return nullptr; }
  /// What stands in the window's bottom line while the page is shown; null: nothing.
  [[nodiscard]] virtual QWidget* bottomLine() { return nullptr; }
  /// Whether the window's header offers to compute a map while the page is shown.
  [[nodiscard]] virtual bool showsRun() const { return true; }
  /// The window has just turned to this page.
  virtual void opened() {}
  /// Brings an image of the active data set into view. False: the page shows no single image.
  virtual bool showImage(ImageIndex /*image*/) { return false; }
  /// Brings the selected images, or else the current one, into view.
  virtual void showSelected() {}
  /// Brings everything into view.
  virtual void showAll() {}
  /// Folds the legend that floats over the page, or shows it again.
  virtual void toggleLegend() {}
  /// The data set shown at this place of the page; none: the active one.
  [[nodiscard]] virtual std::optional<DatasetId> datasetAt(QPoint /*place*/) const { return {}; }
};

}  // namespace lookbook::ui
