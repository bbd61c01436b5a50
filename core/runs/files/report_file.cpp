#include "core/runs/files/report_file.h"

#include "core/io/whole_file.h"
#include "core/json/json_file.h"
#include "core/json/json_text.h"
#include "core/runs/files/map_record_file.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdint>
#include <limits>
#include <span>
#include <sys/resource.h>
#include <type_traits>

namespace lookbook {

namespace {

std::uint64_t peakMemory() {
  constexpr std::uint64_t kKibibyte = 1024;
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
#ifdef __APPLE__
  constexpr std::uint64_t kUnit = 1;
#else
  constexpr std::uint64_t kUnit = kKibibyte;
#endif
  return static_cast<std::uint64_t>(usage.ru_maxrss) * kUnit;
}

nlohmann::json jsonOf(const RunReport& report) {
  const MapRecord& map = report.map;
  const MapSeconds& seconds = report.seconds;
  nlohmann::json recipe = toJson(map.recipe);
  if (!report.initial.empty()) recipe["options"]["init"] = report.initial;
  if (!report.graph.empty()) recipe["graph"] = report.graph;
  nlohmann::json json{{"format", kReportFormat},
                      {"recipe", std::move(recipe)},
                      {"seconds",
                       {{"load", report.times.load},
                        {"pca", seconds.pca},
                        {"neighbors", seconds.neighbors},
                        {"affinities", seconds.affinities},
                        {"optimize", seconds.optimize},
                        {"total", report.times.total}}},
                      {"threads", report.threads},
                      {"peak_rss_bytes", peakMemory()}};
  if (*report.cached) json["cached"] = report.cached;
  const int done = map.iteration - (map.recipe.parent ? map.recipe.parent->iteration : 0);
  if (done > 0) {
    constexpr double kMilliseconds = 1000;
    json["iterations"] = map.iteration;
    if (seconds.optimize > 0)
      json["milliseconds_per_iteration"] = seconds.optimize * kMilliseconds / done;
  }
  if (!map.objective.empty())
    json[infoOf(map.options().method).objective.key] = map.objective.back().value;
  if (map.atOnePlace) json["warnings"] = {onePlaceWarning(map)};
  if (map.neighborRecall) json["neighbor_recall"] = *map.neighborRecall;
  if (!map.componentVariances.empty()) {
    json["explained_variance"] = map.explainedVariance;
    json["component_variances"] = map.componentVariances;
  }
  return json;
}

nlohmann::json jsonOf(const PlacementReport& report) {
  nlohmann::json recipe = toJson(report.recipe);
  recipe["parent"] = toJson(report.parent);
  recipe["onto"] = report.map;
  constexpr double kMilliseconds = 1000;
  nlohmann::json json{{"format", kReportFormat},
                      {"recipe", std::move(recipe)},
                      {"seconds",
                       {{"load", report.seconds.load},
                        {"prepare", report.seconds.prepare},
                        {"place", report.seconds.place},
                        {"total", report.seconds.total}}},
                      {"milliseconds_per_point", report.seconds.place * kMilliseconds /
                                                     static_cast<double>(report.recipe.count)},
                      {"threads", report.threads},
                      {"peak_rss_bytes", peakMemory()}};
  if (report.labelAccuracy) json["label_accuracy"] = *report.labelAccuracy;
  return json;
}

/// The number with this name, if the object has it and the type can represent it.
template <class Number>
std::optional<Number> number(const nlohmann::json& object, const char* name) {
  const auto found = object.find(name);
  if (found == object.end() || !found->is_number()) return {};
  const auto value = found->template get<double>();
  if constexpr (std::is_integral_v<Number>) {
    constexpr double kExact = 9007199254740992;  // 2^53: doubles hold all whole numbers below
    constexpr auto kMost = static_cast<double>(std::numeric_limits<Number>::max());
    constexpr auto kLeast = static_cast<double>(std::numeric_limits<Number>::min());
    if (!(value >= kLeast && value <= std::min(kMost, kExact))) return {};
    if (found->is_number_integer()) return found->template get<Number>();
  }
  return static_cast<Number>(value);
}

std::string text(const nlohmann::json& object, const char* name) {
  const auto found = object.find(name);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

nlohmann::json objectIn(const nlohmann::json& object, const char* name) {
  const auto found = object.find(name);
  return found != object.end() && found->is_object() ? *found : nlohmann::json::object();
}

MapReport mapReportFrom(const nlohmann::json& report) {
  MapReport result;
  const nlohmann::json recipe = objectIn(report, "recipe");
  const nlohmann::json options = objectIn(recipe, "options");
  result.recipe = jsonText(recipe);
  result.dataset = text(recipe, "dataset");
  result.fingerprint = text(recipe, "fingerprint");
  result.count = number<std::size_t>(recipe, "count");
  result.rows = text(recipe, "rows");
  result.method = text(options, "method");
  result.components = number<int>(options, "pca").value_or(result.components);
  result.perplexity = number<double>(options, "perplexity");
  result.neighbors = number<int>(options, "n-neighbors");
  result.initialization = text(options, "init");
  result.seed = number<std::size_t>(options, "seed");
  result.iterations = number<int>(report, "iterations");
  for (const MethodInfo& method : kMethods)
    result.objectives.push_back(
        method.objective.measured() ? number<double>(report, method.objective.key) : std::nullopt);
  if (const auto variances = report.find("component_variances");
      variances != report.end() && variances->is_array())
    for (const nlohmann::json& variance : *variances)
      if (variance.is_number()) result.componentVariances.push_back(variance.get<double>());
  return result;
}

/// Reads a report of this version or an earlier one. Errors: notFound; badFile, naming the file.
Result<nlohmann::json> reportAt(const std::filesystem::path& path) {
  auto report = readJsonFile(path);
  if (!report || !report->is_object()) return report;
  const auto format = number<int>(*report, "format");
  if (format && *format > kReportFormat)
    return badFile(
        "%1 was written by a newer Lookbook (report format %2); this version reads up to format "
        "%3.",
        path, *format, kReportFormat);
  return report;
}

Result<void> write(const std::filesystem::path& path, const nlohmann::json& json) {
  const std::string text = jsonText(json, 2) + '\n';
  return writeWholeFile(path, {{reinterpret_cast<const std::uint8_t*>(text.data()), text.size()}});
}

}  // namespace

Result<void> writeReport(const std::filesystem::path& path, const RunReport& report) {
  return write(path, jsonOf(report));
}

Result<void> writeReport(const std::filesystem::path& path, const PlacementReport& report) {
  return write(path, jsonOf(report));
}

Result<MapReport> readMapReport(const std::filesystem::path& path) {
  const auto report = reportAt(path);
  if (!report) return tl::unexpected(report.error());
  if (!report->is_object() || !report->contains("recipe") || !(*report)["recipe"].is_object())
    return report->is_object()
               ? badFile("%1 is not a report of lookbook-cli embed: it holds no recipe.", path)
               : badFile("%1 is not a report of lookbook-cli embed: it is not a JSON object.",
                         path);
  return mapReportFrom(*report);
}

Result<Recipe> readRecipe(const std::filesystem::path& report) {
  const auto json = reportAt(report);
  if (!json) return tl::unexpected(json.error());
  auto recipe = recipeFromJson(json->is_object() && json->contains("recipe") ? (*json)["recipe"]
                                                                             : nlohmann::json());
  if (!recipe) return tl::unexpected(errorIn(report, recipe.error()));
  return recipe;
}

}  // namespace lookbook
