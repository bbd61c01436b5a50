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

/// The images of the active data set, class by class. A click shows an image in the inspector.
/// Ctrl+click, the check mark and a drag select; Shift selects all images up to one.
class GalleryPage : public PageWidget {
  Q_OBJECT

 public:
  explicit GalleryPage(Workspace& workspace, QWidget* parent = nullptr);

  [[nodiscard]] QWidget& keyTarget() override;
  [[nodiscard]] QWidget* headerTools() override { return header_; }
  bool showImage(ImageIndex image) override;
  void showSelected() override;
  void showAll() override;

  /// Shows only the selected images, at a size at which they can be recognised.
  void openSelection();
  /// Shows all images again, and returns to the page and the place where openSelection() was
  /// called.
  void closeSelection();
  [[nodiscard]] bool showsOnlySelection() const;

 private:
  /// A range that Shift selects: all images from `begin` to `end`.
  struct Range {
    ImageIndex begin = 0;
    std::optional<ImageIndex> end = std::nullopt;
    SharedImageSet base = nullptr;  ///< the selection before the range
    SharedImageSet made = nullptr;  ///< the selection with the range
  };

  /// The page and the place before openSelection().
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
  std::vector<int> labels_;  ///< class of each section
  Range range_;
  std::optional<Origin> origin_;
  /// Whether the order was set for the overview and not by the user.
  bool sortedForOverview_ = false;
};

}  // namespace lookbook::ui
