#pragma once

#include "core/session/view_state.h"
#include "ui/jobs/latest_task.h"

#include <QWidget>

class QLabel;
class QSpinBox;
class QToolButton;

namespace lookbook::ui {

class ClassBars;
class ImageView;
class Workspace;

/// The selection of the active data set: how many images, of which classes, their mean image, and
/// what can be done with them.
class SelectionPanel : public QWidget {
  Q_OBJECT

 public:
  explicit SelectionPanel(Workspace& workspace, QWidget* parent = nullptr);

 private:
  QWidget* actions();
  void follow();

  Workspace& workspace_;
  SharedImageSet shown_;
  std::optional<DatasetId> dataset_;
  QLabel* title_;
  QLabel* hint_;
  QWidget* details_;
  ImageView* mean_;
  ClassBars* bars_;
  QSpinBox* growBy_ = nullptr;
  QToolButton* grow_ = nullptr;
  LatestTask meanTask_{"The mean image cannot be computed"};
};

}  // namespace lookbook::ui
