#include "app/cli/score_report.h"

#include "app/common/terminal.h"
#include "core/json/json_text.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <iomanip>
#include <iostream>
#include <optional>
#include <sstream>

namespace lookbook::cli {

namespace {

struct Measure {
  const char* key;   ///< its name in JSON
  const char* name;  ///< its name on the terminal
  std::string help;
  std::optional<Estimate> estimate;
};

std::array<Measure, 7> measuresOf(const ScoreReport& report) {
  const MapScores& scores = report.scores;
  const std::string k = std::to_string(report.options.neighbors);
  return {
      {{"trustworthiness", "trustworthiness",
        "1: the " + k + " nearest in the map are near in the input", scores.trustworthiness},
       {"continuity", "continuity", "1: the " + k + " nearest in the input are near in the map",
        scores.continuity},
       {"neighbor_recall", "neighbour recall",
        "share of the " + k + " nearest in the input that are so in the map",
        scores.neighborRecall},
       {"label_accuracy", "label accuracy",
        "share of classes that the 5 nearest in the map predict correctly", scores.labelAccuracy},
       {"label_accuracy_input", "  in the input", "the same of the 5 nearest in the input",
        scores.labelAccuracyInput},
       {"silhouette", "silhouette", "1: classes are dense and apart in the map, -1: mixed up",
        scores.silhouette},
       {"distance_correlation", "distance correlation",
        "1: far in the input is far in the map (Spearman, " + std::to_string(scores.pairs) +
            " pairs)",
        scores.distanceCorrelation}}};
}

/// Whether the measure is an estimate from a random sample.
bool isDrawn(const Measure& measure) {
  return measure.estimate && measure.estimate->standardError > 0;
}

/// "0.9876", or "0.9876 ± 0.0012".
std::string numberOf(const Estimate& estimate) {
  constexpr int kDigits = 4;
  std::ostringstream text;
  text << std::fixed << std::setprecision(kDigits) << std::setw(kDigits + 3) << estimate.value;
  if (estimate.standardError > 0) text << " ± " << estimate.standardError;
  return text.str();
}

/// Pads a text to a width in characters; "±" is one character of two bytes.
std::string padded(std::string text, std::size_t width) {
  const std::size_t characters =
      text.find("±") == std::string::npos ? text.size() : text.size() - 1;
  if (characters < width) text.append(width - characters, ' ');
  return text;
}

}  // namespace

void printJson(const ScoreReport& report) {
  nlohmann::ordered_json json{{"map", report.map},
                              {"input", report.input},
                              {"points", report.scores.points},
                              {"neighbors", report.options.neighbors},
                              {"pairs", report.scores.pairs}};
  nlohmann::ordered_json errors;
  for (const Measure& measure : measuresOf(report)) {
    if (!measure.estimate) continue;
    json[measure.key] = measure.estimate->value;
    if (measure.estimate->standardError > 0) errors[measure.key] = measure.estimate->standardError;
  }
  if (report.scores.sampled()) json["sampled"] = report.scores.queries;
  if (!errors.empty()) {
    json["standard_errors"] = errors;
    json["seed"] = report.options.seed;
  }
  constexpr int kIndent = 2;
  std::cout << jsonText(json, kIndent) << '\n';
}

void printText(const ScoreReport& report) {
  constexpr int kNameWidth = 22;
  constexpr std::size_t kNumberWidth = 9;
  constexpr std::size_t kErrorWidth = 9;
  const MapScores& scores = report.scores;
  std::cout << printable(report.map) << ": " << scores.points << " points, a map of "
            << printable(report.input) << '\n';
  if (scores.sampled())
    std::cout << "Estimated from " << scores.queries << " points drawn at random (seed "
              << report.options.seed << "), ranked among all\n";
  const auto measures = measuresOf(report);
  if (std::ranges::any_of(measures, isDrawn))
    std::cout << "± is the standard error of the estimate\n";
  std::cout << '\n';
  for (const Measure& measure : measures) {
    if (!measure.estimate) continue;
    std::cout << "  " << std::left << std::setw(kNameWidth) << measure.name
              << padded(numberOf(*measure.estimate), kNumberWidth + kErrorWidth) << measure.help
              << '\n';
  }
}

}  // namespace lookbook::cli
