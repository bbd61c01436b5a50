#include "ui/commands/conditions/run_targets.h"

#include "ui/models/workspace.h"

#include <algorithm>

namespace lookbook::ui {

std::vector<int> runTargets(const Workspace& workspace) {
  return workspace.shownDatasets();
}

std::vector<MapItem*> runItems(const Workspace& workspace) {
  std::vector<MapItem*> items;
  for (const int dataset : runTargets(workspace))
    if (MapItem* item = workspace.shownMap(dataset)) items.push_back(item);
  return items;
}

std::size_t countForRun(const Workspace& workspace, int dataset) {
  const OpenDataset& open = workspace.dataset(dataset);
  const DatasetView& view = workspace.view().datasets[static_cast<std::size_t>(dataset)];
  const MapParameters& parameters = workspace.view().parameters;
  switch (parameters.images) {
    case MapImages::all:
      break;
    case MapImages::shown:
      return open.shown(view.filter).size();
    case MapImages::selected:
      return view.selection->count();
    case MapImages::first:
      return std::min(open.data()->size(), static_cast<std::size_t>(std::max(0, parameters.first)));
  }
  return open.data()->size();
}

bool takesParameters(const Workspace& workspace, const MapItem& item) {
  const MapOptions& shown = workspace.view().parameters.options;
  return item.job->active() && infoOf(shown.method).changes &&
         shown.method == item.options().method &&
         chosenFor(shown, item.images().size()).tsne != item.options().tsne;
}

}  // namespace lookbook::ui
