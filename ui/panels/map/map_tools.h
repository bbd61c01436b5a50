#pragma once

#include "ui/canvas/map/map_canvas.h"

#include <QFrame>

#include <vector>

class QButtonGroup;
class QVBoxLayout;

namespace lookbook::ui {

class ViewStore;

/// The tools of one or two maps, as a strip that floats over the first one: the effect of a drag,
/// and how points are drawn.
class MapTools : public QFrame {
  Q_OBJECT

 public:
  MapTools(ViewStore& state, std::vector<MapCanvas*> canvases);

  void setTool(MapCanvas::Tool tool);
  /// Switches from dots to thumbnails, to both, and back to dots.
  void nextMarks();
  void showAll();

 private:
  void addTools();
  void addPointSettings();

  ViewStore& state_;

  std::vector<MapCanvas*> canvases_;
  QVBoxLayout* column_;
  QButtonGroup* tools_ = nullptr;
};

}  // namespace lookbook::ui
