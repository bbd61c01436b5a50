#include "core/cache/cached_map.h"

#include "core/cache/cache_key.h"
#include "core/runs/files/map_record_file.h"

#include <nlohmann/json.hpp>

#include <cassert>
#include <exception>
#include <utility>

namespace lookbook {

namespace {

using nlohmann::json;

constexpr const char* kMapKind = "map";
constexpr const char* kMapJson = "map.json";

json keyOf(const Recipe& recipe) {
  json key = toJson(recipe);
  key.erase("dataset");
  key.erase("count");
  key.erase("pca");  // it is known only after the map is computed
  key["numerics"] = digestOfNumerics();
  return key;
}

/// Whether a map fits the recipe. The rows of a matrix have no indices.
bool fits(const MapRecord& map, const Recipe& recipe) {
  return map.finished && map.positions->allFinite() &&
         map.positions->cols() == recipe.options.dims &&
         (recipe.count == 0 || static_cast<std::size_t>(map.positions->rows()) == recipe.count);
}

/// Errors: notFound; badFile; exceptions of the JSON.
Result<MapRecord> read(const std::filesystem::path& path, const json& key, const Recipe& recipe,
                       bool withMoments) {
  const auto archive = ZipArchive::open(path);
  if (!archive) return tl::unexpected(archive.error());
  if (auto checked = checkUnpacked(*archive); !checked) return tl::unexpected(checked.error());
  const auto text = readJson(*archive, kMapJson);
  if (!text) return tl::unexpected(text.error());
  if (text->at("key") != key) return badFile("%1 belongs to another recipe.", path);
  MapRecord map = recordFromJson(text->at("map"));
  const std::optional<PcaFit> fit = map.recipe.pca;
  map.recipe = recipe;
  map.recipe.pca = fit;
  if (!withMoments) map.moments.clear();
  if (auto arrays = readArrays(*archive, "", text->at("of_images").get<bool>(), map); !arrays)
    return tl::unexpected(arrays.error());
  if (!fits(map, recipe))
    return badFile("%1 does not hold the map that its name stands for.", path);
  return map;
}

}  // namespace

bool decidesMap(const Recipe& recipe) {
  return !recipe.fingerprint.empty() && recipe.changes.empty() && !recipe.parent;
}

std::optional<MapRecord> findMap(const DiskCache& cache, const Recipe& recipe, bool withMoments) {
  if (!decidesMap(recipe)) return std::nullopt;
  const json key = keyOf(recipe);
  const std::string name = cacheFileName(kMapKind, key);
  const auto path = cache.find(name);
  if (!path) return std::nullopt;
  try {
    if (auto map = read(*path, key, recipe, withMoments)) return std::move(*map);
  } catch (const std::exception&) {  // from nlohmann-json, or out of memory
  }
  cache.drop(name);
  return std::nullopt;
}

Result<void> keepMap(const DiskCache& cache, const Recipe& recipe, const MapRecord& map) {
  if (!decidesMap(recipe) || !map.finished || !map.recipe.changes.empty()) return {};
  assert(map.options().method == recipe.options.method);
  const json key = keyOf(recipe);
  ArrayArchive archive;
  archive.addJson(kMapJson,
                  {{"key", key}, {"map", toJson(map)}, {"of_images", !map.images.empty()}});
  addArrays(archive, "", map);
  return cache.keep(
      cacheFileName(kMapKind, key), archive.bytes(),
      [&](const std::filesystem::path& path) { return archive.write(path, Sync::later); });
}

}  // namespace lookbook
