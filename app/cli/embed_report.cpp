#include "app/cli/embed_report.h"

#include "core/io/whole_file.h"
#include "core/json/json_text.h"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <span>
#include <sys/resource.h>

namespace lookbook::cli {

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

nlohmann::json toJson(const EmbedReport& report) {
  const MapRecord& map = report.map;
  const MapSeconds& seconds = report.seconds;
  nlohmann::json recipe = lookbook::toJson(map.recipe);
  if (!report.initial.empty()) recipe["options"]["init"] = report.initial;
  if (!report.graph.empty()) recipe["graph"] = report.graph;
  nlohmann::json json{{"recipe", std::move(recipe)},
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
  if (map.options().method != Method::pca && done > 0) {
    constexpr double kMilliseconds = 1000;
    json["iterations"] = map.iteration;
    if (seconds.optimize > 0)
      json["milliseconds_per_iteration"] = seconds.optimize * kMilliseconds / done;
  }
  if (!map.objective.empty())
    json[infoOf(map.options().method).objective.key] = map.objective.back().value;
  if (!map.warning.empty()) json["warnings"] = {map.warning};
  if (map.neighborRecall) json["neighbor_recall"] = *map.neighborRecall;
  if (!map.componentVariances.empty()) {
    json["explained_variance"] = map.explainedVariance;
    json["component_variances"] = map.componentVariances;
  }
  return json;
}

nlohmann::json toJson(const PlacementReport& report) {
  nlohmann::json recipe = lookbook::toJson(report.recipe);
  recipe["parent"] = lookbook::toJson(report.parent);
  recipe["onto"] = report.map;
  constexpr double kMilliseconds = 1000;
  nlohmann::json json{{"recipe", std::move(recipe)},
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

Result<void> write(const std::string& path, const nlohmann::json& json) {
  const std::string text = jsonText(json, 2) + '\n';
  return writeWholeFile(path, {{reinterpret_cast<const std::uint8_t*>(text.data()), text.size()}});
}

}  // namespace

Result<void> writeReport(const std::string& path, const EmbedReport& report) {
  return write(path, toJson(report));
}

Result<void> writeReport(const std::string& path, const PlacementReport& report) {
  return write(path, toJson(report));
}

}  // namespace lookbook::cli
