#include "ui/canvas/map/map_scene.h"

namespace lookbook::ui {

namespace {

constexpr int kLevelsAhead = 2 * ThumbnailChoice::kLevelsPerOctave + 1;  // up to four-fold zoom

}  // namespace

/// Prepares the first thumbnails of a map in small parts while nothing else happens: the selection
/// of points, the texture of the images, and a frame in which the driver compiles the shaders. All
/// of it together would delay the first zoom by a quarter of a second. While the points move, their
/// selection would be outdated at once; the rest is prepared all the same.
void MapCanvas::warmUp() {
  Scene& m = *scene_;
  if (m.empty() || !impl_->dataset || !isVisible() || m.marks == Marks::dots) return;
  if (drag_.kind != Drag::Kind::none) {
    m.warming.start(kWarmingDelay);
    return;
  }
  if (!impl_->graphics.prepare()) return;
  const bool moves = m.settle.isActive();
  if ((!moves && selectAhead()) || uploadAhead())
    m.warming.start(0);
  else if (moves)
    m.warming.start(kWarmingDelay);
}

/// Selects the points of one more level of zoom. Returns whether there was one left.
bool MapCanvas::selectAhead() {
  Scene& m = *scene_;
  if (m.dims != 2) return false;
  m.choose(m.view(size()), m.thumbnailSize(*impl_->dataset, size()),
           impl_->selects() ? impl_->selection.get() : nullptr);
  if (m.choice.levelsKnown() >= kLevelsAhead) return false;
  static_cast<void>(m.choice.chosen(m.choice.levelsKnown()));
  return true;
}

/// Uploads a part of the texture. Returns whether there was one left; after the last one, a frame
/// is drawn with it.
bool MapCanvas::uploadAhead() {
  Scene& m = *scene_;
  if (m.atlasOf == impl_->dataset) return false;
  if (!m.atlasAhead || m.aheadOf != impl_->dataset) {
    m.aheadOf = impl_->dataset;
    m.atlasAhead = ImageAtlas::of(impl_->dataset, false);
  }
  if (m.atlasAhead->uploadSome()) return true;
  m.warmFrame = true;
  requestFrame();
  return false;
}

}  // namespace lookbook::ui
