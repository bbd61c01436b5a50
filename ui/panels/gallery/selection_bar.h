#pragma once

#include "core/session/ids.h"

#include <QWidget>

#include <optional>

class QLabel;

namespace lookbook::ui {

class OpenDatasets;
class ViewStore;

/// Stands above the gallery while it shows only the selection: how many images, what can be done
/// with them, and the way back.
class SelectionBar : public QWidget {
  Q_OBJECT

 public:
  explicit SelectionBar(ViewStore& state, OpenDatasets& library);

  /// @param dataset none: the bar is hidden, as where all images are shown
  void follow(std::optional<DatasetId> dataset);

 signals:
  void backRequested();

 private:
  ViewStore& state_;
  OpenDatasets& library_;
  QLabel* count_;
};

}  // namespace lookbook::ui
