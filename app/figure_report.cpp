#include "app/figure_report.h"

#include "core/base/number_text.h"
#include "core/json/json_file.h"
#include "core/json/json_text.h"
#include "core/runs/recipe.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <limits>
#include <type_traits>
#include <utility>

namespace lookbook::app {

namespace {

using nlohmann::json;

/// The number called `name`, if the object has it and the type can hold it.
template <class Number>
std::optional<Number> number(const json& object, const char* name) {
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

std::string text(const json& object, const char* name) {
  const auto found = object.find(name);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

json objectIn(const json& object, const char* name) {
  const auto found = object.find(name);
  return found != object.end() && found->is_object() ? *found : json::object();
}

FigureReport fromJson(const json& report) {
  FigureReport result;
  const json recipe = objectIn(report, "recipe");
  const json options = objectIn(recipe, "options");
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
  result.klDivergence = number<double>(report, "kl_divergence");
  result.averageDistortion = number<double>(report, "average_distortion");
  if (const auto variances = report.find("component_variances");
      variances != report.end() && variances->is_array())
    for (const json& variance : *variances)
      if (variance.is_number()) result.componentVariances.push_back(variance.get<double>());
  return result;
}

std::string percent(double share) {
  return fixedNumber(100 * share, 1) + "%";
}

std::string grouped(long long value) {
  std::string digits = std::to_string(value);
  for (auto at = static_cast<std::ptrdiff_t>(digits.size()) - 3; at > 0; at -= 3)
    digits.insert(static_cast<std::size_t>(at), ",");
  return digits;
}

}  // namespace

std::string FigureReport::methodTitle() const {
  const auto* known = std::ranges::find(kMethodNames, method);
  if (known == kMethodNames.end()) return method;
  return infoOf(static_cast<Method>(known - kMethodNames.begin())).title;
}

std::vector<std::string> FigureReport::facts() const {
  std::vector<std::string> facts;
  if (method == "pca") {
    if (componentVariances.size() >= 2)
      facts.push_back("PCA, " + percent(componentVariances[0] + componentVariances[1]) +
                      " of the variance in these two components");
    else
      facts.push_back(methodTitle());
    return facts;
  }
  std::string parameters;
  if (perplexity) parameters = " with perplexity " + plainNumber(*perplexity);
  if (neighbors) parameters = " with " + std::to_string(*neighbors) + " neighbours";
  if (!method.empty()) facts.push_back(methodTitle() + parameters);
  if (iterations)
    facts.push_back(grouped(*iterations) + (method == "umap" ? " epochs" : " iterations"));
  if (klDivergence) facts.push_back("KL divergence " + fixedNumber(*klDivergence, 3));
  if (averageDistortion)
    facts.push_back("average distortion " + fixedNumber(*averageDistortion, 3));
  if (initialization == "pca") facts.emplace_back("started from PCA");
  if (initialization == "spectral") facts.emplace_back("spectral start");
  if (initialization == "quadratic") facts.emplace_back("quadratic start");
  if (initialization == "random") facts.emplace_back("random start");
  if (seed) facts.push_back("seed " + std::to_string(*seed));
  return facts;
}

std::string FigureReport::axisLabel(std::size_t axis) const {
  if (method != "pca") return {};
  std::string name = "Component " + std::to_string(axis + 1);
  if (axis >= componentVariances.size()) return name;
  return name + ", " + percent(componentVariances[axis]) + " of the variance";
}

Result<FigureReport> readFigureReport(const std::filesystem::path& path) {
  const auto read = readJsonFile(path);
  if (!read) return tl::unexpected(read.error());
  const json& report = *read;
  if (!report.is_object() || !report.contains("recipe") || !report["recipe"].is_object())
    return report.is_object()
               ? badFile("%1 is not a report of lookbook-cli embed: it holds no recipe.", path)
               : badFile("%1 is not a report of lookbook-cli embed: it is not a JSON object.",
                         path);
  return fromJson(report);
}

Result<void> checkReport(const FigureReport& report, const std::string& path,
                         const Dataset& dataset, const std::vector<ImageIndex>& images) {
  if (report.count && *report.count != images.size())
    return badFile(plural(*report.count, "%1 is a report on %n row, but there are %2 images.",
                          "%1 is a report on %n rows, but there are %2 images.", path,
                          images.size()));
  // A matrix of the user's has a fingerprint of its own: it may well come from this data set.
  const auto embedded = readRows(report.rows, dataset);
  if (report.fingerprint != dataset.fingerprint() || !embedded || *embedded == images) return {};
  return badFile("%1 is a report on other images (\"%2\") than --split and --limit select.", path,
                 report.rows);
}

}  // namespace lookbook::app
