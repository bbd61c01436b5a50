#pragma once

#include "core/session/ids.h"

#include <QWidget>

#include <optional>

class QLabel;

namespace lookbook::ui {

class DrawingCanvas;
class Workspace;

/// The pad: what is drawn on it is placed on the map of the active data set while it is drawn.
class DrawingPanel : public QWidget {
  Q_OBJECT

 public:
  explicit DrawingPanel(Workspace& workspace, QWidget* parent = nullptr);

  /// Gives the pad the keyboard.
  void focusPad();

 private:
  void follow();
  void place();

  Workspace& workspace_;
  std::optional<DatasetId> dataset_;
  bool lightGround_ = false;  ///< of its images
  DrawingCanvas* canvas_;
  QLabel* hint_;
};

}  // namespace lookbook::ui
