#pragma once

#include "ui/canvas/canvas.h"
#include "ui/canvas/canvas_graphics.h"
#include "ui/canvas/hover_card.h"

#include <QImage>

namespace lookbook::ui {

/// The data that all canvases have. Private to this folder.
struct Canvas::Impl {
  DatasetPtr dataset;
  Theme theme = lightTheme();
  bool ringed = false;  ///< whether a focus ring is drawn, because the focus came by Tab
  SharedImageSet selection;
  std::optional<ImageIndex> hovered;
  std::optional<ImageIndex> current;

  CanvasGraphics graphics;
  QImage picture;  ///< the last frame
  bool frameWanted = true;

  HoverCard card;  ///< follows the pointer while it is on an image
  std::optional<ImageIndex>
      underPointer;  ///< on this canvas, whereas `hovered` may be in another view
  QString emptyHeadline;
  QString emptyHint;
  bool opening = false;  ///< a data set is being opened: shown instead of the message

  [[nodiscard]] bool selects() const { return selection && !selection->empty(); }
};

}  // namespace lookbook::ui
