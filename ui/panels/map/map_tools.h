#pragma once

#include "ui/canvas/map/map_canvas.h"

#include <QWidget>

#include <vector>

class QButtonGroup;
class QHBoxLayout;
class QSlider;

namespace lookbook::ui {

class ViewStore;

/// The tools of one or two maps: what a drag does, how points are drawn.
class MapTools : public QWidget {
  Q_OBJECT

 public:
  MapTools(ViewStore& state, std::vector<MapCanvas*> canvases, QWidget* parent = nullptr);

  void setTool(MapCanvas::Tool tool);
  /// Dots, then thumbnails, then both.
  void nextMarks();
  void showAll();

  /// Where a page adds tools of its own, at the end.
  [[nodiscard]] QHBoxLayout* row() { return row_; }

 private:
  void addTools();
  void addMarks();
  void addSliders();
  void addColoring();

  ViewStore& state_;

  std::vector<MapCanvas*> canvases_;
  QHBoxLayout* row_;
  QButtonGroup* tools_ = nullptr;
  QButtonGroup* marks_ = nullptr;
};

}  // namespace lookbook::ui
