#pragma once

#include "ui/jobs/latest_task.h"
#include "ui/library/open_datasets.h"

#include <QObject>

namespace lookbook::ui {

/// Adds to a selection the nearest images, in pixel space, of each selected image. The search runs
/// off the window's thread; the object is for the window's thread.
class SelectionGrowth : public QObject {
  Q_OBJECT

 public:
  SelectionGrowth(ViewStore& state, OpenDatasets& library, Notices& notices);

  /// Adds this number of neighbours of each selected image. Does nothing for an empty selection.
  void grow(DatasetId dataset, int neighbors);
  /// Selects an image and this number of its nearest images, and no others.
  void selectSimilar(DatasetId dataset, ImageIndex image, int neighbors);

 signals:
  /// The fraction that is done; 1: finished.
  void growing(double fraction);

 private:
  void grow(DatasetId dataset, SharedImageSet selection, int neighbors);

  ViewStore& state_;
  OpenDatasets& library_;
  Notices& notices_;
  LatestTask task_{"The selection cannot be grown", Lane::background};
};

}  // namespace lookbook::ui
