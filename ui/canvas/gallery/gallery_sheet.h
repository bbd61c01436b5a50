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

/// The distance of the check mark from the top left corner of its tile, in logical pixels.
inline constexpr double kCheckInset = 2;

/// The side of the check mark on tiles of this width, in logical pixels; 0 if they are too small
/// for one.
inline double checkSide(double tile, double aspect) {
  constexpr double kLeastTile = 24;
  if (std::min(tile, tile * aspect) < kLeastTile) return 0;
  // The check mark leaves the middle of the tile free, where a click shows the image.
  constexpr double kLargest = 20;
  constexpr double kShare = 0.36;
  return std::min(kLargest, kShare * tile);
}

/// The data of a gallery: the layout and the camera. Private to this folder.
struct GalleryCanvas::Sheet {
  std::vector<Section> sections;
  Arrangement arrangement = Arrangement::sheets;
  GalleryLayout layout;
  double rowsTile = GalleryLayout::kOpeningTile;  ///< width of a tile for which rows are laid out
  double rowsFit = 1;                             ///< width of a tile at which all rows are in view
  GalleryBlocks blocks;
  bool blocksOutdated = true;
  std::vector<ImageIndex> images;         ///< the image of each slot
  std::vector<std::int32_t> slotOfImage;  ///< the slot of each image; -1: not laid out
  GalleryCamera camera;

  vtkSmartPointer<SheetLayer> layer;
  bool slotsChanged = true;
  bool marksSelection = true;
  DatasetPtr atlasOf;        ///< the data set of the layer's atlas and of `means`
  std::vector<float> means;  ///< mean grey value of each image

  QRegion painted;  ///< region of the overlay, which must be repainted when it moves

  /// A place in the layout that stays in its place on the screen when the layout changes.
  struct Anchor {
    std::size_t slot = 0;
    QPointF part;  ///< position in its tile, in [0, 1]
    QPointF at;    ///< position in the view
  };

  [[nodiscard]] bool inRows() const { return arrangement == Arrangement::rows; }
  /// Whether the camera has no position of its own: everything, or the initial view, is shown.
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
  /// The nearest camera that keeps the sheets in view.
  [[nodiscard]] GalleryCamera clamped(GalleryCamera wanted, QSizeF view) const;
  /// The camera that shows a position of the layout (pixels at `tile`) at a place of the view.
  [[nodiscard]] GalleryCamera placed(QPointF layoutPosition, double tile, QPointF at,
                                     QSizeF view) const;
};

}  // namespace lookbook::ui
