#pragma once

#include "core/session/view_state.h"
#include "ui/jobs/latest_task.h"

#include <QWidget>

class QLabel;
class QSpinBox;
class QPushButton;

namespace lookbook::ui {

class ClassBars;
class ImageView;
class ImageWall;
class Workspace;

/// The selection of the active data set: all its images as a wall, class by class, the number of
/// images of each class, their mean image, and actions on them.
class SelectionPanel : public QWidget {
  Q_OBJECT

 public:
  explicit SelectionPanel(Workspace& workspace, QWidget* parent = nullptr);

 private:
  QWidget* titleRow();
  QWidget* actions();
  QWidget* growing();
  QWidget* details();
  void showWall();
  void follow();

  Workspace& workspace_;
  SharedImageSet shown_;
  std::optional<DatasetId> dataset_;
  QLabel* title_;
  QLabel* hint_;
  ImageWall* wall_;
  QWidget* details_;
  ImageView* mean_;
  ClassBars* bars_;
  QSpinBox* growBy_ = nullptr;
  QPushButton* grow_ = nullptr;
  LatestTask meanTask_{"The mean image cannot be computed"};
};

}  // namespace lookbook::ui
