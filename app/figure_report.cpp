#include "app/figure_report.h"

#include "core/base/number_text.h"
#include "core/runs/recipe.h"

#include <algorithm>

namespace lookbook::app {

namespace {

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

std::string methodTitle(const MapReport& report) {
  const auto* known = std::ranges::find(kMethodNames, report.method);
  if (known == kMethodNames.end()) return report.method;
  return infoOf(static_cast<Method>(known - kMethodNames.begin())).title;
}

std::vector<std::string> factsOf(const MapReport& report) {
  std::vector<std::string> facts;
  if (report.method == "pca") {
    if (report.componentVariances.size() >= 2)
      facts.push_back("PCA, " +
                      percent(report.componentVariances[0] + report.componentVariances[1]) +
                      " of the variance in these two components");
    else
      facts.push_back(methodTitle(report));
    return facts;
  }
  std::string parameters;
  if (report.perplexity) parameters = " with perplexity " + plainNumber(*report.perplexity);
  if (report.neighbors) parameters = " with " + std::to_string(*report.neighbors) + " neighbours";
  if (!report.method.empty()) facts.push_back(methodTitle(report) + parameters);
  if (report.iterations)
    facts.push_back(grouped(*report.iterations) +
                    (report.method == "umap" ? " epochs" : " iterations"));
  for (std::size_t i = 0; i < report.objectives.size(); ++i)
    if (report.objectives[i])
      facts.push_back(std::string(kMethods[i].objective.title) + " " +
                      fixedNumber(*report.objectives[i], 3));
  if (report.initialization == "pca") facts.emplace_back("started from PCA");
  if (report.initialization == "spectral") facts.emplace_back("spectral start");
  if (report.initialization == "quadratic") facts.emplace_back("quadratic start");
  if (report.initialization == "random") facts.emplace_back("random start");
  if (report.seed) facts.push_back("seed " + std::to_string(*report.seed));
  return facts;
}

std::string axisLabel(const MapReport& report, std::size_t axis) {
  if (report.method != "pca") return {};
  std::string name = "Component " + std::to_string(axis + 1);
  if (axis >= report.componentVariances.size()) return name;
  return name + ", " + percent(report.componentVariances[axis]) + " of the variance";
}

Result<void> checkReport(const MapReport& report, const std::string& path, const Dataset& dataset,
                         const std::vector<ImageIndex>& images) {
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
