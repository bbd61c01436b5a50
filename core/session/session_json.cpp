#include "core/session/session_json.h"

#include "core/base/version.h"
#include "core/session/recipe.h"
#include "core/session/view_json.h"

#include <nlohmann/json.hpp>

#include <utility>

namespace lookbook {

namespace {

using nlohmann::json;

json toJson(const SavedMap& map, const SavedDataset& dataset) {
  const Recipe recipe{.dataset = dataset.title,
                      .fingerprint = dataset.fingerprint,
                      .rows = describeRows(map.images),
                      .count = map.images.size(),
                      .options = map.options,
                      .origin = map.origin,
                      .changes = map.changes,
                      .parent = map.parent,
                      .version = map.maker.version,
                      .instructionSet = map.maker.instructions};
  json out = lookbook::toJson(map);
  out["recipe"] = lookbook::toJson(recipe);
  return out;
}

SavedMap mapFromJson(const json& in) {
  const auto recipe = recipeFromJson(in.at("recipe"));
  if (!recipe) throw std::invalid_argument(recipe.error().message);
  SavedMap map = savedMapFromJson(in);
  map.options = recipe->options;
  map.origin = recipe->origin;
  map.changes = recipe->changes;
  map.parent = recipe->parent;
  map.maker = {.version = recipe->version, .instructions = recipe->instructionSet};
  return map;
}

}  // namespace

json toJson(const Session& session) {
  json datasets = json::array();
  for (const SavedDataset& dataset : session.datasets) {
    json maps = json::array();
    for (const auto& map : dataset.maps) maps.push_back(map ? toJson(*map, dataset) : json());
    datasets.push_back({{"source", dataset.source},
                        {"title", dataset.title},
                        {"fingerprint", dataset.fingerprint},
                        {"maps", std::move(maps)}});
  }
  return {{"lookbook", kVersion},
          {"version", kSessionVersion},
          {"datasets", std::move(datasets)},
          {"view", toJson(session.view)},
          {"layout", session.layout}};
}

Result<Session> sessionFromJson(const json& in) try {
  const auto badFile = [](const std::string& why) { return fail(Error::Kind::badFile, why); };
  const int version = in.at("version").get<int>();
  if (version > kSessionVersion)
    return badFile("it is of version " + std::to_string(version) + "; expected " +
                   std::to_string(kSessionVersion) + " or before: a newer Lookbook opens it");
  Session session;
  for (const json& saved : in.at("datasets")) {
    SavedDataset& dataset = session.datasets.emplace_back();
    dataset.source = saved.at("source").get<std::string>();
    dataset.title = saved.at("title").get<std::string>();
    dataset.fingerprint = saved.at("fingerprint").get<std::string>();
    for (const json& map : saved.at("maps"))
      dataset.maps.push_back(map.is_null() ? std::nullopt : std::optional(mapFromJson(map)));
  }
  auto view = viewFromJson(in.at("view"));
  if (!view) return tl::unexpected(view.error());
  session.view = std::move(*view);
  session.view.datasets.resize(session.datasets.size());
  session.layout = in.at("layout").get<std::string>();
  return session;
} catch (const std::exception& error) {  // nlohmann-json's, and a recipe's
  return fail(Error::Kind::badFile,
              std::string("its session.json cannot be read: ") + error.what());
}

}  // namespace lookbook
