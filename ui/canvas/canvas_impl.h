#pragma once

#include "ui/canvas/canvas.h"
#include "ui/canvas/canvas_graphics.h"
#include "ui/canvas/hover_card.h"

#include <QImage>

namespace lookbook::ui {

/// What all canvases are made of. Private to this folder.
struct Canvas::Impl {
  DatasetPtr dataset;
  Theme theme = lightTheme();
  bool ringed = false;  ///< the keyboard came here by Tab
  SharedImageSet selection;
  std::optional<ImageIndex> hovered;
  std::optional<ImageIndex> current;

  CanvasGraphics graphics;
  QImage picture;  ///< the last frame
  bool frameWanted = true;

  HoverCard card;                          ///< follows the pointer while it is on an image
  std::optional<ImageIndex> underPointer;  ///< here, unlike `hovered`
  QString emptyHeadline;
  QString emptyHint;
  bool opening = false;  ///< says so instead

  [[nodiscard]] bool selects() const { return selection && !selection->empty(); }
};

}  // namespace lookbook::ui
