#include "core/session/session_json.h"

#include "core/base/plain_text.h"
#include "core/base/version.h"
#include "core/json/json_number.h"
#include "core/json/json_text.h"
#include "core/runs/recipe.h"
#include "core/session/path_text.h"
#include "core/session/view_json.h"

#include <nlohmann/json.hpp>

#include <new>
#include <set>
#include <stdexcept>
#include <utility>

namespace lookbook {

namespace {

using nlohmann::json;

json toJson(const MapRecord& map, const SavedDataset& dataset) {
  Recipe recipe = map.recipe;
  recipe.dataset = dataset.title;
  recipe.fingerprint = dataset.fingerprint;
  recipe.rows = describeRows(map.images);
  recipe.count = map.images.size();
  json out = lookbook::toJson(map);
  out["recipe"] = lookbook::toJson(recipe);
  return out;
}

MapRecord mapFromJson(const json& in) {
  auto recipe = recipeFromJson(in.at("recipe"));
  if (!recipe) throw BadJson(recipe.error().text);
  MapRecord map = recordFromJson(in);
  if (!recipe->pca) recipe->pca = map.recipe.pca;
  map.recipe = std::move(*recipe);
  return map;
}

SavedDataset datasetFromJson(const json& in) {
  SavedDataset dataset{.source = in.at("source").get<std::string>(),
                       .title = in.at("title").get<std::string>(),
                       .fingerprint = in.at("fingerprint").get<std::string>(),
                       .maps = {},
                       .options = openOptionsIn(in)};
  if (const auto path = in.find("path"); path != in.end())
    dataset.source = pathFromText(path->get<std::string>());
  for (const json& map : in.at("maps"))
    dataset.maps.push_back(map.is_null() ? std::nullopt : std::optional(mapFromJson(map)));
  return dataset;
}

/// Checks that data sets are distinct: the window opens each only once.
Result<void> checkDatasets(const std::vector<SavedDataset>& datasets) {
  if (datasets.size() > kMostDatasets)
    return badFile("The session names %1 data sets; at most %2 are supported.", datasets.size(),
                   kMostDatasets);
  std::set<std::string> seen;
  for (const SavedDataset& dataset : datasets)
    if (!seen.insert(dataset.fingerprint).second)
      return badFile("The session names the data set %1 twice.", excerpt(dataset.title));
  return {};
}

}  // namespace

json toJson(const Session& session) {
  json datasets = json::array();
  for (const SavedDataset& dataset : session.datasets) {
    json maps = json::array();
    for (const auto& map : dataset.maps) maps.push_back(map ? toJson(*map, dataset) : json());
    json& listed = datasets.emplace_back(json{{"source", validUtf8(dataset.source)},
                                              {"title", validUtf8(dataset.title)},
                                              {"fingerprint", dataset.fingerprint},
                                              {"maps", std::move(maps)}});
    if (dataset.options != OpenOptions()) listed["options"] = dataset.options.values();
    if (listed["source"] != dataset.source) listed["path"] = pathText(dataset.source);
  }
  return {{"lookbook", kVersion},
          {"version", kSessionVersion},
          {"datasets", std::move(datasets)},
          {"view", toJson(session.view)},
          {"layout", session.layout}};
}

Result<Session> sessionFromJson(const json& in) try {
  const int version = requiredNumber("version", in.at("version"), 0, 1'000'000);
  if (version > kSessionVersion)
    return badFile(
        "The session was written by a newer Lookbook (format %1); this version reads up to format "
        "%2.",
        version, kSessionVersion);
  Session session;
  for (const json& saved : in.at("datasets")) session.datasets.push_back(datasetFromJson(saved));
  if (auto checked = checkDatasets(session.datasets); !checked)
    return tl::unexpected(checked.error());
  auto view = viewFromJson(in.at("view"));
  if (!view) return tl::unexpected(view.error());
  session.view = std::move(*view);
  session.view.datasets.resize(session.datasets.size());
  session.layout = in.at("layout").get<std::string>();
  return session;
} catch (const std::bad_alloc&) {
  throw;
} catch (const BadJson& error) {
  return badFile("The session cannot be read: %1", error.text);
} catch (const std::exception& error) {  // from nlohmann-json
  return badFile("The session cannot be read: %1", error.what());
}

}  // namespace lookbook
