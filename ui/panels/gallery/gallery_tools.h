#pragma once

#include <QWidget>

class QActionGroup;
class QAction;
class QButtonGroup;
class QToolButton;

namespace lookbook {
struct DatasetView;
}

namespace lookbook::ui {

class GalleryZoom;
class ViewStore;

/// The tools of the gallery in a row: order, arrangement and size of the images.
class GalleryTools : public QWidget {
  Q_OBJECT

 public:
  explicit GalleryTools(ViewStore& state, QWidget* parent = nullptr);

  /// Shows the state of the view of a data set.
  void follow(const DatasetView& view);
  [[nodiscard]] GalleryZoom& zoom() { return *zoom_; }

 private:
  QWidget* sortButton();

  ViewStore& state_;
  QToolButton* sort_ = nullptr;
  QActionGroup* orders_ = nullptr;
  QAction* reversed_ = nullptr;
  QButtonGroup* arrangement_ = nullptr;
  GalleryZoom* zoom_;
};

}  // namespace lookbook::ui
