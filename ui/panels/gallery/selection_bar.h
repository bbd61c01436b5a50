#pragma once

#include "core/session/ids.h"

#include <QWidget>

#include <optional>

class QLabel;

namespace lookbook::ui {

class OpenDatasets;
class ViewStore;

/// The bar above the gallery while it shows only the selection: the number of images, actions on
/// them, and a button to go back.
class SelectionBar : public QWidget {
  Q_OBJECT

 public:
  explicit SelectionBar(ViewStore& state, OpenDatasets& library);

  /// @param dataset empty: the bar is hidden, because all images are shown
  void follow(std::optional<DatasetId> dataset);

 signals:
  void backRequested();

 private:
  ViewStore& state_;
  OpenDatasets& library_;
  QLabel* count_;
};

}  // namespace lookbook::ui
