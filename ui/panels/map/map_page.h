#pragma once

#include "ui/panels/frame/page_widget.h"

namespace lookbook::ui {

class MapPane;
class MapTools;
class Workspace;

/// One map of the active data set.
class MapPage : public PageWidget {
  Q_OBJECT

 public:
  explicit MapPage(Workspace& workspace, QWidget* parent = nullptr);

  [[nodiscard]] QWidget& keyTarget() override;
  [[nodiscard]] QWidget* headerTools() override { return header_; }
  [[nodiscard]] QWidget* bottomLine() override;
  bool showImage(ImageIndex image) override;
  void showSelected() override;
  void showAll() override;
  void toggleLegend() override;

  [[nodiscard]] MapPane& pane() { return *pane_; }
  [[nodiscard]] MapTools& tools() { return *tools_; }

 private:
  MapPane* pane_;
  MapTools* tools_;
  QWidget* header_;
};

}  // namespace lookbook::ui
