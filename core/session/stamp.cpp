#include "core/session/stamp.h"

#include "core/base/version.h"
#include "core/session/view_json.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <exception>
#include <utility>

namespace lookbook {

namespace {

using nlohmann::json;

constexpr int kStampVersion = 1;

json toJson(const StampedDataset& dataset) {
  json maps = json::array();
  for (const StampedMap& map : dataset.maps) {
    json& listed = maps.emplace_back(json::object());
    json recipe = json::parse(map.recipe, nullptr, false);
    listed["recipe"] = recipe.is_discarded() ? json() : std::move(recipe);
    if (map.iteration) listed["iteration"] = *map.iteration;
  }
  return {{"id", dataset.id},
          {"title", dataset.title},
          {"fingerprint", dataset.fingerprint},
          {"maps", std::move(maps)},
          {"selection", dataset.selection}};
}

StampedDataset datasetFromJson(const json& in) {
  StampedDataset dataset{.id = in.at("id").get<std::string>(),
                         .title = in.at("title").get<std::string>(),
                         .fingerprint = in.at("fingerprint").get<std::string>(),
                         .maps = {},
                         .selection = in.at("selection").get<std::string>()};
  for (const json& map : in.at("maps")) {
    const auto iteration = map.find("iteration");
    dataset.maps.push_back({.recipe = map.at("recipe").dump(),
                            .iteration = iteration == map.end()
                                             ? std::nullopt
                                             : std::optional(iteration->get<int>())});
  }
  return dataset;
}

bool isDirection(const std::array<double, 3>& vector) {
  constexpr double kShortest = 1e-3;
  return std::hypot(vector[0], vector[1], vector[2]) > kShortest;
}

/// Numbers of data sets and maps that there are, and sizes that can be drawn.
ViewState withinReach(ViewState view, const std::vector<StampedDataset>& datasets) {
  constexpr double kSmallestPoint = 0.1;
  constexpr double kLargestPoint = 100;
  const auto within = [](int number, std::size_t end) {
    return number >= 0 && static_cast<std::size_t>(number) < end ? number : -1;
  };
  view.active = std::max(0, within(view.active, datasets.size()));
  for (int& side : view.compared) side = within(side, datasets.size());
  view.pointSize = std::clamp(view.pointSize, kSmallestPoint, kLargestPoint);
  view.opacity = std::clamp(view.opacity, 0.0, 1.0);
  view.datasets.resize(datasets.size());
  for (std::size_t i = 0; i < datasets.size(); ++i) {
    DatasetView& dataset = view.datasets[i];
    dataset.map = within(dataset.map, datasets[i].maps.size());
    dataset.secondMap = within(dataset.secondMap, datasets[i].maps.size());
    if (!isDirection(dataset.mapCamera.direction) || !isDirection(dataset.mapCamera.up))
      dataset.mapCamera = {};
  }
  return view;
}

Result<std::optional<Stamp>> readStampJson(const json& in) {
  const auto badFile = [](std::string why) { return fail(Error::Kind::badFile, std::move(why)); };
  const int version = in.at("stamp").get<int>();
  if (version > kStampVersion)
    return badFile("its stamp is of version " + std::to_string(version) + "; expected " +
                   std::to_string(kStampVersion) + ": a newer Lookbook opens it");
  Stamp stamp;
  stamp.version = in.at("lookbook").get<std::string>();
  for (const json& dataset : in.at("datasets")) stamp.datasets.push_back(datasetFromJson(dataset));
  if (stamp.datasets.empty()) return badFile("its stamp names no data set; expected one at least");
  auto view = viewFromJson(in.at("view"));
  if (!view) return tl::unexpected(view.error());
  stamp.view = withinReach(std::move(*view), stamp.datasets);
  return stamp;
}

}  // namespace

StampedDataset stampOf(const Dataset& dataset) {
  return {.id = dataset.id(),
          .title = dataset.title(),
          .fingerprint = dataset.fingerprint(),
          .maps = {},
          .selection = {}};
}

std::string toText(const Stamp& stamp) {
  json datasets = json::array();
  for (const StampedDataset& dataset : stamp.datasets) datasets.push_back(toJson(dataset));
  const json whole = {{"lookbook", stamp.version.empty() ? kVersion : stamp.version},
                      {"stamp", kStampVersion},
                      {"datasets", std::move(datasets)},
                      {"view", toJson(stamp.view)}};
  // Names of files need not be UTF-8.
  return whole.dump(-1, ' ', true, json::error_handler_t::replace);
}

Result<std::optional<Stamp>> stampFromText(std::string_view text) try {
  const json in = json::parse(text, nullptr, false);
  if (!in.is_object() || !in.contains("stamp") || !in.contains("lookbook")) return std::nullopt;
  return readStampJson(in);
} catch (const std::exception& error) {  // nlohmann-json's
  return fail(Error::Kind::badFile, std::string("its stamp cannot be read: ") + error.what());
}

}  // namespace lookbook
