#pragma once

#include "core/data/image_set.h"
#include "ui/canvas/canvas_impl.h"
#include "ui/canvas/gallery/gallery_canvas.h"
#include "ui/canvas/gallery/gallery_layout.h"
#include "ui/canvas/sheet_layer.h"

#include <QPoint>
#include <QRegion>

namespace lookbook::ui {

/// What a gallery holds: the layout and where it is looked at. Private to this
/// folder.
struct GalleryCanvas::Sheet {
  std::vector<Section> sections;
  GalleryLayout layout;
  std::vector<ImageIndex> images;         ///< of each slot
  std::vector<std::int32_t> slotOfImage;  ///< of each image; -1: not laid out
  GalleryCamera camera;

  vtkSmartPointer<SheetLayer> layer;
  bool slotsChanged = true;
  DatasetPtr atlasOf;        ///< whose atlas the layer has, and whose means these are
  std::vector<float> means;  ///< grey, of each image

  QRegion painted;  ///< what the overlay shows now: painted away when it moves

  [[nodiscard]] bool fits() const { return camera.tilePixels <= 0; }
  [[nodiscard]] double tile(QSizeF view) const {
    return fits() ? layout.fittingTile(view) : camera.tilePixels;
  }
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
