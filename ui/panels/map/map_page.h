#pragma once

#include <QWidget>

namespace lookbook::ui {

class MapPane;
class MapTools;
class Workspace;

/// One map of the active data set.
class MapPage : public QWidget {
  Q_OBJECT

 public:
  explicit MapPage(Workspace& workspace, QWidget* parent = nullptr);

  [[nodiscard]] MapPane& pane() { return *pane_; }
  [[nodiscard]] MapTools& tools() { return *tools_; }

 private:
  MapPane* pane_;
  MapTools* tools_;
};

}  // namespace lookbook::ui
