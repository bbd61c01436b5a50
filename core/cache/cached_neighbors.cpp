#include "core/cache/cached_neighbors.h"

#include "core/cache/cache_key.h"
#include "core/runs/files/array_archive.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <exception>
#include <utility>

namespace lookbook {

namespace {

using nlohmann::json;

constexpr const char* kNeighborsKind = "neighbours";
constexpr const char* kNeighborsJson = "neighbours.json";

struct Found {
  NeighborGraph graph;
  std::optional<double> recall;
};

json keyOf(const Recipe& recipe, const MapRun::Search& search) {
  return {{"fingerprint", recipe.fingerprint},        {"rows", recipe.rows},
          {"components", search.components},          {"neighbors", search.neighbors},
          {"search", search.hnsw ? "hnsw" : "exact"}, {"version", recipe.version},
          {"instruction_set", recipe.instructionSet}, {"numerics", digestOfNumerics()}};
}

/// An n x k array.
template <class Value>
Result<std::vector<Value>> readValues(const ZipArchive& archive, const std::string& name,
                                      const char* type, std::size_t n, int k) {
  auto array = openArray(archive, name, type, 2);
  if (!array) return tl::unexpected(array.error());
  if (array->first.shape != std::vector<std::uint64_t>{n, static_cast<std::uint64_t>(k)})
    return badFile("The array %1 is %2; it must be %3 x %4.", name, array->first.shapeInWords(), n,
                   k);
  std::vector<Value> values(n * static_cast<std::size_t>(k));
  if (auto read = fillFrom(array->second, std::span(values)); !read)
    return tl::unexpected(read.error());
  return values;
}

/// Errors: notFound; badFile; exceptions of the JSON.
Result<Found> read(const std::filesystem::path& path, const json& key, std::size_t n, int k) {
  const auto archive = ZipArchive::open(path);
  if (!archive) return tl::unexpected(archive.error());
  if (auto checked = checkUnpacked(*archive); !checked) return tl::unexpected(checked.error());
  const auto text = readJson(*archive, kNeighborsJson);
  if (!text) return tl::unexpected(text.error());
  if (text->at("key") != key) return badFile("%1 belongs to another input.", path);
  auto indices = readValues<std::uint32_t>(*archive, "indices", "'<u4'", n, k);
  if (!indices) return tl::unexpected(indices.error());
  auto distances = readValues<float>(*archive, "squared_distances", "'<f4'", n, k);
  if (!distances) return tl::unexpected(distances.error());
  if (std::ranges::any_of(*indices, [n](std::uint32_t index) { return index >= n; }))
    return badFile("%1 names points that do not exist.", path);
  if (!std::ranges::all_of(*distances,
                           [](float distance) { return distance >= 0 && std::isfinite(distance); }))
    return badFile("%1 holds a distance that is negative or not finite.", path);
  Found found{
      {.n = n, .k = k, .indices = std::move(*indices), .squaredDistances = std::move(*distances)},
      {}};
  if (const auto recall = text->find("recall"); recall != text->end())
    found.recall = recall->get<double>();
  return found;
}

}  // namespace

bool giveNeighbors(const DiskCache& cache, const Recipe& recipe, MapRun& run) {
  const auto search = run.search();
  if (!search || recipe.fingerprint.empty()) return false;
  const json key = keyOf(recipe, *search);
  const std::string name = cacheFileName(kNeighborsKind, key);
  const auto path = cache.find(name);
  if (!path) return false;
  try {
    if (auto found = read(*path, key, run.size(), search->neighbors))
      return run.takeNeighbors(found->graph, found->recall).has_value();
  } catch (const std::exception&) {  // from nlohmann-json, or out of memory
  }
  cache.drop(name);
  return false;
}

Result<void> keepNeighbors(const DiskCache& cache, const Recipe& recipe, const MapRun& run) {
  const auto search = run.search();
  const auto graph = run.neighbors();
  if (!search || !graph || graph->k != search->neighbors || recipe.fingerprint.empty()) return {};
  const json key = keyOf(recipe, *search);
  json text{{"key", key}};
  if (run.record().neighborRecall) text["recall"] = *run.record().neighborRecall;
  const std::vector<std::uint64_t> shape{graph->n, static_cast<std::uint64_t>(graph->k)};
  ArrayArchive archive;
  archive.addJson(kNeighborsJson, text);
  archive.add("indices", "<u4", shape, {bytesOf(graph->indices)});
  archive.add("squared_distances", "<f4", shape, {bytesOf(graph->squaredDistances)});
  return cache.keep(
      cacheFileName(kNeighborsKind, key), archive.bytes(),
      [&](const std::filesystem::path& path) { return archive.write(path, Sync::later); });
}

}  // namespace lookbook
