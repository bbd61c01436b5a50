#pragma once

#include "ui/panels/frame/page_widget.h"

class QButtonGroup;

namespace lookbook {
struct ViewState;
}

namespace lookbook::ui {

class FilterCard;
class GalleryCanvas;
class Workspace;

/// The active data set as sprite sheets, one a class.
class GalleryPage : public PageWidget {
  Q_OBJECT

 public:
  explicit GalleryPage(Workspace& workspace, QWidget* parent = nullptr);

  [[nodiscard]] QWidget& keyTarget() override;
  [[nodiscard]] QWidget* headerTools() override { return tools_; }
  bool showImage(ImageIndex image) override;
  void showSelected() override;
  void showAll() override;

 private:
  QWidget* toolBar();
  void connectCanvas();
  void follow(const ViewState& before);
  void showDataset();
  void layOut();

  Workspace& workspace_;
  GalleryCanvas* canvas_;
  FilterCard* filter_;
  QWidget* tools_ = nullptr;
  QButtonGroup* sort_ = nullptr;
};

}  // namespace lookbook::ui
