// Marks over the points of a map, a distorted pair and a new image, and the camera.

#include "ui/canvas/map/map_canvas.h"
#include "ui/maps/distorted_pairs_model.h"
#include "ui/maps/placing.h"
#include "ui/panels/map/map_pane.h"
#include "ui/workspace/workspace.h"

#include <algorithm>

namespace lookbook::ui {

/// Marks the selected distorted pair, if it is one of this map.
void MapPane::showPair() {
  const MapItem* item = this->item();
  canvas_->setPair(item && pointsSet_ ? distortedPair(*item, *view().selection) : std::nullopt);
}

/// Marks the new image if it is placed on the map shown; not at earlier moments of the run, which
/// have other positions.
void MapPane::showPlaced() {
  Placing& placing = workspace_.placing();
  const PlacedImage* placed = placing.placed();
  if (!placed || !pointsSet_ || placing.dataset() != dataset_ || placed->map != map_ ||
      view().moment >= 0) {
    canvas_->setPlaced(std::nullopt);
    return;
  }
  constexpr std::size_t kLinks = 10;  // as many as the inspector shows
  PlacedMark mark{.position = {}, .picture = placing.image()->picture, .neighbors = {}};
  const std::size_t coordinates = view().threeDimensional ? 3 : 2;
  std::copy_n(placed->position.begin(), std::min(placed->position.size(), coordinates),
              mark.position.begin());
  for (std::size_t i = 0; i < std::min(kLinks, placed->neighbors.size()); ++i)
    mark.neighbors.push_back(placed->neighbors[i].image);
  canvas_->setPlaced(std::move(mark));
}

void MapPane::showChosen() {
  if (!dataset_) return;
  if (view().selection->count() > 1) {
    canvas_->showImages(*view().selection);
  } else if (!view().selection->empty()) {
    canvas_->showImage(view().selection->indices().front());
  } else if (view().current) {
    canvas_->showImage(*view().current);
  }
}

}  // namespace lookbook::ui
