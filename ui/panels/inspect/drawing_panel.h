#pragma once

#include "core/session/ids.h"

#include <QWidget>

#include <optional>

class QLabel;

namespace lookbook::ui {

class DrawingCanvas;
class Workspace;

/// The drawing pad. The drawing is placed on the map of the active data set while the user draws.
class DrawingPanel : public QWidget {
  Q_OBJECT

 public:
  explicit DrawingPanel(Workspace& workspace, QWidget* parent = nullptr);

  /// Gives the pad the keyboard focus.
  void focusPad();

 private:
  void follow();
  void place();

  Workspace& workspace_;
  std::optional<DatasetId> dataset_;
  bool lightGround_ = false;  ///< whether its images have a light background
  DrawingCanvas* canvas_;
  QLabel* hint_;
};

}  // namespace lookbook::ui
