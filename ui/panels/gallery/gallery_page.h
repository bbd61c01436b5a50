#pragma once

#include <QWidget>

class QButtonGroup;
class QStackedLayout;

namespace lookbook {
struct ViewState;
}

namespace lookbook::ui {

class GalleryCanvas;
class Workspace;

/// The active data set as sprite sheets, one a class.
class GalleryPage : public QWidget {
  Q_OBJECT

 public:
  explicit GalleryPage(Workspace& workspace, QWidget* parent = nullptr);

  /// Brings the current image, or else the selection, into view.
  void showChosen();
  void showImage(unsigned image);
  [[nodiscard]] GalleryCanvas& canvas() { return *canvas_; }

 private:
  QWidget* toolBar();
  void connectCanvas();
  void follow(const ViewState& before);
  void showDataset();
  void layOut();

  Workspace& workspace_;
  GalleryCanvas* canvas_;
  QButtonGroup* sort_ = nullptr;
};

}  // namespace lookbook::ui
