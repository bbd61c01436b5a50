// Reads the stamp of a figure and finds its data sets.

#include "core/base/plain_text.h"
#include "core/json/json_text.h"
#include "core/readers/catalogue.h"
#include "core/session/view_reach.h"
#include "ui/workspace/figure_stamp.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <utility>

namespace lookbook::ui {

namespace {

DatasetPtr findDataset(const StampedDataset& wanted, const std::vector<DatasetPtr>& open,
                       const std::vector<std::string>& places) {
  const auto isIt = [&](const DatasetPtr& data) {
    return data->fingerprint() == wanted.fingerprint;
  };
  if (const auto found = std::ranges::find_if(open, isIt); found != open.end()) return *found;
  std::vector<std::string> candidates;
  for (const KnownDataset& known : knownDatasets())
    if (wanted.id == known.id) candidates.emplace_back(known.id);
  candidates.insert(candidates.end(), places.begin(), places.end());
  for (const std::string& candidate : candidates)
    if (const auto found = openDataset(candidate, wanted.options); found && isIt(*found))
      return *found;
  return nullptr;
}

/// The beginning of a fingerprint, which is enough to identify it.
std::string shortened(const std::string& fingerprint) {
  constexpr std::size_t kShown = 20;
  return fingerprint.size() > kShown ? fingerprint.substr(0, kShown) + "…" : fingerprint;
}

/// Why the options of the recipe are not enough to compute the map; empty: they are.
std::optional<Text> obstacleIn(const nlohmann::json& recipe, const Recipe& read,
                               const Dataset& data) {
  if (read.fingerprint != data.fingerprint()) return text("It was computed from another matrix.");
  if (recipe.contains("onto")) return text("It was placed on another map.");
  if (recipe.contains("graph"))
    return text("It was computed from a neighbour graph that another program found.");
  const nlohmann::json options = toJson(read.options);
  for (const auto& [name, value] : recipe["options"].items())
    if (const auto known = options.find(name); known == options.end() || *known != value)
      return name == "init" ? text("It started from a file.")
                            : text("Its option %1 does not exist in this version.", excerpt(name));
  return std::nullopt;
}

Result<OpenedFigure::Map> openMap(const StampedMap& stamped, const Dataset& data) {
  OpenedFigure::Map map{.recipe = {}, .images = {}, .iteration = stamped.iteration, .obstacle = {}};
  const nlohmann::json recipe = parseJson(stamped.recipe).value_or(nlohmann::json());
  if (!recipe.is_object() || recipe.empty()) {
    map.obstacle = text("The figure holds no recipe of it.");
    return map;
  }
  auto read = recipeFromJson(recipe);
  if (!read) return tl::unexpected(read.error());
  map.obstacle = obstacleIn(recipe, *read, data);
  if (map.obstacle) return map;
  auto images = readRows(read->rows, data);
  if (!images) return tl::unexpected(images.error());
  map.images = std::move(*images);
  map.recipe = std::move(*read);
  if (map.recipe->parent && !map.recipe->repeatable())
    map.obstacle = text("It was branched from a run whose changed parameters were not saved.");
  if (map.recipe->options.method == kFromFile)
    map.obstacle =
        text("It was computed by another program. Open %1.", excerpt(map.recipe->origin.file));
  return map;
}

Result<OpenedFigure::Part> openPart(const StampedDataset& stamped, DatasetPtr data) {
  OpenedFigure::Part part{.data = std::move(data), .selection = {}, .maps = {}};
  const auto chosen = readRows(stamped.selection, *part.data);
  if (!chosen) return tl::unexpected(chosen.error());
  part.selection = std::make_shared<const ImageSet>(part.data->size(), *chosen);
  for (const StampedMap& map : stamped.maps) {
    auto opened = openMap(map, *part.data);
    if (!opened) return tl::unexpected(opened.error());
    part.maps.push_back(std::move(*opened));
  }
  return part;
}

}  // namespace

Result<std::optional<OpenedFigure>> openFigure(const std::string& file,
                                               const std::vector<DatasetPtr>& open,
                                               const std::vector<std::string>& places) {
  auto stamp = readStamp(file);
  if (!stamp) return tl::unexpected(stamp.error());
  if (!*stamp) return std::nullopt;
  OpenedFigure figure{.stamp = std::move(**stamp), .parts = {}};
  std::vector<DatasetPtr> there = open;
  std::vector<ViewReach> reach;
  for (std::size_t i = 0; i < figure.stamp.datasets.size(); ++i) {
    const StampedDataset& wanted = figure.stamp.datasets[i];
    const auto data = findDataset(wanted, there, places);
    if (!data)
      return fail(
          Error::Kind::notFound,
          "%1 shows %2 (%3), which was not found. Open that data set, then this file again.", file,
          excerpt(wanted.title), shortened(wanted.fingerprint));
    auto part = openPart(wanted, data);
    if (!part) return tl::unexpected(errorIn(file, part.error()));
    there.push_back(data);
    reach.push_back(reachOf(*data));
    reach.back().maps.resize(part->maps.size(), true);
    figure.parts.push_back(std::move(*part));
  }
  figure.stamp.view = withinReach(std::move(figure.stamp.view), reach);
  return figure;
}

}  // namespace lookbook::ui
