#include "app/figure_stamp.h"

#include "core/session/stamp.h"

#include <algorithm>
#include <utility>

namespace lookbook::app {

QString stampText(Page page, const std::vector<StampedPart>& parts, bool dark) {
  Stamp stamp;
  stamp.view.page = page;
  stamp.view.active = DatasetId(0);
  stamp.view.compared[0] = DatasetId(0);
  if (parts.size() > 1) stamp.view.compared[1] = DatasetId(1);
  stamp.view.theme = dark ? ThemeChoice::dark : ThemeChoice::light;
  for (const StampedPart& part : parts) {
    StampedDataset dataset = stampOf(*part.dataset);
    for (const std::string& recipe : part.recipes)
      dataset.maps.push_back({.recipe = recipe, .iteration = {}});
    DatasetView& view = stamp.view.datasets.emplace_back();
    view.filter = part.filter;
    if (!dataset.maps.empty()) view.map = MapId(0);
    stamp.datasets.push_back(std::move(dataset));
  }
  return QString::fromStdString(toText(stamp));
}

}  // namespace lookbook::app
