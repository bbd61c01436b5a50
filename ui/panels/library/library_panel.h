#pragma once

#include <QWidget>

class QButtonGroup;
class QLabel;
class QVBoxLayout;

namespace lookbook {
struct ViewState;
}

namespace lookbook::ui {

class ClassLegend;
class Workspace;

/// Which data set, which classes, which split: what the gallery and the map show.
class LibraryPanel : public QWidget {
  Q_OBJECT

 public:
  explicit LibraryPanel(Workspace& workspace, QWidget* parent = nullptr);

 private:
  void listDatasets();
  void showActive();

  Workspace& workspace_;
  QVBoxLayout* library_;
  QButtonGroup* entries_;
  ClassLegend* legend_;
  QButtonGroup* splits_;
  QLabel* shown_;
};

}  // namespace lookbook::ui
