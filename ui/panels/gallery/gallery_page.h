#pragma once

#include "core/session/view_state.h"
#include "ui/panels/frame/page_widget.h"
#include "ui/state/selection_change.h"

namespace lookbook::ui {

class FilterCard;
class GalleryCanvas;
class GalleryTools;
class SelectionBar;
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

  /// Turns to the selection alone, at a size that can be seen.
  void openSelection();
  /// Shows all images again, on the page and at the place where openSelection() was called.
  void closeSelection();
  [[nodiscard]] bool showsOnlySelection() const;

 private:
  /// What Shift selects: all from `begin` to the image it was last asked for.
  struct Range {
    ImageIndex begin = 0;
    std::optional<ImageIndex> end = std::nullopt;
    SharedImageSet base = nullptr;  ///< what was selected before
    SharedImageSet made = nullptr;  ///< what is since
  };

  /// Where the user was before openSelection().
  struct Origin {
    DatasetId dataset;
    Page page = Page::gallery;
    GalleryCamera camera;
  };

  QWidget* headerBar();
  void connectCanvas();
  void connectZoom();
  void moveCamera(const GalleryCamera& camera);
  void extendTo(ImageIndex image);
  void click(std::optional<ImageIndex> image, SelectionChange change);
  void showAlone(std::size_t section);
  void follow(const ViewState& before);
  void showDataset();
  void layOut();

  Workspace& workspace_;
  GalleryCanvas* canvas_;
  FilterCard* filter_;
  GalleryTools* tools_;
  QWidget* header_;
  SelectionBar* selectionBar_;
  std::vector<int> labels_;  ///< of the sections
  Range range_;
  std::optional<Origin> origin_;
  bool sortedForOverview_ = false;  ///< the order is the overview's, and not the user's
};

}  // namespace lookbook::ui
