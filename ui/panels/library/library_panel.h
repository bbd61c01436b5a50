#pragma once

#include "core/data/split.h"

#include <QWidget>

class QButtonGroup;
class QLabel;
class QVBoxLayout;

namespace lookbook {
struct ViewState;
}
#include <vector>

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
  /// Buttons for all images and for each split.
  void listSplits(const std::vector<SplitPart>& splits);

  Workspace& workspace_;
  QVBoxLayout* library_;
  QButtonGroup* entries_;
  ClassLegend* legend_;
  QVBoxLayout* splitRow_;
  QWidget* splitButtons_ = nullptr;
  QButtonGroup* splits_ = nullptr;
  std::vector<SplitChoice> choices_;  ///< of each button
  QLabel* shown_;
};

}  // namespace lookbook::ui
