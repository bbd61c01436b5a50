#include "ui/canvas/map/map_scene.h"

namespace lookbook::ui {

namespace {

constexpr int kLevelsAhead = 2 * ThumbnailChoice::kLevelsPerOctave + 1;  // up to four-fold zoom

}  // namespace

/// Prepares the first thumbnails of a map in small parts while nothing else happens: the selection
/// of points, the texture of the images, and a frame in which the driver compiles the shaders. All
/// of it together would delay the first zoom by a quarter of a second.
void MapCanvas::warmUp() {
  Scene& m = *scene_;
  if (m.empty() || !impl_->dataset || !isVisible() || m.marks == Marks::dots) return;
  if (drag_.kind != Drag::Kind::none || m.settle.isActive()) {
    m.warming.start(kWarmingDelay);
    return;
  }
  if (!impl_->graphics.prepare()) return;
  if (m.dims == 2) {
    m.choose(m.view(size()), m.thumbnailSize(*impl_->dataset, size()),
             impl_->selects() ? impl_->selection.get() : nullptr);
    if (m.choice.levelsKnown() < kLevelsAhead) {
      static_cast<void>(m.choice.chosen(m.choice.levelsKnown()));
      m.warming.start(0);
      return;
    }
  }
  if (m.atlasOf == impl_->dataset) return;
  if (!m.atlasAhead || m.aheadOf != impl_->dataset) {
    m.aheadOf = impl_->dataset;
    m.atlasAhead = ImageAtlas::of(impl_->dataset, false);
  }
  if (m.atlasAhead->uploadSome()) {
    m.warming.start(0);
    return;
  }
  m.warmFrame = true;
  requestFrame();
}

}  // namespace lookbook::ui
