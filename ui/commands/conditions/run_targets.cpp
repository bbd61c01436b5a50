#include "ui/commands/conditions/run_targets.h"

#include "ui/workspace/workspace.h"

#include <algorithm>

namespace lookbook::ui {

std::vector<DatasetId> runTargets(const Workspace& workspace) {
  return workspace.state().shownDatasets();
}

std::vector<MapItem*> runItems(const Workspace& workspace) {
  std::vector<MapItem*> items;
  for (const DatasetId dataset : runTargets(workspace))
    if (MapItem* item = workspace.maps().shownMap(dataset)) items.push_back(item);
  return items;
}

std::size_t countForRun(const Workspace& workspace, DatasetId dataset) {
  const MapParameters& parameters = workspace.state().view().parameters;
  return workspace.library().countOf(parameters.images, dataset,
                                     static_cast<std::size_t>(std::max(0, parameters.first)));
}

bool takesParameters(const Workspace& workspace, const MapItem& item) {
  const MapOptions& shown = workspace.state().view().parameters.options;
  return item.job->active() && infoOf(shown.method).changes &&
         shown.method == item.options().method &&
         chosenFor(shown, item.images().size()).tsne != item.options().tsne;
}

}  // namespace lookbook::ui
