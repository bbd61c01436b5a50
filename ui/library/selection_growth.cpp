#include "ui/library/selection_growth.h"

#include "core/neighbors/image_neighbors.h"

#include <array>
#include <memory>

namespace lookbook::ui {

SelectionGrowth::SelectionGrowth(ViewStore& state, OpenDatasets& library, Notices& notices)
    : state_(state), library_(library), notices_(notices) {}

void SelectionGrowth::grow(DatasetId dataset, int neighbors) {
  const SharedImageSet selection = state_.viewOf(dataset).selection;
  if (!selection->empty()) grow(dataset, selection, neighbors);
}

void SelectionGrowth::selectSimilar(DatasetId dataset, ImageIndex image, int neighbors) {
  const std::size_t images = library_.dataset(dataset).data()->size();
  grow(dataset, std::make_shared<const ImageSet>(images, std::array{image}), neighbors);
}

void SelectionGrowth::grow(DatasetId dataset, SharedImageSet selection, int neighbors) {
  Q_EMIT growing(0);
  task_.start(
      [this, data = library_.dataset(dataset).data(), selection,
       neighbors](const std::stop_token& stop) {
        ThreadTeam team(0, ThreadTeam::Priority::background);
        return grownByNeighbors(*data, *selection, neighbors, team, stop, [this](double fraction) {
          QMetaObject::invokeMethod(this, [this, fraction] { Q_EMIT growing(fraction); });
        });
      },
      [this, dataset](const Result<ImageSet>& grown) {
        Q_EMIT growing(1);
        if (!grown) return notices_.report(grown.error());
        state_.select(dataset, *grown);
      });
}

}  // namespace lookbook::ui
