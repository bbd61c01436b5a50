// Maps that go on from a moment of another one.

#include "ui/maps/map_cost.h"
#include "ui/models/workspace.h"

#include <utility>

namespace lookbook::ui {

namespace {

/// The last kept moment that is not after the iteration; below 0: the last of all.
/// @param item with moments
const Moment& momentAt(const MapItem& item, double iteration) {
  const auto& moments = item.job->history().moments();
  if (iteration < 0) return moments.back();
  return moments[static_cast<std::size_t>(timeOf(moments, iteration))];
}

/// Whether neighbours found for the one are those that the other would find, if there are enough.
bool findAlike(const MapOptions& one, const MapOptions& asked, std::size_t n) {
  const MapOptions other = chosenFor(asked, n);
  if (one.pcaComponents != other.pcaComponents) return false;
  const bool approximate = searchesByHnsw(one, n);
  if (approximate != searchesByHnsw(other, n)) return false;
  // Of the exact ones the first few are the same however many were asked for.
  return !approximate ||
         (one.neighbors == other.neighbors && one.tsne.perplexity == other.tsne.perplexity &&
          one.umap.neighbors == other.umap.neighbors && one.mde.neighbors == other.mde.neighbors);
}

}  // namespace

QString Workspace::branchObstacle(int number) const {
  const MapItem* item = number < 0 ? nullptr : shownMap(number);
  if (!item || item->job->history().moments().empty()) return tr("There is no run to branch yet");
  const MapOptions& next = view_.parameters.options;
  if (next.method != item->options.method)
    return tr("This map is made by %1: choose that method below to branch it")
        .arg(methodTitle(item->options.method));
  const Moment& moment = momentAt(*item, view_.datasets[static_cast<std::size_t>(number)].moment);
  if (next.dims != moment.positions->cols())
    return tr("This map has %1 dimensions: choose as many below to branch it")
        .arg(moment.positions->cols());
  const int end = iterationsOf(next, item->images.size());
  if (moment.iteration >= end)
    return tr("The parameters below end at iteration %1: look back to an earlier moment, or ask "
              "for "
              "more")
        .arg(end);
  return {};
}

void Workspace::branchMap(int number) {
  if (!branchObstacle(number).isEmpty()) return;
  const MapItem& from = *shownMap(number);
  const Moment& moment = momentAt(from, view_.datasets[static_cast<std::size_t>(number)].moment);
  auto item = std::make_unique<MapItem>();
  item->options = chosenFor(view_.parameters.options, from.images.size());
  item->images = from.images;
  item->imagesText = from.imagesText;
  item->parent =
      Parent{.recipe = std::make_shared<const Recipe>(from.recipe(*dataset(number).data())),
             .iteration = moment.iteration};
  BranchStart start{.moment = moment, .neighbors = nullptr};
  if (findAlike(from.options, item->options, from.images.size()))
    start.neighbors = from.snapshot().neighbors;
  showNew(number, add(number, std::move(item), std::move(start)));
}

void Workspace::restartMap(int number, const MapOptions& options) {
  const int map = view_.datasets[static_cast<std::size_t>(number)].map;
  const MapItem* was = shownMap(number);
  if (!was) return;
  auto item = std::make_unique<MapItem>();
  item->options = options;
  item->images = was->images;
  item->imagesText = was->imagesText;
  std::optional<BranchStart> start;
  const auto& moments = was->job->history().moments();
  if (was->parent && !moments.empty() && options.method == was->options.method &&
      options.dims == was->options.dims) {
    item->parent = was->parent;
    start = BranchStart{.moment = moments.front(), .neighbors = nullptr};
  }
  showNew(number, add(number, std::move(item), std::move(start), true));
  removeMap(number, map);
}

}  // namespace lookbook::ui
