// Branches: maps that continue from a moment of another map.

#include "core/runs/replay.h"
#include "ui/maps/map_collection.h"

#include <utility>

namespace lookbook::ui {

void MapCollection::branchMap(DatasetId number) {
  const MapItem& from = *shownMap(number);
  const Moment& moment = from.momentAt(state_.viewOf(number).moment);
  MapRecord begun = begunLike(number, from, state_.view().parameters.options);
  begun.recipe.parent = Parent{.recipe = std::make_shared<const Recipe>(from.record().recipe),
                               .iteration = moment.iteration};
  BranchStart start{.moment = moment, .neighbors = nullptr};
  if (findAlike(from.options(), begun.recipe.options, from.images().size()))
    start.neighbors = from.snapshot().neighbors;
  showNew(number, add(number, std::move(begun), std::move(start)));
}

/// The record of a new map of the same images as another one.
MapRecord MapCollection::begunLike(DatasetId number, const MapItem& other,
                                   const MapOptions& options) {
  MapRecord begun;
  begun.images = other.images();
  begun.imagesText = other.record().imagesText;
  begun.recipe = recipeFor(*library_.dataset(number).data(), begun.images, options);
  return begun;
}

void MapCollection::restartMap(DatasetId number, const MapOptions& options) {
  const auto map = state_.viewOf(number).map;
  const MapItem* was = shownMap(number);
  if (!was) return;
  MapRecord begun = begunLike(number, *was, options);
  std::optional<BranchStart> start;
  const std::vector<Moment>& moments = was->record().moments;
  const std::optional<Parent>& parent = was->record().recipe.parent;
  if (parent && !moments.empty() && options.method == was->options().method &&
      options.dims == was->options().dims) {
    begun.recipe.parent = parent;
    start = BranchStart{.moment = moments.front(), .neighbors = nullptr};
  }
  const MapId anew = add(number, std::move(begun), std::move(start), true);
  state_.asOneStep([&] {
    showNew(number, anew);
    removeMap(number, *map);
  });
}

}  // namespace lookbook::ui
