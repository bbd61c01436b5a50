#pragma once

#include "core/data/image_set.h"
#include "ui/canvas/canvas_impl.h"
#include "ui/canvas/gallery/gallery_blocks.h"
#include "ui/canvas/gallery/gallery_canvas.h"
#include "ui/canvas/gallery/gallery_layout.h"
#include "ui/canvas/sheet_layer.h"

#include <QPoint>
#include <QRegion>

#include <algorithm>

namespace lookbook::ui {

/// Of the check mark from its tile's top left corner, in logical pixels.
inline constexpr double kCheckInset = 2;

/// The side of the check mark of tiles that wide, in logical pixels; 0: they are too small for one.
inline double checkSide(double tile, double aspect) {
  constexpr double kLeastTile = 24;
  if (std::min(tile, tile * aspect) < kLeastTile) return 0;
  // Well clear of the tile's middle, where a click looks at the image.
  constexpr double kLargest = 20;
  constexpr double kShare = 0.36;
  return std::min(kLargest, kShare * tile);
}

/// What a gallery holds: the layout and where it is looked at. Private to this
/// folder.
struct GalleryCanvas::Sheet {
  std::vector<Section> sections;
  Arrangement arrangement = Arrangement::sheets;
  GalleryLayout layout;
  double rowsTile = GalleryLayout::kOpeningTile;  ///< what a layout in rows is for
  double rowsFit = 1;                             ///< at which all of it is in view
  GalleryBlocks blocks;
  bool blocksOutdated = true;
  std::vector<ImageIndex> images;         ///< of each slot
  std::vector<std::int32_t> slotOfImage;  ///< of each image; -1: not laid out
  GalleryCamera camera;

  vtkSmartPointer<SheetLayer> layer;
  bool slotsChanged = true;
  bool marksSelection = true;
  DatasetPtr atlasOf;        ///< whose atlas the layer has, and whose means these are
  std::vector<float> means;  ///< grey, of each image

  QRegion painted;  ///< what the overlay shows now: painted away when it moves

  /// A place in the layout that stays where it is on the screen while this is laid out anew.
  struct Anchor {
    std::size_t slot = 0;
    QPointF part;  ///< of its tile, in [0, 1]
    QPointF at;    ///< in the view
  };

  [[nodiscard]] bool inRows() const { return arrangement == Arrangement::rows; }
  /// Not at a place and size of its own: everything, or as it opens.
  [[nodiscard]] bool fits() const { return camera.tilePixels <= 0; }
  [[nodiscard]] double fittingTile(QSizeF view) const {
    return inRows() ? rowsFit : layout.fittingTile(view);
  }
  [[nodiscard]] double tile(QSizeF view) const {
    if (inRows()) return rowsTile;
    return fits() ? layout.fittingTile(view) : camera.tilePixels;
  }
  /// The left edge of the images, in the widget: the names of bands stay where they are.
  [[nodiscard]] double left() const { return inRows() ? GalleryLayout::kLabel : 0; }
  /// Whether all of it is in view from top to bottom.
  [[nodiscard]] bool isLow(QSizeF view) const {
    return layout.size(tile(view)).height() <= view.height() + 0.5;
  }
  [[nodiscard]] std::optional<Anchor> anchorAt(QPointF at, QSizeF view) const;
  [[nodiscard]] GalleryCamera anchored(const Anchor& anchor, QSizeF view) const;
  /// The layout's top left corner in the widget.
  [[nodiscard]] QPointF origin(QSizeF view) const;
  [[nodiscard]] std::optional<std::size_t> slotOf(ImageIndex image) const;
  void index(std::size_t universe);
  /// Keeps the sheets in view.
  [[nodiscard]] GalleryCamera clamped(GalleryCamera wanted, QSizeF view) const;
  /// The camera that has a layout position (pixels at `tile`) at a place of the view.
  [[nodiscard]] GalleryCamera placed(QPointF layoutPosition, double tile, QPointF at,
                                     QSizeF view) const;
};

}  // namespace lookbook::ui
