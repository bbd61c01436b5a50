#include "core/session/stamp.h"

#include "core/base/version.h"
#include "core/json/json_number.h"
#include "core/json/json_text.h"
#include "core/runs/recipe.h"
#include "core/session/view_json.h"
#include "core/session/view_reach.h"

#include <nlohmann/json.hpp>

#include <exception>
#include <new>
#include <utility>

namespace lookbook {

namespace {

using nlohmann::json;

constexpr int kStampVersion = 1;

json toJson(const StampedDataset& dataset) {
  json maps = json::array();
  for (const StampedMap& map : dataset.maps) {
    json& listed = maps.emplace_back(json::object());
    listed["recipe"] = parseJson(map.recipe).value_or(json());
    if (map.iteration) listed["iteration"] = *map.iteration;
  }
  json out = {{"id", dataset.id},
              {"title", dataset.title},
              {"fingerprint", dataset.fingerprint},
              {"maps", std::move(maps)},
              {"selection", dataset.selection}};
  if (dataset.options != OpenOptions()) out["options"] = dataset.options.values();
  return out;
}

StampedDataset stampedFromJson(const json& in) {
  StampedDataset dataset{.id = in.at("id").get<std::string>(),
                         .title = in.at("title").get<std::string>(),
                         .fingerprint = in.at("fingerprint").get<std::string>(),
                         .maps = {},
                         .selection = in.at("selection").get<std::string>(),
                         .options = openOptionsIn(in)};
  for (const json& map : in.at("maps")) {
    const auto iteration = map.find("iteration");
    dataset.maps.push_back(
        {.recipe = jsonText(map.at("recipe")),
         .iteration = iteration == map.end()
                          ? std::nullopt
                          : std::optional(requiredNumber("a map's iteration", *iteration, 0,
                                                         kMostIterations))});
  }
  return dataset;
}

/// Checks the numbers of data sets and maps. Figures show a few; a file with many could only serve
/// to overload the machine.
Result<void> checkCounts(const std::vector<StampedDataset>& datasets) {
  if (datasets.empty()) return badFile(text("The stamp in the figure names no data set."));
  if (datasets.size() > kMostStampedDatasets)
    return badFile("The stamp in the figure names %1 data sets; at most %2 are supported.",
                   datasets.size(), kMostStampedDatasets);
  std::size_t maps = 0;
  for (const StampedDataset& dataset : datasets) maps += dataset.maps.size();
  if (maps > kMostStampedMaps)
    return badFile("The stamp in the figure names %1 maps; at most %2 are supported.", maps,
                   kMostStampedMaps);
  return {};
}

/// The reach by the stamp alone. Its images are known only when its data sets are open.
std::vector<ViewReach> reachOf(const std::vector<StampedDataset>& datasets) {
  std::vector<ViewReach> there;
  for (const StampedDataset& dataset : datasets)
    there.push_back({.maps = std::vector<bool>(dataset.maps.size(), true)});
  return there;
}

Result<std::optional<Stamp>> readStampJson(const json& in) {
  const int version = requiredNumber("stamp", in.at("stamp"), 0, 1'000'000);
  if (version > kStampVersion)
    return badFile(
        "The figure was written by a newer Lookbook (format %1); this version reads up to format "
        "%2.",
        version, kStampVersion);
  Stamp stamp;
  stamp.version = in.at("lookbook").get<std::string>();
  for (const json& dataset : in.at("datasets")) stamp.datasets.push_back(stampedFromJson(dataset));
  if (auto checked = checkCounts(stamp.datasets); !checked) return tl::unexpected(checked.error());
  auto view = viewFromJson(in.at("view"));
  if (!view) return tl::unexpected(view.error());
  stamp.view = withinReach(std::move(*view), reachOf(stamp.datasets));
  return stamp;
}

}  // namespace

StampedDataset stampOf(const Dataset& dataset) {
  return {.id = dataset.id(),
          .title = dataset.title(),
          .fingerprint = dataset.fingerprint(),
          .maps = {},
          .selection = {},
          .options = dataset.openedWith()};
}

std::string toText(const Stamp& stamp) {
  json datasets = json::array();
  for (const StampedDataset& dataset : stamp.datasets) datasets.push_back(toJson(dataset));
  const json whole = {{"lookbook", stamp.version.empty() ? kVersion : stamp.version},
                      {"stamp", kStampVersion},
                      {"datasets", std::move(datasets)},
                      {"view", toJson(stamp.view)}};
  // Names of files may not be UTF-8.
  return whole.dump(-1, ' ', true, json::error_handler_t::replace);
}

Result<std::optional<Stamp>> stampFromText(std::string_view text) try {
  if (!text.starts_with('{') || text.find("\"stamp\"") == std::string_view::npos ||
      text.find("\"lookbook\"") == std::string_view::npos)
    return std::nullopt;
  const auto in = parseJson(text);
  if (!in) return badFile("The stamp in the figure cannot be read: %1", in.error());
  if (!in->is_object() || !in->contains("stamp") || !in->contains("lookbook")) return std::nullopt;
  return readStampJson(*in);
} catch (const std::bad_alloc&) {
  throw;
} catch (const BadJson& error) {
  return badFile("The stamp in the figure cannot be read: %1", error.text);
} catch (const std::exception& error) {  // from nlohmann-json
  return badFile("The stamp in the figure cannot be read: %1", error.what());
}

}  // namespace lookbook
