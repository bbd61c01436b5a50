#pragma once

#include "core/session/view_state.h"
#include "ui/panels/frame/page_widget.h"

namespace lookbook::ui {

class FilterCard;
class GalleryCanvas;
class GalleryTools;
class Workspace;

/// The images of the active data set, class by class. A click looks at an image; what selects is
/// Ctrl+click, the check mark, a drag, and with Shift all images up to one.
class GalleryPage : public PageWidget {
  Q_OBJECT

 public:
  explicit GalleryPage(Workspace& workspace, QWidget* parent = nullptr);

  [[nodiscard]] QWidget& keyTarget() override;
  [[nodiscard]] QWidget* headerTools() override { return header_; }
  bool showImage(ImageIndex image) override;
  void showSelected() override;
  void showAll() override;

 private:
  /// What Shift selects: all from `begin` to the image it was last asked for.
  struct Range {
    ImageIndex begin = 0;
    std::optional<ImageIndex> end = std::nullopt;
    SharedImageSet base = nullptr;  ///< what was selected before
    SharedImageSet made = nullptr;  ///< what is since
  };

  QWidget* headerBar();
  void connectCanvas();
  void connectZoom();
  void moveCamera(const GalleryCamera& camera);
  void extendTo(ImageIndex image);
  void showAlone(std::size_t section);
  void follow(const ViewState& before);
  void showDataset();
  void layOut();

  Workspace& workspace_;
  GalleryCanvas* canvas_;
  FilterCard* filter_;
  GalleryTools* tools_;
  QWidget* header_;
  std::vector<int> labels_;  ///< of the sections
  Range range_;
  bool sortedForOverview_ = false;  ///< the order is the overview's, and not the user's
};

}  // namespace lookbook::ui
